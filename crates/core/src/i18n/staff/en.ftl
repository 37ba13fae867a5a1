# Staff pages and e-mails to staff. Plain words, active voice, "you".

# Layout of all pages
skip = Skip to content
nav-own = Your account
nav-pages = Pages
sign-out = Sign out
save = Save
save-and-stay = Save and continue editing
add = Add
remove = Remove
change-it = Change
show = Show
search = Search
all = All
yes = Yes
no = No
do = Action
older = Older
number = No.
from = From
to = To
name = Name
email = E-mail
language = Language
city = City
country = Country
role = Role
state = Status
survey = Survey
service = Service
question = Question
errors-title = There is a problem
bad-name = Enter a name
bad-email = Enter an e-mail address in the correct format, like name@example.org
name-taken = This name is already in use. Choose another one.
seconds = { $count ->
    [one] 1 second
   *[other] { $count } seconds
 }
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
 }

# Confirmations
done-saved = Saved.
done-removed = Removed.
done-signed-out = You have signed out.
done-letter = If there is an account for this address, we have sent an e-mail to it.
done-joined = Your account is ready.
done-password = Password changed. You have been signed out everywhere else.
done-factor-off = The second factor is off.
done-session-ended = You have signed out of that session.
done-service = Service added.
done-survey = Survey created. Check the questions, then publish it.
done-published = Survey published. Next, share it: print a QR code, copy the link or add a button to your website.
done-closed = Survey closed. To open it again, publish it again.
done-invited = Invitation sent.
done-accepted = Counted.
done-rejected = Deleted.
done-shared = Shared with other cities.
done-approved = City approved. Its owner has been invited by e-mail.
done-asked = Almost done. We have sent an e-mail to your address. Open the link in it and select the button. Then an administrator will review your application.

# Errors
refused-back = Back to the start page
refused-form = This page has expired
refused-form-text = You opened it in another session, or too long ago. Go back, reload the page and try again.
refused-missing = Page not found
refused-missing-text = The page does not exist, or you do not have access to it.
refused-forbidden = You do not have access to this page
refused-forbidden-text = If you need access, ask an owner of your city.
refused-large = The file or text is too large
refused-large-text = Use a smaller file, or send the text in parts.
refused-away = Sorry, the service is busy
refused-away-text = Everything you saved is safe. Try again in a moment.
refused-broken = Sorry, there is a problem with the service
refused-broken-text = If you report this problem, include the number below.

# Signing in
sign-in = Sign in
sign-in-again = Sign in with another account
sign-in-wrong = Wrong e-mail or password
sign-in-over = Signing in took too long. Start again.
sign-in-wait = Too many failed attempts. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
 }, or use another network.
sign-in-unsafe = This page was not opened over HTTPS, so you cannot stay signed in. Use the secure address of this service.
password = Password
password-new = New password
password-present = Current password
password-hint = Use at least { $min } characters. Three or more random words make a good password.
password-title = Password
password-change = Change password
password-wrong = Current password is wrong
password-too-short = Password must be at least { $min } characters
password-too-long = Password is too long. Choose a shorter one.
password-common = This password is easy to guess. Choose another one.
password-personal = Password must not be based on your e-mail address
password-repeated = Password must have more than 2 different characters
forgot = Forgotten your password?
forgot-lead = Enter your e-mail address. If you have an account, we will send you a link to set a new password.
forgot-button = Send link
code = Security code
code-hint = Enter the 6-digit code from your authenticator app, or a recovery code.
code-title = Enter your security code
code-wrong = Security code is wrong or has already been used
join-title = Create your account
join-lead = You have been invited to { $city } with the role { $role }.
join-button = Accept invitation
reset-title = Set a new password
reset-lead = When you set a new password, you are signed out everywhere else.
reset-button = Set password
ticket-over-title = This link has expired
ticket-over = It has already been used or is no longer valid. Sign in, or ask for a new link.
sign-on-other = Sign in with your city account
join-ask = Apply to join with your city

# Single sign-on
sign-on-go = Continue
sign-on-none = No city has set up single sign-on. Sign in with your e-mail and password.
sign-on-failed = Single sign-on did not work ({ $code }). Try again, or sign in with your e-mail and password.
sign-on-refused = Your city account does not have access to Urbivox ({ $code }). Ask an owner of your city.
sign-on-lead = Your colleagues can sign in with their city accounts (OpenID Connect). Register Urbivox with your identity provider and enter this redirect address there:
sign-on-nobody = No access, unless a group above gives it
provider-issuer = Issuer
provider-issuer-hint = The address of your identity provider, like https://login.tampere.fi
provider-client_id = Client ID
provider-client_id-hint = The ID that your identity provider uses for Urbivox.
provider-client_secret = Client secret
provider-client_secret-hint = Leave empty to keep the stored secret.
provider-domains = Allowed e-mail domains
provider-domains-hint = Only people with these domains can sign in. Separate them with commas, like tampere.fi, tre.fi
provider-role_claim = Groups claim
provider-role_claim-hint = The claim that lists a person’s groups, like groups. Optional.
provider-roles = Roles by group
provider-roles-hint = One per line, like: digital-team = editor
provider-default_role = Role for everyone else

# Own account
account-title = Your account
factor = Second factor
factor-title = Second factor
factor-lead = A second factor protects your account even if someone learns your password. Scan this code with an authenticator app on your phone, then enter the security code it shows.
factor-qr = QR code for your authenticator app
factor-typed = I cannot scan the code
factor-on = Turn on
factor-off = Turn off
factor-is-on = The second factor is on. You have { $count ->
    [one] 1 recovery code
   *[other] { $count } recovery codes
 } left.
recovery-title = Your recovery codes
recovery-lead = Store these codes in a safe place, for example on paper. If you lose your phone, each code lets you sign in once. We only show them now.
recovery-kept = I have stored the codes
sessions-title = Where you are signed in
session-client = Browser
session-began = Signed in
session-seen = Last active
session-state = Status
session-here = This session
session-end = Sign out

