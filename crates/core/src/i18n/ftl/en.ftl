# Texts of the citizen pages. Plain words, active voice, "you". No exclamation marks.
# Every language has exactly these messages with these variables; a test checks this.

## Layout of all pages

# Name of the language in the language itself, for the language switcher.
language-name = English
# Label of the language switcher.
language = Language
skip-to-content = Skip to the questions
privacy = Privacy
accessibility = Accessibility
# Footer of the survey.
anonymous = No name, no cookies, no tracking.

## Answering

# Title of a page of a survey with several pages; both are numbers.
step-of = Step { $step } of { $steps }
# Title of a page that shows errors, as in "Error: Your visit".
error-prefix = Error: { $title }
next = Next
back = Back
send = Send
# Shown after the prompt of an optional question.
optional = optional
choose-several = Select all that apply.
choose-up-to = Select up to { $max }.
choose-at-least = Select at least { $min }.
choose-between = Select { $min } to { $max }.
# Names of the five faces, from the saddest to the happiest.
face-1 = Very bad
face-2 = Bad
face-3 = Neither good nor bad
face-4 = Good
face-5 = Very good
stars = { $count ->
    [one] { $count } star
   *[other] { $count } stars
}
# Screen reader label of a point of a scale, as in "3 of 5".
point-of = { $score } of { $to }
ranking-hint = Put these in order. 1 is your first choice.
ranking-place = Rank { $place }
ranking-none = Not ranked
number-range = Enter a number from { $min } to { $max }.
number-from = Enter a number that is { $min } or more.
number-to = Enter a number that is { $max } or less.
email-hint = We will only use this to reply to you. For example, name@example.org
personal-hint = Do not include personal information, such as your name or phone number.
# Label of the text field of an option such as "Other".
other-text = Please specify
characters-max = { $max ->
    [one] You can enter up to { $max } character.
   *[other] You can enter up to { $max } characters.
}
# Honeypot field, hidden from people.
leave-empty = Leave this field empty

## Errors

errors-title = { $count ->
    [one] There is a problem with { $count } answer
   *[other] There is a problem with { $count } answers
}
error-required = Answer this question
error-required-row = Select an answer for “{ $row }”
error-not-offered = Select one of the options
error-too-many-choices = { $max ->
    [one] Select no more than { $max } answer
   *[other] Select no more than { $max } answers
}
error-too-few-choices = { $min ->
    [one] Select at least { $min } answer
   *[other] Select at least { $min } answers
}
error-exclusive = Select either this answer or other answers, but not both
error-same-place = Use each rank only once
error-not-a-number = Enter a number, like 12
error-ambiguous-number = Enter the number without a point or comma for thousands, like 1000
error-number-range = Enter a number from { $min } to { $max }
error-whole-number = Enter a whole number, like 12
error-decimals = { $decimals ->
    [one] Enter a number with no more than { $decimals } decimal place
   *[other] Enter a number with no more than { $decimals } decimal places
}
error-bad-day = Enter a real date, like 2026-03-01
error-too-long = { $max ->
    [one] Your answer must be { $max } character or fewer
   *[other] Your answer must be { $max } characters or fewer
}
error-bad-email = Enter an e-mail address in the correct format, like name@example.org
error-other = This answer is not valid. Check it and try again.
error-send-again = This page was open for too long. Your answers are still here. Select the button again to send them.
error-too-often = Too many answers are being sent from your network. Your answers are still here. Wait a minute, then select the button again.
error-unavailable = We could not store your answers. They are still here. Wait a minute, then select the button again.
error-differs = You have already sent this form with different answers. We kept the answers you sent first.

## Surveys that cannot be answered

closed-title = This survey is closed
closed-text = Thank you for your interest. This survey no longer accepts answers.
soon-title = This survey is not open yet
soon-text = It opens on { $day }.
trouble-title = Sorry, try again in a moment
lost-text = Your answers were not stored. Go back and send them again.
too-large-title = Your answer is too long
too-large-text = Your answers were not stored. Go back, shorten the text and send them again.
missing-title = Page not found
missing-text = Check the web address, or scan the code again.
link-used-title = This link has already been used
link-used-text = Each link works once. Thank you for your answers.
link-late-title = This link has expired
link-late-text = It was valid until { $day }.
link-broken-title = This link does not work
link-broken-text = Open the link again from the message you received. If you copy it, copy all of it.

