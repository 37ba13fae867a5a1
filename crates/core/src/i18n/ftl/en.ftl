# The interface texts of the citizen's pages. Plain words, active, "you". No exclamation marks.
# Every language has exactly these messages, with exactly these variables; a test holds that.

## What every page has

# The language's own name, as its speakers write it, for the language switcher.
language-name = English
# Label of the language switcher.
language = Language
skip-to-content = Skip to the questions
privacy = Privacy
accessibility = Accessibility
# Stands in the footer of the survey.
anonymous = No name, no cookies, no tracking.

## Answering

# Title of a page of a survey with several pages; both are numbers.
step-of = Step { $step } of { $steps }
# Put before the title of a page that shows errors, as in "Error: Your visit".
error-prefix = Error: { $title }
next = Next
back = Back
send = Send
# Stands behind the prompt of a question that may be left out.
optional = optional
choose-several = You can choose several.
choose-up-to = Choose up to { $max }.
choose-at-least = Choose at least { $min }.
choose-between = Choose { $min } to { $max }.
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
# Read out for a point of a scale, as in "3 of 5".
point-of = { $score } of { $to }
ranking-hint = Choose a place for each. 1 is the best.
ranking-place = Place { $place }
ranking-none = No place
number-range = A number from { $min } to { $max }.
number-from = A number from { $min } up.
number-to = A number up to { $max }.
email-hint = Only if you want an answer. As in name@example.org.
personal-hint = Please do not write names, phone numbers or anything else that shows who you are.
# Label of the field beside an option such as "Other".
other-text = Please say what
characters-max = { $max ->
    [one] At most { $max } character.
   *[other] At most { $max } characters.
}
# Only for bots: a person never sees this field.
leave-empty = Leave this field empty

## When something is wrong

errors-title = { $count ->
    [one] Please check one answer
   *[other] Please check { $count } answers
}
error-required = Please answer this question.
error-required-row = Please choose an answer for "{ $row }".
error-not-offered = Please choose one of the answers offered.
error-too-many-choices = { $max ->
    [one] Please choose { $max } answer at most.
   *[other] Please choose { $max } answers at most.
}
error-too-few-choices = { $min ->
    [one] Please choose { $min } answer at least.
   *[other] Please choose { $min } answers at least.
}
error-exclusive = Please choose this answer alone, or only others.
error-same-place = Please give each place only once.
error-not-a-number = Please write a number, as in 12.
error-ambiguous-number = Please write the number without a point or comma for thousands, as in 1000.
error-number-range = Please write a number from { $min } to { $max }.
error-whole-number = Please write a whole number.
error-decimals = { $decimals ->
    [one] Please write at most { $decimals } decimal.
   *[other] Please write at most { $decimals } decimals.
}
error-bad-day = Please write a day, as in 2026-03-01.
error-too-long = { $max ->
    [one] Please write at most { $max } character.
   *[other] Please write at most { $max } characters.
}
error-bad-email = Please write an e-mail address, as in name@example.org.
error-other = This answer cannot be taken. Please change it.
error-send-again = This page was open for a very long time. Your answers are still here: please press the button again.
error-too-often = Many answers come from your network right now. Your answers are still here: please wait a minute and press the button again.
error-unavailable = We cannot store your answers right now. They are still here: please wait a minute and press the button again.
error-differs = You have sent this form before, with other answers. What you sent first is stored.

## When there is nothing to answer

closed-title = This survey is closed
closed-text = Thank you for wanting to take part. No more answers are taken.
soon-title = This survey is not open yet
soon-text = It opens on { $day }.
trouble-title = Please try again in a moment
lost-text = Nothing was stored. Please go back and send it again.
too-large-title = The text is too long
too-large-text = Nothing was stored. Please go back, write less and send it again.
missing-title = There is no such page
missing-text = Please check the address, or scan the code again.
link-used-title = This link was used already
link-used-text = Each link can be used once. Thank you for your answer.
link-late-title = This link is too old
link-late-text = It could be used until { $day }.
link-broken-title = This link does not work
link-broken-text = Please open it again from the message you received, whole and unchanged.