# Cities
home-title = Your cities
home-cities = Cities
home-empty = You do not have access to a city yet. Ask the person who invited you.
admins-title = Administrators and analysts
applications-title = Applications from cities
applications-none = No applications to decide.
application-approve = Approve
application-refuse = Decline
application-approved = Approved
application-refused = Declined
application-gone = Someone else has already decided this application.
join-city = Apply to join with your city
join-city-lead = Tell us about your city. When an administrator has approved it, we e-mail you a link to get started. You can have a survey at your counter 10 minutes later.
join-send = Send application
join-full = We have too many applications at the moment. Try again in a few days.
apply-name = Name of the city
apply-name-hint = As its citizens write it.
apply-country = Country
apply-country-hint = 2-letter country code, like FI or IT.
apply-languages = Languages
apply-languages-hint = Language codes separated by commas, main language first, like fi, sv, en
apply-timezone = Time zone
apply-timezone-hint = For example, Europe/Helsinki
apply-lau = LAU code
apply-lau-hint = Eurostat’s code for your municipality. Optional.
apply-contact = Your name
apply-contact-hint = You will be the owner and can invite others.
apply-email = Your e-mail address
apply-email-hint = We will send you the link to get started.
apply-message = Anything else
apply-message-hint = For example, which services you want to ask about and what you want to find out.
bad-apply-name = Enter the name of the city
bad-apply-country = Enter a 2-letter country code, like FI
bad-apply-contact = Enter your name
bad-apply-email = Enter your e-mail address in the correct format, like name@example.org
bad-apply-timezone = Enter a time zone, like Europe/Helsinki
bad-apply-languages = Enter language codes separated by commas, like fi, sv, en
bad-apply-lau = LAU code must be 20 characters or fewer
bad-apply-message = Your message is too long. Shorten it.

# A city
tab-surveys = Surveys
tab-templates = Templates
tab-people = People
tab-keys = API keys
tab-settings = Settings
tab-retention = Retention
tab-sign-on = Single sign-on
tab-audit = Audit log
surveys-title = Surveys
comments-new = New comments
held-waiting = Held for review
start-empty = Start with a service that citizens use. Then create a survey for it from a template.
start-lead = 3 steps to a QR code at your counter:
start-check = Check the questions
start-publish = Publish the survey
start-place = Print a poster with a QR code
survey-new = New survey
survey-name = Name
survey-name-hint = Used in the web address. Leave empty to use the template’s name.
survey-needs-service = Add a service first
survey-add = Create survey
service-new = New service
service-name = Name of the service
service-hint = Use the name that citizens use, like day care, parking permit or library.
service-add = Add service
template = Template
template-hint = Tested questions in your city’s languages. You can change them afterwards.
template-blank = Empty: write every question yourself
template-not-offered = This template is not available in any of your city’s languages. Choose another one.
state-draft = Draft
state-scheduled = Scheduled
state-open = Open
state-closed = Closed

# Templates
templates-lead = Start from a standard set of questions, or from a survey that another city has shared.
templates-shared = Shared by cities
templates-shared-none = No city has shared a survey yet. To share one of yours, open it, then select Publish and Share with other cities.
templates-own = Standard question sets
template-questions = Questions
template-use = Use template
unshare = Stop sharing
share-title = Share with other cities
share-lead = Other cities can then use this survey as a template. Tell them what worked for you.
share-name = Name of the template
share-note = What worked
share-note-hint = For example, how many people answered, what you changed as a result, and what you would ask differently.
share = Share with other cities
template-short-satisfaction = Short satisfaction
template-short-satisfaction-text = How satisfied people are, what could have been better, and a comment. Gives the percentage of satisfied people. Recommended for your first survey.
template-nps = Recommendation
template-nps-text = How likely people are to recommend the service, from 0 to 10, and why. Gives the Net Promoter Score. Most useful for services that people can choose.
template-ces = Effort
template-ces-text = Whether the city made it easy, from 1 to 7, and what was difficult. Gives the customer effort score.
template-sus = System Usability Scale
template-sus-text = 10 statements about using a digital service (Brooke 1996). Gives the SUS score, 0 to 100. It is a score, not a percentage.
template-umux-lite = Usability in 2 questions
template-umux-lite-text = Whether the service does what people need and is easy to use (after Lewis and others 2013). Gives the UMUX-Lite score, 0 to 100.
template-time-saved = Time saved
template-time-saved-text = How many minutes it took online, and how many it would have taken otherwise. Gives the time saved.
template-sdg-information = Single Digital Gateway: information
template-sdg-information-text = For a page with information. Whether people found what they were looking for, and 1 to 5 stars. Follows Regulation (EU) 2020/1121.
template-sdg-procedure = Single Digital Gateway: procedure
template-sdg-procedure-text = After an online procedure, finished or given up. How easy it was, 1 to 5 stars. Follows Regulation (EU) 2020/1121.
template-sdg-assistance = Single Digital Gateway: assistance
template-sdg-assistance-text = After help from staff, with the final answer. How good the service was, 1 to 5 stars. Follows Regulation (EU) 2020/1121.
template-four-questions = Four questions
template-four-questions-text = How it went, how clear the information was, help, and a comment. Based on the French model, Je donne mon avis.
template-municipality = Municipality
template-municipality-text = How easy it was, 1 to 5 stars, then what people liked or found difficult. Based on the model for Italian municipalities.
template-trust-and-drivers = Trust and drivers
template-trust-and-drivers-text = Whether the experience increased people’s trust in the city, and why. Based on the model of the United States government.

# People and keys
people-title = People
invited-title = Invited
invite-title = Invite someone
invite = Send invitation
uninvite = Cancel invitation
expires = Expires
role-hint = Settings lists what each role can do.
role-may = Permissions
roles-title = Roles
role-admin = Administrator
role-admin-text = Can do everything in every city.
role-owner = Owner
role-owner-text = Can do everything in one city, including people, API keys and settings.
role-editor = Editor
role-editor-text = Can read everything in one city and change its services and surveys.
role-viewer = Viewer
role-viewer-text = Can read everything in one city.
role-interviewer = Interviewer
role-interviewer-text = Can enter answers given on paper or by phone. Cannot read results.
role-analyst = Analyst
role-analyst-text = Can read the aggregated figures of all cities. Cannot read comments.
last-owner = At least one person must be able to invite others. Make someone else an owner first.
letters-folder = No mail server is set up. E-mails are saved in the folder { $folder } on the server and are not sent. Forward them yourself, or ask your operator to set up a mail server.
keys-lead = Your city’s applications use an API key instead of a password. Each key has a role and an expiry date.
key-once = This is your new API key. Copy it now. We do not show it again.
key-name = Used for
key-name-hint = For example, website or data warehouse.
key-days = Valid for (days)
key-make = Create key
key-new = New API key
key-revoke = Revoke
made = Created
used = Last used

