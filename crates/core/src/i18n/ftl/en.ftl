# Texts of the citizen pages. Plain words, active voice, "you". No exclamation marks.
# Every language has exactly these messages with these variables; a test checks this.

## Layout of all pages

# Name of the language in the language itself, for the language switcher.
language-name = English
# Label of the language switcher.
language = Language
skip-to-content = Skip to main content
privacy = Privacy
accessibility = Accessibility
# Footer of the survey.
anonymous = No cookies and no tracking.

## Answering

# Title of a page of a survey with several pages; both are numbers.
step-of = Page { $step } of { $steps }
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
choose-between = Select between { $min } and { $max }.
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
# Screen reader label of a point of a scale, as in "3 out of 5".
point-of = { $score } out of { $to }
ranking-hint = Put these in order. 1 is your first choice.
ranking-place = Rank { $place }
ranking-none = Not ranked
number-range = Enter a number between { $min } and { $max }
number-from = Enter a number that is { $min } or more
number-to = Enter a number that is { $max } or less
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
error-ambiguous-number = Enter the number without a thousands separator, like 1000
error-number-range = Enter a number between { $min } and { $max }
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
receipt-copy = Copy code
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
correct-save = Save changes
corrected-title = Your answers have been changed
withdraw = Withdraw my answers
withdraw-title = Withdraw your answers?
withdraw-text = We will delete them permanently and no longer count them.
withdraw-yes = Withdraw my answers
withdraw-no = Keep my answers
withdrawn-title = Your answers have been withdrawn
withdrawn-text = We have deleted them and no longer count them.
# Shown where answers are corrected or withdrawn.
receipt-release = Published figures are updated with the next release.
receipt-enter-title = See, correct or withdraw your answers
receipt-enter-label = Receipt code
receipt-enter-hint = The code has 20 letters and numbers, like 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = We could not find answers for this code. Check the code. If it is correct, the answers have been deleted.

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
kiosk-script = Turn on JavaScript in this browser. Without it, answers cannot be kept while there is no connection.
staff-title = Staff entry
staff-text = Enter the answers exactly as they were given on paper or by phone. They are counted on the day you enter them.
staff-next = Enter another response

## Public results

results-title = Results
results-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
# Number of answers where counts are rounded.
results-answers-about = { $count ->
    [one] about { $count } answer
   *[other] about { $count } answers
}
# Before the first release.
results-few = { $min ->
    [one] Results appear when there is at least { $min } answer, on the next day at the earliest.
   *[other] Results appear when there are at least { $min } answers, on the next day at the earliest.
}
# Beside the first interval of a page.
results-note = These are the views of the people who chose to answer. The interval covers chance only, not people who did not answer.
results-released = Figures up to { $day }. Every figure is based on a group of at least { $min } answers.
results-rounded = Counts are rounded to multiples of { $multiple } so that nobody can be recognised. They may not add up to the totals.
# In place of a figure that has too few answers.
results-withheld = Too few answers to show
results-satisfied = { $percent } of those who answered were satisfied
results-found = { $percent } of those who answered found what they were looking for
# Headline of a measure that is a mean or an index, as in "Ease (Customer Effort Score): 5.79 on a scale from 1 to 7"; then of one
# without a scale, as in "Median time saved: 25.0 min".
results-score = { $measure }: { $value } on a scale from { $low } to { $high }
results-value = { $measure }: { $value }
results-time-saved = Median time saved
results-govuk = Satisfaction score
results-nps = Net Promoter Score
results-ces = Ease (Customer Effort Score)
results-sus = Ease of use (System Usability Scale)
results-umux-lite = Ease of use (UMUX-Lite)
results-sdg-rating = Star rating
# Both are percentages, as in "95% confidence interval: 61% to 72%".
results-interval = 95% confidence interval: { $low } to { $high }
results-mean = Mean: { $mean }
results-answer = Answer
results-count = Answers
results-over-time = Over time
results-month = Month
results-share = Percentage
# Beside the headline: quartiles of at least 5 cities. The days are a period.
results-norms = Cities with the same type of service ({ $from } – { $to }, cities: { $cities }): half of the results are between { $low } and { $high }. The median is { $median }.
# An answer that not everybody was offered; then one that is not offered any more.
results-since = { $label } (since version { $version } of the survey)
results-no-longer = { $label } (no longer offered)
# Below a table with such answers, whose numbers are written "102 / 833".
results-offered = Not everyone was offered every answer. The second number is how many people were offered it, and the percentage is of those people. Percentages may not add up to 100%.
# Below the chart over time: months in which the line breaks, then months with a dotted line.
results-breaks = { $months }: the question changed. You cannot compare results before and after. A solid line in the chart shows this.
results-marks = { $months }: something changed that may affect the results, such as a text or the service. A dotted line in the chart shows this.

## Privacy notice

privacy-title = Privacy notice
privacy-who = { $city } asks for your views to improve its services. Taking part is voluntary.
privacy-stored-title = What we store
privacy-stored = We store your answers, the date and time, the language, and where you found the survey. If a question asks for your e-mail address and you enter it, we store it with your answers.
privacy-not-stored = We do not ask for your name. We do not store your IP address or information about your device, and we do not use cookies. If we recognise personal information in a text answer, such as a phone number, we remove it before we store the answer.
privacy-networks = To decide when results can be published, we store one of 65,536 numbers that is calculated from part of your IP address. It cannot be turned back into an address, about 256 networks share each number, and we delete it when the figures of that period are published, after a year at the latest.
privacy-purpose-title = How we use your answers
privacy-purpose = We publish the results as counts and percentages and compare them with other services and cities. Only city staff read comments.
privacy-time-title = How long we keep your answers
privacy-time = { $days ->
    [one] We delete answers after { $days } day. We keep the counts.
   *[other] We delete answers after { $days } days. We keep the counts.
}
privacy-time-open = The city has not set a time limit. You can withdraw your answers at any time.
privacy-rights-title = Your rights
privacy-rights = You can use your receipt code to see, correct or withdraw your answers at any time. You can also complain to your data protection authority.
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