## After sending

thanks-title = Thank you
thanks-text = Your answers are stored.
thanks-held = Your answers are stored. The city will look at them before they are counted.
receipt-title = Your receipt
receipt-text = With this code you can see, correct or withdraw your answers. Please keep it: we do not know who you are and cannot find your answers without it.
receipt-copy = Copy the code
receipt-copied = Copied
print = Print
receipt-qr = QR code of this receipt
receipt-show = See my answers
see-results = See the results
stored-title = Your stored answers
stored-on = Sent on { $day }
stored-held = Not counted yet: the city will look at it first.
not-answered = No answer
masked-note = Personal data that we noticed in your text was removed before it was stored.
correct = Correct my answers
correct-title = Correct your answers
correct-save = Save
corrected-title = Your answers are corrected
withdraw = Withdraw my answers
withdraw-title = Withdraw your answers?
withdraw-text = They are deleted for good and no longer counted.
withdraw-yes = Yes, withdraw
withdraw-no = No, keep them
withdrawn-title = Your answers are withdrawn
withdrawn-text = They are deleted and no longer counted.
receipt-enter-title = See or withdraw your answers
receipt-enter-label = Receipt code
receipt-enter-hint = 20 letters and digits, as in 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = We found no answers for this code. Please check it. They may have been withdrawn.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Give feedback
close = Close
poster-scan = Scan the code with the camera of your phone
poster-address = or go to { $address }
kiosk-next = Next person
kiosk-restart = Start again
kiosk-soon = This page starts again in a moment.
kiosk-waiting = { $count ->
    [one] No connection: { $count } answer is kept here and will be sent later.
   *[other] No connection: { $count } answers are kept here and will be sent later.
}
kiosk-script = This screen needs JavaScript to keep answers while there is no connection.
staff-title = Entry by staff
staff-text = Enter what was written on paper or said on the phone, as it was given. The answers are counted on the day you enter them.
staff-next = Enter the next one

## Public results

results-title = Results
results-answers = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
results-few = Results are shown once there are { $min } answers.
results-satisfied = { $percent } were satisfied
# Both are shares, as in "95 % interval: 61 % to 72 %".
results-interval = 95 % interval: { $low } to { $high }
results-mean = Mean: { $mean }
results-answer = Answer
results-count = Number
results-over-time = Over time
results-month = Month
results-share = Share

## Privacy notice

privacy-title = Privacy notice
privacy-who = { $city } asks for your opinion to make its services better. Taking part is voluntary.
privacy-stored-title = What is stored
privacy-stored = Your answers, the day and time, the language, and where you found the survey.
privacy-not-stored = Not stored: your name, your network address, your device. There are no cookies. If you write personal data that we recognise, such as an e-mail address or a phone number, it is removed before anything is stored.
privacy-purpose-title = What it is used for
privacy-purpose = Counts and shares are published and compared. Comments are read only by the city.
privacy-time-title = How long it is kept
privacy-time = { $days ->
    [one] Answers are deleted after { $days } day; counts stay.
   *[other] Answers are deleted after { $days } days; counts stay.
}
privacy-time-open = The city has not set an end yet. You can withdraw your answers at any time.
privacy-rights-title = Your rights
privacy-rights = With your receipt code you can see, correct or withdraw your answers at any time. You can also complain to the data protection authority of your country.
contact-title = Contact
contact-none = Please ask at the city's service desk.

## Accessibility statement

accessibility-title = Accessibility statement
accessibility-goal = These pages are meant for everybody. They are built to meet WCAG 2.2, level AA, and the European standard EN 301 549.
accessibility-how = They work with the keyboard alone, with a screen reader, on small screens, enlarged, in dark mode, and without JavaScript. They are checked automatically before every release.
accessibility-problem = If something does not work for you, please tell the city. If you get no good answer, turn to the authority that watches over accessibility in your country.

# What the city did about it
you-said = You said
we-did = We did

# Limits
requests-too-many = Too many requests came from your network. Please wait a minute and try again.