# Settings
city-name = Name of the city
city-country = Country
city-country-hint = 2-letter country code, like FI or IT.
city-timezone = Time zone
city-timezone-hint = Reports use dates in this time zone. For example, Europe/Helsinki
city-languages = Languages
city-languages-hint = Language codes separated by commas, main language first, like fi, sv, en
city-population = Inhabitants
city-population-hint = Used to find cities of a similar size.
setting-bad-population = Number of inhabitants must be between 1 and 50,000,000
city-lau = LAU code
city-lau-hint = Eurostat’s code for your municipality. Optional.
city-logo = Logo
city-logo-use = Upload logo
city-logo-now = Current logo
city-logo-hint = Shown at the top of your surveys. PNG, JPEG or WebP, up to 64 kB, 16 to 2,000 pixels on each side.
bad-logo-none = Select a file
bad-logo-kind = The file must be a PNG, JPEG or WebP image
bad-logo-bytes = The image must be smaller than 64 kB
bad-logo-pixels = The image must be between 16 and 2,000 pixels on each side
city-accent = Colour
city-accent-hint = Colour code like #0a5c36. The colour must be dark enough for white text.
city-contact-name = Contact: office or person
city-contact-email = Contact: e-mail
city-contact-phone = Contact: phone
city-contact-url = Contact: web page
city-controller = Data controller
city-controller-hint = Name and address of the controller under the GDPR. Shown in the privacy notice.
city-accessibility_contact = Contact for accessibility problems
city-accessibility_contact-hint = An e-mail address, or a web address that begins with https://
city-comment_days = Keep comments for (days)
city-comment_days-hint = Between 30 and 3,650. Leave empty to keep comments as long as the responses. Check under Retention what would be deleted.
city-retention_days = Keep responses for (days)
city-retention_days-hint = Between 30 and 3,650. Leave empty to keep responses with no time limit. Counts are always kept. Check under Retention what would be deleted.
city-answers_min = Minimum number of answers for public results
city-answers_min-hint = Between 5 and 1,000. With fewer answers, people could be recognised.
bad-timezone = Enter a time zone, like Europe/Helsinki
bad-languages = Enter language codes separated by commas, like fi, sv, en
setting-bad-colour = Enter a colour code, like #0a5c36
setting-out-of-range = Enter a number within the range given
setting-bad-email = Enter an e-mail address in the correct format, like name@example.org
setting-bad-url = Enter a web address that begins with https://
setting-bad-phone = Enter a phone number, like +358 3 1234 567
setting-bad-contact = Enter an e-mail address, or a web address that begins with https://
setting-bad-length = This text is too long. Shorten it.
setting-control-character = Enter the text on one line
notices-title = Legal notices
notice-privacy = Privacy notice
notice-accessibility = Accessibility statement
retention-lead = See what would be deleted today. Nothing is deleted when you check.
retention-rehearse = Check
retention-preview = Today, { $responses ->
    [0] no responses
    [one] 1 response
   *[other] { $responses } responses
 } and the text of { $comments ->
    [0] no comments
    [one] 1 comment
   *[other] { $comments } comments
 } would be deleted.
retention-stays = Counts are kept, so past figures do not change. Deletion runs automatically every hour, using the values in the settings.
retention-set = Go to settings
audit-lead = All changes and exports, newest first. Any change to an entry can be detected.
when = Time
who = By
what = Event
object = Item
detail = Details

# The builder
tab-build = Questions
draft-summary = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
 } in { $languages ->
    [one] 1 language
   *[other] { $languages } languages
 }. Answering takes { $low } to { $high }.
draft-broken = This draft cannot be opened because it is damaged.
try = Test the survey
try-lead = Send this link to colleagues so that they can test the survey. Test answers are never counted and are deleted when you publish.
preview = Preview
preview-lead = How citizens see the survey on a phone.
paper = Paper form
page-heading = Page { $number }
page-empty = This page has no questions yet.
page-add = Add page
page-title = Page title
page-remove = Remove page and keep its questions
page-more = Edit page
question-add = Add question
question-gone = This question no longer exists because someone else changed the survey. Check the survey as it is now.
question-code = Code
question-code-hint = Used in exports and reports. If you change it, new results cannot be compared with earlier ones.
back-to-build = Back to the questions
move-up = ↑ Up
move-down = ↓ Down
required = Required
prompt = Question
hint = Help text
missing = Missing
measure = Score
measure-hint = A score lets you compare the results with other surveys.
measure-none = No score
measure-csat = Satisfied people (CSAT)
measure-govuk = Satisfaction score, 0 to 100
measure-nps = Net Promoter Score
measure-ces = Customer effort score
measure-sus = System Usability Scale (SUS)
measure-umux-lite = UMUX-Lite
measure-time-saved = Time saved
measure-sdg-found = Found what they were looking for (Single Digital Gateway)
measure-sdg-rating = Star rating (Single Digital Gateway)
kind-rating = Rating
kind-choice = Choice
kind-text = Text
kind-matrix = Several ratings
kind-ranking = Ranking
kind-number = Number
kind-date = Date
kind-email = E-mail address
kind-statement = Text block
scale-from = Scale starts at
scale-to = Scale ends at
point-label = Label for point { $point }
style = Appearance
style-faces = Faces
style-stars = Stars
style-numbers = Numbers
satisfied-from = Lowest point that counts as satisfied
satisfied-from-hint = Leave empty to count the 2 highest points out of 5.
multiple = Several answers possible
segment = Break results down by this question
entry-label = Option { $number }
entry-other = Option { $number }: asks people to specify
entry-exclusive = Option { $number }: cannot be combined with other options
entry-reversed = Row { $number }: worded in reverse (a high answer is bad)
unit = Unit
number-min = Minimum
number-max = Maximum
number-decimals = Decimal places
multiline = Several lines
max-chars = Character limit
condition-none = Always show
condition-question = Condition { $number }: show only if
condition-is = Condition { $number }: comparison
condition-value = Condition { $number }: answer
condition-join = If there are several conditions
condition-all = All must be met
condition-any = At least one must be met
only-if = Shown only if { $what }
join-and = and
join-or = or
is-not = not ({ $what })
is-equal = “{ $question }” is { $value }
is-other = “{ $question }” is not { $value }
is-at-most = “{ $question }” is { $value } or less
is-at-least = “{ $question }” is { $value } or more
is-less = “{ $question }” is less than { $value }
is-more = “{ $question }” is more than { $value }
is-including = “{ $question }” includes { $value }
is-answered = “{ $question }” is answered
is-in = “{ $question }” is one of { $value }
is-equal-short = is
is-other-short = is not
is-at-most-short = is at most
is-at-least-short = is at least
is-less-short = is less than
is-more-short = is more than
is-including-short = includes
is-answered-short = is answered
survey-texts = Title, introduction, thank-you text and dates
survey-title = Title
survey-intro = Introduction
survey-thanks = Thank-you text
opens-on = Opens on
closes-on = Closes on
languages-title = Languages
languages-table = Translations
language-first = Original language
language-add = Add language
language-hint = Language code, like sv or uk. Untick a language to remove it and its translations.
translation-whole = Complete
translation-missing = { $count ->
    [one] 1 text missing
   *[other] { $count } texts missing
 }