## After sending

thanks-title = Thank you
thanks-text = We have stored your answers.
thanks-held = We have stored your answers. The city will review them before they are counted.
receipt-title = Your receipt
receipt-text = Use this code to see, correct or withdraw your answers. Keep it safe: we do not know who you are, so we cannot find your answers without it.
receipt-copy = Copy the code
receipt-copied = Copied
print = Print
receipt-qr = QR code of your receipt
receipt-show = See my answers
see-results = See the results
stored-title = Your answers
stored-on = Sent on { $day }
stored-held = Not counted yet. The city will review your answers first.
not-answered = Not answered
masked-note = We removed personal information that we recognised in your text before storing it.
correct = Correct my answers
correct-title = Correct your answers
correct-save = Save
corrected-title = Your answers have been changed
withdraw = Withdraw my answers
withdraw-title = Withdraw your answers?
withdraw-text = We will delete them permanently and no longer count them.
withdraw-yes = Yes, withdraw
withdraw-no = No, keep them
withdrawn-title = Your answers have been withdrawn
withdrawn-text = We have deleted them and no longer count them.
receipt-enter-title = See or withdraw your answers
receipt-enter-label = Receipt code
receipt-enter-hint = The code has 20 letters and numbers, like 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = We could not find answers for this code. Check the code. If it is correct, the answers have been withdrawn.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Give feedback
close = Close
poster-scan = Scan the code with your phone’s camera
poster-address = or go to { $address }
kiosk-next = Next person
kiosk-restart = Start again
kiosk-soon = This page restarts soon.
kiosk-waiting = { $count ->
    [one] No connection. { $count } answer is stored on this device and will be sent later.
   *[other] No connection. { $count } answers are stored on this device and will be sent later.
}
kiosk-script = Turn on JavaScript in this browser. Without it, answers cannot be stored while there is no connection.
staff-title = Staff entry
staff-text = Enter the answers exactly as they were given on paper or by phone. They are counted on the day you enter them.
staff-next = Enter another response

## Public results

results-title = Results
results-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
results-few = Results appear when there are at least { $min } answers.
results-satisfied = { $percent } of those who answered were satisfied
# Both are percentages, as in "95% confidence interval: 61% to 72%".
results-interval = 95% confidence interval: { $low } to { $high }
results-mean = Mean: { $mean }
results-answer = Answer
results-count = Answers
results-over-time = Over time
results-month = Month
results-share = Percentage

## Privacy notice

privacy-title = Privacy notice
privacy-who = { $city } asks for your views to improve its services. Taking part is voluntary.
privacy-stored-title = What we store
privacy-stored = We store your answers, the date and time, the language, and where you found the survey.
privacy-not-stored = We do not store your name, your IP address or information about your device, and we do not use cookies. If we recognise personal information in a text answer, such as an e-mail address or a phone number, we remove it before we store the answer.
privacy-purpose-title = How we use your answers
privacy-purpose = We publish counts and percentages and compare them. Only the city reads comments.
privacy-time-title = How long we keep your answers
privacy-time = { $days ->
    [one] We delete answers after { $days } day. We keep the counts.
   *[other] We delete answers after { $days } days. We keep the counts.
}
privacy-time-open = The city has not set a time limit. You can withdraw your answers at any time.
privacy-rights-title = Your rights
privacy-rights = You can use your receipt code to see, correct or withdraw your answers at any time. You can also complain to the data protection authority of your country.
contact-title = Contact
contact-none = Contact the city’s service desk.

## Accessibility statement

accessibility-title = Accessibility statement
accessibility-goal = We want everyone to be able to use these pages. They are designed to meet WCAG 2.2 level AA and the European standard EN 301 549.
accessibility-how = You can use them with only a keyboard, with a screen reader, on a small screen, zoomed in, in dark mode and without JavaScript. We run automated checks before every release.
accessibility-problem = If you have a problem with these pages, tell the city. If you are not happy with the response, contact the body that enforces web accessibility in your country.

# Improvement actions
you-said = You said
we-did = We did

# Rate limits
requests-too-many = Too many requests came from your network. Wait a minute, then try again.