auto-saved = Saved.
auto-conflict = Not saved. Someone else changed the survey. Select Save to compare both versions.
auto-faulty = Not saved yet:
conflict-title = Someone else saved a change
conflict-lead = Someone else changed the survey while you were editing it. Nothing is lost. Choose which version to keep.
conflict-theirs-title = Their version (saved)
conflict-theirs = Keep theirs
conflict-mine-title = Your version (not saved)
conflict-mine = Keep mine

# Advice
advice = Advice
advice-title = Before you publish
advice-many-questions = The survey has { $number } questions. The longer a survey is, the fewer people finish it.
advice-all-required = Every question is required. People who cannot answer one will leave.
advice-no-comment = There is no comment question. You will know how many people are satisfied, but not why.
advice-scale-without-labels = Label both ends of the scale, so that people know which end is good.
advice-many-options = { $number } options take a long time to read. Remove or group some.
advice-personal-data = Say why you ask for the e-mail address and that it is optional.
advice-long-prompt = The question has { $number } words. Shorten it.
advice-double-question = This may ask 2 things at once. Ask one thing, or split the question.
advice-leading-question = This may lead people to one answer. Use neutral wording.
advice-shouting = Avoid capital letters. They are hard to read.
advice-positive-scale = No row is worded in reverse, so this is not the usual System Usability Scale (SUS) but another measure. Tick the five negative rows.
advice-hard-to-read = The text is hard to read (LIX { $number }). Use shorter words and sentences.

# Translations
tab-translate = Translate
translate-lead = { $count ->
    [0] All texts are translated into { $language }.
    [one] 1 text is missing in { $language }.
   *[other] { $count } texts are missing in { $language }.
 }
translate-alone = This survey has only one language. Add another language first.
translate-to = Translate into
translate-missing = Missing
translator-title = Translate in a file
translator-lead = Download a table with the key, the original and the translation. Your translator can open it in any spreadsheet program. Import the file when it is complete.
translator-out = Download file
translator-in = Translated file
translator-text = Or paste the text of the file
translator-in-hint = Use this if you cannot select a file. Open the file as text, then copy and paste everything, including the first line.
translator-letters = The file is not UTF-8. Save it as “CSV UTF-8” and select it again.
translator-take = Import
translator-taken = { $count ->
    [one] 1 text imported.
   *[other] { $count } texts imported.
 }
translator-unknown = Line { $line }: the survey has no text with the key { $key }.
translator-broken = The file cannot be read from line { $line }.

# Publishing
tab-publish = Publish
publish-state = Status: { $state }
publish-title = Publish
publish-lead = Citizens see the new version straight away. People who already opened the old version can send it for 7 more days. You cannot change a published version.
publish-wording-lead = You changed the text of a question. Say for each whether it still asks the same. If it is a different question, its results start again and earlier ones are shown separately.
publish-wording = Before: “{ $before }” Now: “{ $after }”
wording-same = The same question: count old and new answers together
wording-another = A different question: start again
publish-note = What changed
publish-note-hint = A note for your colleagues and for you later. Citizens do not see it.
publish = Publish
publish-same = There are no unpublished changes.
publish-changes = Unpublished changes
publish-changed = Someone else changed the draft. Check it again before you publish.
publish-never = This survey has not been published yet.
publish-no-questions = Add at least one question
publish-missing = { $count ->
    [one] 1 translation is missing.
   *[other] { $count } translations are missing.
 }
series-breaks-lead = { $count ->
    [one] You cannot compare the results of 1 question before and after this change.
   *[other] You cannot compare the results of { $count } questions before and after this change.
 }
series-goes-on = You can compare results before and after this change, except where marked.
series = Comparison with earlier results
series-continues = Comparable
series-with-care = Compare with caution
series-breaks = Not comparable
series-starts = New
series-ends = Removed
change = Changes
change-added = new
change-removed = removed
change-prompt = wording
change-texts = translations
change-required = required or optional
change-condition = condition
change-measure = score
change-scale = scale
change-labels = labels
change-bar = what counts as satisfied
change-rows = rows
change-several = one or several answers
change-options = options
change-kind = type of question
change-details = limits
change-title = title
change-intro = introduction
change-thanks = thank-you text
change-languages = languages
change-window = opening and closing dates
change-order = order of questions
change-primary = primary score
change-wording = a different question
change-polarity = rows worded in reverse
change-unit = unit
change-other = option to write another answer
change-position = place in the survey
change-placement-mix = other mix of ways to answer
change-action = something was done
version = Version
versions-title = Published versions
published-at = Published
close = Close survey
close-title = Close
close-lead = Citizens can no longer answer the survey. Stored responses and results are kept.
copy = Copy survey
copy-title = Copy or share
preview-responses-title = Test answers
preview-responses-show = Show test answers
preview-responses-lead = Test answers are never counted and are deleted when you publish.
sent-at = Sent
answers = Answers

# Placements
tab-placements = Share
placements-lead = Each placement has its own link, so you can see where answers come from.
placements-none = Add a placement to share the survey: for example, a QR code at the counter, a link in an e-mail or a button on your website.
placements-unpublished = This survey is not published. These links will work when you publish it.
placement = Placement
placement-kind = Type
placement-name = Name
placement-name-hint = For example, Counter 2 or E-mail in May.
placement-link = Link
placement-button = Button on your page
placement-widget = Feedback window
placement-iframe = Embedded form
placement-email = Link in a message
placement-qr = QR code
placement-kiosk = Kiosk screen
placement-staff = Staff entry
placement-api = API
placement-paste = Copy this code into your page:
placement-more = Remove placement
placement-remove-text = The link keeps working. Answers that arrive through it are still counted under this name.
poster-png = A4 poster (PNG)
poster-svg = A4 poster (SVG)
qr-png = QR code (PNG)
qr-svg = QR code (SVG)
qr-of = QR code for { $name }
enter-answers = Enter answers

# Results
tab-results = Results
results-none = This survey has not been published yet. Results will appear here.
summary-satisfied = { $percent } of those who answered were satisfied.
percentage-points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
summary-up = Up { $change } compared with { $from } to { $to } (95% confidence interval of the difference { $low } to { $high }). This is a significant change.
summary-down = Down { $change } compared with { $from } to { $to } (95% confidence interval of the difference { $low } to { $high }). This is a significant change.
summary-unchanged = Unchanged within { $margin } compared with { $from } to { $to }: difference { $difference } (90% confidence interval { $low } to { $high }).
summary-too-few = There are too few answers to say whether this changed compared with { $from } to { $to }: difference { $difference } (95% confidence interval { $low } to { $high }).
not-compared-no-earlier = Not compared: there are no figures from { $from } to { $to }.
not-compared-asked-differently = Not compared: the question was asked differently before.
not-compared-placements-differ = Not compared: people answered at other placements before.
not-compared-too-few = Not compared: there are too few answers.
not-compared-not-tested = Not compared: the change of this figure is not tested.
summary-interval = 95% confidence interval { $low } to { $high }, { $count ->
    [one] 1 answer
   *[other] { $count } answers
 }, { $from } to { $to }.
summary-no-interval = Too few answers for a confidence interval: { $count ->
    [one] 1 answer
   *[other] { $count } answers
 }, { $from } to { $to }.
figures-note = These are the views of the people who chose to answer. The interval covers chance only, not people who did not answer.
norms-text = Cities with the same type of service ({ $from } – { $to }, cities: { $cities }): half of the results are between { $low } and { $high }. The median is { $median }.
summary-responses = { $count ->
    [0] No responses in this period.
    [one] 1 response in this period.
   *[other] { $count } responses in this period.
 }
summary-count = { $count ->
    [one] 1 response
   *[other] { $count } responses
 } from { $from } to { $to }.
summary-comments = { $count ->
    [one] 1 new comment
   *[other] { $count } new comments
 }
summary-held = { $count ->
    [one] 1 response held for review
   *[other] { $count } responses held for review
 }
segment-filter = Group
segment-title = By answer to: { $question }
segment-lowest = Lowest value
segment-note = The lowest value comes first. Where intervals overlap, the difference may be due to chance.
segment-blank = Not said
bad-one-group = Select a group or verified links only, not both
seen-as = Figures
seen-as-live = Live
seen-as-public = Published, as everybody sees them
published-figures = These are published figures, from { $from } to { $to }. Counts are multiples of { $base }, so that nobody can be recognised; parts may not add up to totals.
published-figures-exact = These are published figures, from { $from } to { $to }.
published-none = No figures are published yet. The first ones appear on the day after at least { $min } people have answered.
who-counts = Published figures need a minimum number of answers. These count towards it: every answer by a verified link; one for each network in each period; one in 10 minutes from a kiosk screen or from the link for staff entry. If many people share a network, as in an office or a school, use verified links there.
who-waits = Answers not yet published: { $count }. Counting towards the minimum of { $min }: { $credited }.
published-runs = This group has published figures for { $told } of { $of } periods.
bad-one-filter = Published figures have one filter at a time, and not by version
came-by = Source
came-verified = Verified links only
summary-verified = { $count ->
    [one] 1 of them came through a verified link.
   *[other] { $count } of them came through verified links.
 }
trend-title = { $percent } satisfied over the whole period
trend-description = Percentage of satisfied people over time. The band is the 95% confidence interval. A dashed line marks a change to the question.
marks-title = Changes
marks-lead = Dotted lines mark these days. Compare figures across them with caution; where the line is interrupted, they cannot be compared.
marks-day = Day
since-version = { $label } (since version { $version })
only-in-versions = { $label } (only in version { $versions })
earlier-figures = Earlier figures, from version { $versions }. You cannot compare them with the newer ones.
control-chart = Control chart
control-chart-link = Control chart: has it changed from month to month?
control-chart-unmeasured = No question in this survey has a score for a control chart. To use one, choose a score for a question first.
control-chart-few = There are no limits yet. They need 8 points since the last baseline, each with 30 answers or more.
control-chart-none = No signals since the last baseline, in months up to { $day }.
control-chart-signals = { $count ->
    [one] 1 signal since the last baseline, in months up to { $day }.
   *[other] { $count } signals since the last baseline, in months up to { $day }.
 }
control-chart-rules = A signal is a point outside the limits, or the eighth or a later point in a row on one side of the centre line. Each point is a complete month. Months with fewer than 30 answers are joined with the next. The first 12 points make the limits.
control-chart-description = Values by month. The dashed horizontal line is the centre line, and the band is between the limits. Triangles are signals. A dashed vertical line marks a new baseline or a change to the question.
control-limits = Limits
signal = Signal
signal-beyond = Outside the limits
signal-eight = Eight in a row on one side
phase-first = First baseline
phase-baseline = Baseline from { $day }: { $reason }
phase-measure = After a change to the question
baselines-title = Baselines
baseline-new = New baseline
baseline-first-day = First day
baseline-first-day-hint = The day on which an improvement took effect or the question changed. A month that contains it is left out, unless it is the first of the month.
baseline-reason = Reason
bad-baseline-reason = Enter a reason, in 200 characters or fewer
bad-baseline-day = This question has a baseline from this day already, or the survey has too many
chart-most = Most common answer: { $answer } ({ $percent })
chart-bars = The bars show the percentage of each answer. The line at the end of a bar is the 95% confidence interval. The table shows the same figures.
chart-dots = The dots show the mean of each item. The line through a dot is the 95% confidence interval. The table shows the same figures.
chart-columns = The columns show the percentage of answers in each range. The table shows the same figures.
part = Item
mean-value = Mean
from-value = From
begins-on = Period from
show-numbers = Show the figures
answered = { $answered ->
    [one] 1 answered
   *[other] { $answered } answered
 }, { $skipped } skipped
mean = Mean { $mean }
answer = Answer
proportion = Percentage
count = Count
interval = 95% confidence interval
funnel-title = Participation
seen = Seen
started = Started
submitted = Submitted
response-rate = Participation rate
completion-rate = Completion rate

# Comments
tab-comments = Comments
comments-lead = { $new } new, { $acknowledged } in progress, { $done } done
comments-none = No comments yet. Comments appear here after we have removed the personal information we recognise.
comments-nothing = No comments match these filters.
comment-words = Search
comment-new = New
comment-acknowledged = In progress
comment-done = Done
comment-owner = Assigned to
comment-change = Assign and tag
tag = Tag
tags = Tags, separated by commas
tab-held = Review
held-none = No responses are held for review. Responses that may come from a bot appear here. They are not counted until you decide.
held-lead = These responses may come from a bot. They are not counted until you decide.
held-accept = Count
held-reject = Delete
suspicion-too-fast = Sent faster than a person could answer
suspicion-honeypot = A hidden field was filled in
suspicion-no-work = The browser check was not completed

# Improvement actions and alerts
tab-actions = Actions
actions-none = Add what citizens said and what you did about it. It shows people that their answers matter.
actions-lead = What citizens said, what you did and what changed.
actions-caution = Cities act where figures are low, and low figures often rise again by themselves. Compare with services where nothing was changed.
action-new = New action
action-question = Measure the effect with
action-public = Show publicly
said = You said
did = We did
bad-said = Enter what citizens said, in 1,000 characters or fewer
bad-did = Enter what the city did, in 1,000 characters or fewer
done-on = Done on
done-on-hint = Leave empty while it is planned.
decided-on = Decided on
decided-on-hint = The 12 months before this day are compared. Leave empty if it was decided and done on the same day.
effective-from = In effect from
effective-from-hint = Answers from this day on are compared. Leave empty if this is the day on which it was done.
bad-effective-from = In effect from must not be before the day of the decision
bad-decided-on = Decided on must not be after the day on which it was done
bad-period = The first day must not be after the last
planned = Planned
is-public = Public
is-not-public = Not public
no-answers = no answers
before-after = Before ({ $before_period }): { $before }. After ({ $after_period }): { $after }.
effect-up = This is a significant increase: { $change } (95% confidence interval of the difference { $low } to { $high }).
effect-down = This is a significant decrease: { $change } (95% confidence interval of the difference { $low } to { $high }).
effect-unchanged = Unchanged within { $margin }: difference { $difference } (90% confidence interval { $low } to { $high }).
effect-too-few = There are too few answers to say whether this changed: difference { $difference } (95% confidence interval { $low } to { $high }).
tab-alerts = Alerts
alerts-lead = Set the lowest acceptable value of a score. Windows of days follow each other from the day on which you add an alert. It begins when the last window is below the value and the last two windows together are below it by more than chance explains (99% confidence interval). It ends when the last two windows together reach the value.
alerts-unmeasured = No question in this survey has a score. To use alerts, choose a score for a question first.
alert-new = New alert
alert-below = Below since { $day }
alert-not-below = Not below
alert-waits = Checked for the first time after { $day }
alert-next = next check after { $day }
threshold = Alert
threshold-words = below { $bar } over { $days ->
    [one] { $days } day
   *[other] { $days } days
 }, with at least { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
 }
threshold-bar = Alert when below
threshold-bar-hint = A percentage for satisfaction, or a value in the unit of the score. Allowed values are shown in brackets.
threshold-days = Period (days)
threshold-answers = Minimum number of answers
bad-question = Select a question that has a score
bad-bar = Enter a number above { $low } and no higher than { $high }
bad-days = Period must be between 1 and 366 days
bad-answers-min = Minimum number of answers must be 1 or more
current-state = Now

# E-mails
letter-end = This is an automatic e-mail from Urbivox. Replies are not read.
letter-invitation-subject = You are invited to { $city }
letter-invitation-text = Hello,

    You have been invited to work on the surveys of { $city }. To create your account, open this link:

    { $address }

    The link works once and is valid for 14 days.
letter-reset-subject = Set a new password
letter-reset-text = Hello,

    Someone asked to set a new password for your account. If it was you, open this link:

    { $address }

    The link works once and is valid for 1 hour. If it was not you, you do not need to do anything. Your password has not changed.
letter-sign-in-subject = New sign-in to your account
letter-sign-in-text = Hello,

    Someone signed in to your account from a browser that we have not seen before:

    { $client }

    If it was you, you do not need to do anything. If it was not you, change your password now and sign out that session on your account page.
letter-admitted-subject = { $city } has been approved
letter-admitted-text = Hello,

    { $city } has been approved. To create your account and get started, open this link: { $address }
letter-application-subject = A city has applied to join
letter-application-text = Hello,

    A city has applied to join, and its e-mail address is confirmed. To approve or decline the application, open this link:

    { $address }
withheld = Not shown: too few answers
measures = Scores
measure-value = Value
measure-name = Score
take-title = Export
take-responses-csv = Responses (CSV)
take-responses-bom = Responses (CSV for Excel)
take-responses-ndjson = Responses (NDJSON)
take-numbers-csv = Figures (CSV)
take-numbers-ndjson = Figures (NDJSON)
take-period = Period and filters as above: { $from } to { $to }.
take-hint = Downloads of responses are logged in the audit log.
tab-indicators = Indicators
indicators-so-far = { $percent } so far: { $answered } of { $all } indicators answered
indicators-how = Answer yes or no. Every yes needs evidence. An indicator that is not yet answered counts as no. Where your surveys give evidence, you can use it or write your own. Nobody outside your city sees your answers until you publish them.
indicators-proposed-yes = Your surveys suggest yes.
indicators-proposed-no = Your surveys suggest no.
indicators-proposed-open = Your surveys do not have enough answers to say.
indicators-suggested = From your surveys:
indicators-survey-year = Evidence from your surveys of { $year }
indicators-other-year = Show evidence of { $year }
indicators-take = Use this answer and evidence
indicators-answer = Answer
indicators-evidence = Evidence
indicators-blank = Not yet answered
indicators-publish = Publish your answers
indicators-year = Year
indicators-open = See the benchmark
proposal-closing = Period: { $from } to { $to }. Results: { $address }
proposal-closing-so-far = Period: { $from } to { $to } so far. Results: { $address }
proposal-largest = Largest survey: { $value } ({ $confidence } interval { $low } to { $high }, { $method }; n = { $n }; definition { $definition }).
proposal-largest-alone = Largest survey: { $value } (n = { $n }; definition { $definition }).
proposal-satisfaction-measured = Satisfaction is measured after use of the service in { $surveys } surveys with { $answers } answers; methods: { $methods }. { $largest }
proposal-satisfied-share = { $hits } of { $n } answers were satisfied: { $value } ({ $confidence } interval { $low } to { $high }, Wilson; definition { $definition }).
proposal-weighted = Weighted by { $segment } ({ $source }, { $year }): { $value } ({ $confidence } interval { $low } to { $high }; n = { $n }).
proposal-feedback = Users give feedback on { $services } services through structured surveys (by { $channels }): { $answers } answers.
proposal-usability = Usability is assessed with a standard tool in { $surveys } surveys. { $largest }
proposal-time-saved = The time that citizens save is measured in { $surveys } surveys. { $largest }
proposal-supported = { $statement } { $answers } answers.
proposal-open = The interval includes the threshold of { $threshold }, so it is open whether the percentage is above it.
proposal-year-running = { $year } is not over. There is a proposal when it is.
proposal-too-few = There are fewer than { $min } answers.
proposal-groups-small = The percentage is not weighted by { $segment }, because these groups have too few answers: { $groups }.
proposal-answers-needed = About { $answers } more answers at the same share would settle it.
proposal-other-measures = Surveys that measure in another way than { $definition } are left out.
proposal-few-quarters = “Habitually” is proposed from { $needed } quarters with answers on; there are { $quarters } so far.
proposal-no-satisfaction = No survey with enough answers measures satisfaction in this period.
proposal-no-share = No survey with enough answers measures the share of satisfied citizens in this period.
proposal-no-feedback = No survey has enough answers in this period.
proposal-no-usability = No survey with enough answers uses a standard tool of usability (SUS, UMUX-Lite) in this period.
proposal-no-time-saved = No survey with enough answers asks for the time saved in this period.

# The audit log and the security log of the whole installation.
tab-security = Security log
audit-scope = Scope
audit-installation = The whole installation
audit-everything = Everything, in all cities
audit-who = By or about (e-mail or name)
audit-action = Event begins with
audit-head = Proof that no entry was removed
audit-head-text = This is the number and hash of the last entry. Store it outside this server. “urbivox verify --audit-head” then checks that the log still contains it.
audit-removed = removed person { $id }
audit-unknown = unknown address { $id }
audit-bad-scope = Select a scope
audit-bad-day = Enter a real date, like 2026-03-01
audit-bad-page = Page not found. Start with the newest entries.
audit-bad-action = Use letters, hyphens and dots, such as person.role.
security-lead = Refused sign-ins, codes, forms and keys, counted by the hour and kept for { $days } days. What people typed is not stored.
security-last = Last time
security-where = Where
security-count = Number
security-nobody = unknown
security-others = others
security-typed = unknown account { $id }
security-sign-in-wrong = Wrong e-mail or password
security-sign-in-locked = Sign-in blocked after failed attempts
security-sign-on-refused = Single sign-on refused
security-code-wrong = Wrong security code
security-code-locked = Security codes blocked after failed attempts
security-password-wrong = Wrong password when signed in
security-form-refused = Form from another site
security-permission-refused = Not allowed by the role
security-key-wrong = Wrong or revoked API key
# Invalid forms
refused-unclear = This form is not valid
refused-unclear-text = Nothing was changed. Go back, reload the page and try again.
bad-choice = Select one of the options
bad-whole-number = Enter a whole number from { $low } to { $high }
bad-day = Enter a real date, like 2026-03-01
bad-role-lines = Enter one group per line, with its role after an equals sign, like feedback-team = editor
translator-none = Select a file, or paste its text
# Identities, connected sign-ins and domains
join-sign-in-first = There is already an account for this address. Sign in to it, then accept the invitation.
account-by-provider = You are signed in with your account at { $city }. Your name, password and second factor are managed there. You cannot change them here.
connect-title = Connected sign-ins
connect-lead = Connect your city’s sign-in to this account. You can then open the pages of that city without your password. It does not give access to anything else, and your account cannot be changed with it.
connect-none = No city has set up single sign-on.
connect-go = Connect
disconnect = Disconnect
done-connected = The sign-in is connected to your account.
done-disconnected = The sign-in is no longer connected to your account.
done-domain = The domain is confirmed.
domain = Domain
domains-title = Domains of cities
domains-lead = Only people with an e-mail address of a confirmed domain can use a city’s single sign-on. Confirm a domain when you know that it belongs to the city. A city can also confirm it with a DNS record.
domains-none = No city has asked for a domain.
domain-confirmed = Confirmed
domain-confirmed-since = Confirmed on { $day }. People with addresses of this domain can sign in.
domain-unconfirmed = Not confirmed
domain-open = Nobody can sign in with an address of this domain yet. Add this record to the domain’s DNS and select the button, or ask your operator to confirm the domain.
domain-taken = This domain belongs to another city. Ask your operator.
domain-no-record = The record is missing or has another value. A new record can take some hours to be visible everywhere.
domain-not-looked-up = The DNS did not respond. Try again in a minute.
domain-check = Check the record
domain-confirm = Confirm
domain-release = Release
# Confirmation of changes, and account administration
confirm-title = Confirm that it is you
confirm-lead = For this change, you must confirm your password, because you last entered it more than { $minutes } minutes ago. What you entered is still here.
confirm-lead-either = For this change, you must confirm who you are, because you last did so more than { $minutes } minutes ago. Enter a security code or your password. What you entered is still here.
confirm-go = Confirm and continue
confirm-back = Go back without a change
confirm-provider = For this change, you must have signed in less than { $minutes } minutes ago. Sign in with your city account again, then repeat the change.
factor-needed = Your role requires a second factor. Set it up to continue.
factor-on-already = A second factor is already on. To replace it, turn it off first with a security code.
accounts-title = People
accounts-search = Name, address or city
accounts-none = No people match your search.
accounts-next = More people
account-last = Last sign-in
account-never = Never
account-no-role = No role
account-all-cities = All cities
account-roles = Roles
factor-policy-title = Roles that require a second factor
factor-policy-lead = People with one of these roles must set up a second factor before they can open any other page.
account-factor-on = A second factor is on. Reset it if this person has lost their phone and their recovery codes. They can then sign in with only their password and set up another one.
account-factor-off = There is no second factor.
account-factor-reset = Reset the second factor
account-sessions = Where this person is signed in
account-sessions-none = This person is not signed in anywhere.
account-sign-out = Sign out everywhere
address-title = E-mail address
address-new = New address
address-hint = The person is signed out everywhere. We send an e-mail to the old address and to the new one.
address-change = Change the address
address-taken = Someone else has this address.
account-remove-title = Remove the account
account-remove = Remove this person
account-remove-lead = This deletes the account, its roles and its sessions. The audit log keeps the entries about this person, with a number instead of the address. You cannot undo this.
last-admin = This is the last administrator. Make someone else an administrator first.
last-owner-of = This is the last owner of { $cities }. Make someone else an owner there first.
done-factor-reset = Second factor reset. The person has been signed out everywhere.
done-sessions-ended = The person has been signed out everywhere.
done-address = Address changed. We have sent an e-mail to both addresses.
letter-factor-reset-subject = Your second factor was reset
letter-factor-reset-text = Hello,

    An administrator has reset the second factor of your account and signed you out everywhere. Sign in with your password, then set up a second factor again.

    If you did not ask for this, tell your administrator now.
letter-address-before-subject = The address of your account was changed
letter-address-before-text = Hello,

    An administrator has given your account another e-mail address. You can no longer sign in with this address, and you have been signed out everywhere.

    If you did not ask for this, tell your administrator now.
letter-address-now-subject = This is now the address of your account
letter-address-now-text = Hello,

    An administrator has made this the e-mail address of your account. Your password and your second factor have not changed. Sign in here:

    { $address }
# Rate limits and confirmed applications
refused-often = Too many requests
refused-often-text = Many requests came from your network, or for the same address. Wait a few minutes, then try again.
apply-confirm-title = Confirm your application
apply-confirm-lead = You have applied to join with your city. Select the button to confirm that this address is yours. Then an administrator will review your application.
apply-confirm-button = Confirm
apply-confirmed = Application confirmed. An administrator will review it and write to you.
apply-confirm-over = This link is not valid or has expired. Apply again.
letter-confirm-application-subject = Confirm your application to Urbivox
letter-confirm-application-text = Hello,

    Someone applied with this address for a city to join Urbivox. If it was you, open this link and select the button:

    { $address }

    The link is valid for 3 days. If it was not you, you do not need to do anything. Nobody sees the application.
# Identity providers that do not respond or are not allowed
sign-on-away = The identity provider did not respond. Sign in with your password if you have one, or try again in { $seconds } seconds.
provider-address-refused = This address cannot be used because it is not public. Your operator can allow it.

# Services and their types, compared between cities
services-title = Services and their types
services-lead = Cities can compare a service only with services of the same type. A service without a type is compared with no other.
service-type = Type of service
service-type-hint = Only services of the same type are compared.
service-type-none = No type: not compared
service-type-change = Change the type of a service

# Priorities
priorities-title = What to improve first
priorities-first = Do first: { $names }.
priorities-none = These answers do not show which part to improve first.
priorities-part = Part of the service
priorities-performance = Satisfied with it
priorities-importance = Importance, in points
priorities-gain = Possible gain, in points
priorities-mark = Do first
priorities-note = Importance: how many percentage points more are satisfied overall among people satisfied with the part than among the others. Possible gain: how many points overall satisfaction would rise if the others became like them. The 95% confidence interval is in brackets. The figures show a connection, not a cause. At most 3 parts are named, and only where chance alone does not explain the gain.

# Planner
plan-title = How many answers do you need?
plan-rate = This survey gets about { $rate } answers a day, from { $from } to { $to }.
plan-assumed = Nobody has answered yet, so { $percent } is assumed.
plan-goal = To
plan-duration = At this rate
plan-never = Not possible with this percentage
plan-each = { $count } in each of the 2 periods
plan-change = see a change from { $from } to { $to }
plan-difference = see a change of { $size }
plan-width = know the percentage within ± { $size } points
plan-above = show that more than { $percent } are satisfied
plan-told = show figures to the public
plan-note = A change is seen in 4 of 5 cases, at 95% confidence.
plan-days = { $count ->
    [one] about 1 day
   *[other] about { $count } days
 }
plan-weeks = { $count ->
    [one] about 1 week
   *[other] about { $count } weeks
 }

# Population of the city, for weighting
margins-title = Population figures
margins-lead = Enter how the people of your city are divided into groups, such as districts or age groups. Results of surveys that ask for the group are then also shown weighted.
margins-new = Enter or replace figures
margins-options = Options
margins-share = Percentage of the population
margins-segment = Code of the question
margins-segment-hint = The code of the question about the group, such as district. Its code is on the page of the question.
margins-source = Source of the figures
margins-source-hint = Shown beside weighted results.
margins-year = Year of the figures
margins-table = Groups
margins-table-hint = One line for each group: code of the option, then a percentage or a number of people, such as north;25. Join small groups with +, such as north+east;40. You can paste from a spreadsheet. A third column may hold the LAU code.
margins-file = Or a CSV file
margins-too-many = There are figures for too many questions. Remove some first.
bad-margins-segment = Enter the code of a question, such as district
bad-margins-source = Enter the source of the figures
bad-margins-year = Enter the year of the figures
bad-margins-groups = Enter 2 to 200 groups
bad-margins-line = Line { $line }: enter an option and its number, such as north;25
bad-margins-group = Group { $number }: enter each option once by its code, and a number above 0

# Weighted results
weighted-title = Weighted results
weighted-by = Weighted to the population by “{ $by }” ({ $source }, { $year }). Other differences remain.
weighted-by-placement = As if people had answered at the same placements as in { $year }. Other differences remain.
weighted-raw = As answered
weighted-value = Weighted
weighted-note = Notes
weighted-answers = { $count ->
    [one] 1 answer weighted, worth { $effective }.
   *[other] { $count } answers weighted, worth { $effective }.
 }
weighted-left-out = { $count ->
    [one] 1 answer is left out: { $names }.
   *[other] { $count } answers are left out: { $names }.
 }
weighted-not-said = { $percent } did not name their group.
weighted-unequal = Some answers count more than 5 times as much as others. Read with caution.
weighted-few = Not weighted: too few answers from { $names }. Join these groups with others.
weighted-filtered = Not weighted with this filter.
weighted-measure = Not weighted: this score cannot be weighted.
weighted-no-margins = Not weighted: there are no population figures for { $names }.
weighted-unfit = Not weighted: the answers and the population figures do not fit together.
mix-changed = People answered at other placements than in { $year }. Compare with caution.
mix-same = People answered at much the same placements as in { $year }.
weighting-title = Weighting
weighting-lead = Weighting shows results as if every group had answered in its true proportion. It does not remove other differences between those who answered and those who did not.
weighting-none = This needs 2 questions about groups, with population figures for both.
weighting-first = First group
weighting-second = Second group
weighting-two = Weight by 2 groups
bad-two-segments = Select 2 different groups
mix-title = Placements
mix-year-is = Results are compared with the placements of { $year }.
mix-year-none = There is nothing to compare placements with yet: this starts when 4 quarters are published, or when you choose a year.
mix-year = Year to compare with
mix-year-hint = Leave empty to compare with the first 4 published quarters.
bad-mix-year = There are no answers from this year
