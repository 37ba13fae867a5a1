# The clerk's desk: pages and letters for those who work for a city. Plain words, active, "you".

# Around every page
skip = Skip to content
nav-own = Your account
nav-pages = Pages
sign-out = Sign out
save = Save
save-and-stay = Save and stay here
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
state = State
survey = Survey
service = Service
question = Question
errors-title = Please look at this again
bad-name = Write a name, on one line.
bad-email = Write an e-mail address such as name@example.org.
name-taken = This name is taken. Choose another one.
percent = { $number } %
seconds = { $count } seconds
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
 }

# What was done
done-saved = Saved.
done-removed = Removed.
done-signed-out = You are signed out.
done-letter = If this address has an account, a letter is on its way to it.
done-joined = Welcome. Your account is ready.
done-password = Your password was changed. Every other session was ended.
done-factor-off = The second factor is off.
done-session-ended = The session was ended.
done-service = The service was added.
done-survey = The survey was made from the template. Look at the questions, then publish.
done-published = Published. Now offer it: a QR code for the counter, a link, a button.
done-closed = The survey is closed. Publish it again to open it.
done-invited = The invitation is on its way.
done-accepted = Counted.
done-rejected = Deleted.
done-shared = Shared with all cities.
done-approved = The city was added, and its owner invited.
done-asked = Almost done. We sent a letter to your address: open the link in it and press the button. Then an administrator looks at your application.

# What was refused
refused-back = Back to the start
refused-form = This form is too old
refused-form-text = The page was opened in another session, or too long ago. Go back, load the page again, and send the form once more.
refused-missing = There is nothing here
refused-missing-text = The page does not exist, or it is not for you to see.
refused-forbidden = Your role does not open this page
refused-forbidden-text = Ask an owner of the city if you need it.
refused-large = This is too large
refused-large-text = Send less at once.
refused-away = The service is busy
refused-away-text = Nothing was lost that was saved before. Try again in a moment.
refused-broken = Something is broken here
refused-broken-text = Tell the operator the number below.

# The door
sign-in = Sign in
sign-in-again = Sign in with another account
sign-in-wrong = The address or the password is wrong.
sign-in-over = The sign-in took too long. Begin again.
sign-in-wait = There were too many failures from your network. Try again in { $minutes ->
    [one] a minute
   *[other] { $minutes } minutes
 }, or from another network.
sign-in-unsafe = This page was not opened over HTTPS. Your browser will refuse to keep the session. Ask the operator for the secure address.
password = Password
password-new = New password
password-present = Current password
password-hint = At least { $min } characters. A few words that only you would put together are best.
password-title = Password
password-change = Change the password
password-wrong = This is not your current password.
password-too-short = Use at least { $min } characters.
password-too-long = This password is too long.
password-common = This password is among the first that are guessed. Choose another one.
password-personal = The password must not be made of your address.
password-repeated = Use more than one or two different characters.
forgot = Forgot your password?
forgot-lead = Write your e-mail address. If it has an account, we send a letter with a link to set a new password.
forgot-button = Send the letter
code = Code
code-hint = Six digits from your authenticator, or a recovery code.
code-title = Second factor
code-wrong = This code is wrong, or it was used before.
join-title = Your account
join-lead = You were invited to { $city } as { $role }.
join-button = Accept the invitation
reset-title = A new password
reset-lead = Choose a new password. Every session that is open now will end.
reset-button = Set the password
ticket-over-title = This link no longer works
ticket-over = It was used already, has expired, or was never sent. Sign in, or ask for a new letter.
sign-on-other = Sign in with your city's account
join-ask = Does your city want to join?

# Single sign-on
sign-on-go = Go on
sign-on-none = No city has set up single sign-on. Sign in with address and password.
sign-on-failed = Your city's sign-on did not work ({ $code }). Try again, or sign in with address and password.
sign-on-refused = Your city's sign-on knows you, but the city does not let you in ({ $code }). Ask an owner of the city.
sign-on-lead = Your colleagues can sign in with the city's own accounts, by OpenID Connect. Register Urbivox at your provider with this address to return to:
sign-on-nobody = Nobody, unless a group above says so
provider-issuer = Issuer
provider-issuer-hint = The provider's address, as in https://login.tampere.fi
provider-client_id = Client id
provider-client_id-hint = What the provider calls Urbivox.
provider-client_secret = Client secret
provider-client_secret-hint = Leave it empty to keep the one that is stored.
provider-domains = Domains of e-mail addresses
provider-domains-hint = Only these may come in, with commas between them: tampere.fi
provider-role_claim = Claim that names groups
provider-role_claim-hint = For example: groups. May stay empty.
provider-roles = Roles by group
provider-roles-hint = One a line: group = editor
provider-default_role = Everybody else

# One's own account
account-title = Your account
factor = Second factor
factor-title = Second factor
factor-lead = A second factor protects your account when somebody learns your password. Scan this with an authenticator on your telephone, then type the code that it shows.
factor-qr = QR code for your authenticator
factor-typed = I cannot scan it
factor-on = Turn it on
factor-off = Turn it off
factor-is-on = The second factor is on. You have { $count ->
    [one] one recovery code
   *[other] { $count } recovery codes
 } left.
recovery-title = Your recovery codes
recovery-lead = Keep these codes on paper. Each opens your account once when your telephone is lost. They are shown only now.
recovery-kept = I have kept them
sessions-title = Where you are signed in
session-client = Browser
session-began = Since
session-seen = Last used
session-state = State
session-here = This session
session-end = End

# Cities
home-title = Your cities
home-cities = Cities
home-empty = You have no role in any city yet. Ask whoever invited you.
admins-title = Administrators and analysts
applications-title = Cities that ask to join
applications-none = No city is waiting for a decision.
application-approve = Admit
application-refuse = Refuse
application-approved = Admitted
application-refused = Refused
application-gone = Somebody has decided about this already.
join-city = Join with your city
join-city-lead = Tell us about your city. An administrator looks at it, and the owner gets a letter that opens the account: ten minutes later a survey can stand on your counter.
join-send = Ask to join
join-full = Too many cities wait at the moment. Try again in a few days.
apply-name = Name of the city
apply-name-hint = As its citizens call it.
apply-country = Country
apply-country-hint = Two letters, as in FI or IT.
apply-languages = Languages
apply-languages-hint = Tags with commas between them, your own language first: fi, sv, en
apply-timezone = Time zone
apply-timezone-hint = As in Europe/Helsinki.
apply-lau = LAU code
apply-lau-hint = The code of your local administrative unit at Eurostat, if you know it.
apply-contact = Your name
apply-contact-hint = You will be the owner: you invite the others.
apply-email = Your e-mail address
apply-email-hint = The letter that opens your account goes there.
apply-message = Anything else
apply-message-hint = What you want to find out, for which services.
bad-apply-name = Write the name of the city.
bad-apply-country = Write the two letters of the country.
bad-apply-contact = Write your name.
bad-apply-email = Write your e-mail address.
bad-apply-timezone = Write a time zone such as Europe/Helsinki.
bad-apply-languages = Write language tags with commas between them: fi, sv, en
bad-apply-lau = Write at most 20 characters.
bad-apply-message = Write less.

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
held-waiting = Waiting
start-empty = Begin with a service: what do citizens use? Then make a survey for it from a template.
start-lead = Three steps to a QR code on the counter:
start-check = Look at the questions
start-publish = Publish the survey
start-place = Print a poster with a QR code
survey-new = A new survey
survey-name = Name
survey-name-hint = For the address. Leave it empty to use the template's.
survey-needs-service = Add a service first.
survey-add = Make the survey
service-new = A new service
service-name = Name of the service
service-hint = As citizens call it: day care, parking permit, library.
service-add = Add the service
template = Template
template-hint = Questions that are known to work, in the languages of your city.
template-blank = Empty: I write all questions myself
template-not-offered = This template is in none of your city's languages.
state-draft = Draft
state-scheduled = Scheduled
state-open = Open
state-closed = Closed

# Templates
templates-lead = Surveys to begin with: those that other cities share because they worked, and question sets that are known everywhere.
templates-shared = Shared by cities
templates-shared-none = No city has shared a survey yet. Be the first: open one of yours, then Publish, then Share.
templates-own = Known question sets
template-questions = The questions
template-use = Use it
unshare = Share it no longer
share-title = Share with all cities
share-lead = Every city can then begin with this survey. Say what worked: that is what others learn from.
share-name = What it is called
share-note = What worked
share-note-hint = For example: how many answered, what you changed because of it, what you would ask differently.
share = Share it
template-short-satisfaction = Short satisfaction
template-short-satisfaction-text = Five faces, why not, and a comment: the survey to begin with. Gives the share of satisfied citizens.
template-nps = Recommendation
template-nps-text = Would you recommend it, from 0 to 10, and why. Gives the net promoter score.
template-ces = Effort
template-ces-text = Was it made easy, from 1 to 7, and what was hard. Gives the customer effort score.
template-sus = System usability scale
template-sus-text = Ten statements about how a service can be used. Gives SUS, 0 to 100.
template-umux-lite = Usability in two questions
template-umux-lite-text = Does it do what is needed, and is it easy. Gives UMUX-Lite, 0 to 100.
template-time-saved = Time saved
template-time-saved-text = Minutes it took, and minutes it would have taken without the digital service.
template-sdg-information = Single Digital Gateway: information
template-sdg-information-text = For a page of information: found or not, one to five stars, as the regulation asks.
template-sdg-procedure = Single Digital Gateway: procedure
template-sdg-procedure-text = After an online procedure: how easy it was, one to five stars, as the regulation asks.
template-four-questions = Four questions
template-four-questions-text = Experience, clarity, help and a comment, after the French model.
template-municipality = Municipality
template-municipality-text = Stars, then what went well or what was difficult, after the Italian model.
template-trust-and-drivers = Trust and drivers
template-trust-and-drivers-text = Trust, and what drove it, after the model of the United States.

# People and keys
people-title = Who works here
invited-title = Invited, not here yet
invite-title = Invite somebody
invite = Send the invitation
uninvite = Withdraw
expires = Good until
role-hint = The settings of a city say what each role may do.
role-may = What it may do
roles-title = Roles
role-admin = Administrator
role-admin-text = Everything, in every city.
role-owner = Owner
role-owner-text = Everything in one city: people, keys and settings too.
role-editor = Editor
role-editor-text = Reads everything of one city, and changes its services and surveys.
role-viewer = Viewer
role-viewer-text = Reads everything of one city.
role-interviewer = Interviewer
role-interviewer-text = Enters answers that were given on paper or by telephone, and reads none.
role-analyst = Analyst
role-analyst-text = Reads the aggregates of all cities, and nothing that citizens wrote.
last-owner = Somebody has to stay who may invite others. Make somebody else owner first.
letters-folder = No mail server is set: letters are put into the folder { $folder } on the server. Hand them over in another way, or ask the operator for a mail server.
keys-lead = Programs of your city use a key instead of a password. Each key has a role and an end.
key-once = This is the key. It is shown only now: copy it.
key-name = What it is for
key-name-hint = So that you know later which program uses it.
key-days = Days that it is good
key-make = Make the key
key-new = A new key
key-revoke = End it
made = Made
used = Last used

# Settings
city-name = Name of the city
city-country = Country
city-country-hint = Two letters, as in FI or IT.
city-timezone = Time zone
city-timezone-hint = Its civil days are the days of the reports: Europe/Helsinki.
city-languages = Languages
city-languages-hint = Tags with commas between them, your own language first: fi, sv, en
city-population = Inhabitants
city-population-hint = How many people live in the city. It is compared with others of its size.
setting-bad-population = Write how many people live there, 1 to 50,000,000.
city-lau = LAU code
city-lau-hint = The code of your local administrative unit at Eurostat.
city-logo = Logo
city-logo-use = Use this picture
city-logo-now = The logo as it is now
city-logo-hint = PNG, JPEG or WebP, up to 64 kB, 16 to 2,000 pixels on each side. It stands above your surveys.
bad-logo-none = Choose a file.
bad-logo-kind = This file is no PNG, JPEG or WebP picture. Choose another.
bad-logo-bytes = The picture has more than 64 kB. Save it smaller.
bad-logo-pixels = Each side must have 16 to 2,000 pixels.
city-accent = Colour
city-accent-hint = # and six hexadecimal digits, dark enough for white text: #0a5c36
city-contact-name = Contact: office or person
city-contact-email = Contact: e-mail
city-contact-phone = Contact: telephone
city-contact-url = Contact: page
city-controller = Who answers for the data
city-controller-hint = The controller of the GDPR, with its address. Stands in the privacy notice.
city-accessibility_contact = Where faults of accessibility are reported
city-accessibility_contact-hint = An e-mail address, or an address that begins with https://
city-comment_days = Days to keep what citizens wrote
city-comment_days-hint = 30 to 3650. Empty: as long as the answers. Rehearse it first.
city-retention_days = Days to keep whole answers
city-retention_days-hint = 30 to 3650. Empty: for ever. What was counted stays. Rehearse it first.
city-answers_min = Fewest answers that the public sees results of
city-answers_min-hint = 5 to 1000. Protects those who answered from their neighbours.
bad-timezone = Write a time zone such as Europe/Helsinki.
bad-languages = Write language tags with commas between them: fi, sv, en
setting-bad-colour = Write # and six hexadecimal digits, as in #0a5c36.
setting-out-of-range = This number is too small or too large.
setting-bad-email = Write an e-mail address such as name@example.org.
setting-bad-url = Write an address that begins with https://
setting-bad-phone = Write a telephone number such as +358 3 1234 567.
setting-bad-contact = Write an e-mail address, or an address that begins with https://
setting-bad-length = This text is too long.
setting-control-character = Write it on one line.
notices-title = What citizens read about you
notice-privacy = Privacy notice
notice-accessibility = Accessibility statement
retention-lead = What would be deleted today? Nothing is deleted by asking.
retention-rehearse = Rehearse
retention-found = Today { $responses ->
    [0] no whole answers
    [one] one whole answer
   *[other] { $responses } whole answers
 } and the words of { $comments ->
    [0] no comments
    [one] one comment
   *[other] { $comments } comments
 } would be deleted.
retention-stays = What was counted stays: every number of the past is the same afterwards. Deletion happens by itself, once an hour, as the settings say.
retention-set = To the settings
audit-lead = Every change and every export, the newest first. Each entry is sealed with the one before: nobody can change one unnoticed.
when = When
who = Who
what = What
object = To what
detail = Details

# The builder
tab-build = Questions
draft-summary = { $questions ->
    [one] One question
   *[other] { $questions } questions
 } in { $languages ->
    [one] one language
   *[other] { $languages } languages
 }. Answering takes { $low } to { $high }.
draft-broken = This draft cannot be read.
try = Try it
try-lead = Give this address to colleagues. Their answers are kept apart, counted nowhere, and thrown away when you publish.
preview = Preview
preview-lead = As a citizen sees it on a telephone.
paper = Form for paper
page-heading = Page { $number }
page-empty = No question on this page yet.
page-add = Add a page
page-title = Title of the page
page-remove = Remove the page, keep its questions
page-more = Change this page
question-add = Add a question
question-gone = This question is not there any more: somebody changed the survey. Look at it as it is now.
question-code = Code
question-code-hint = Its name in exports and reports. Keep it: another code begins another series.
back-to-build = Back to the questions
move-up = ↑ Up
move-down = ↓ Down
required = Must be answered
prompt = What is asked
hint = Help below it
missing = Missing
measure = Read as
measure-hint = Turns the answers into a figure that compares with other surveys.
measure-none = Nothing in particular
measure-csat = Share of satisfied citizens (CSAT)
measure-govuk = Satisfaction score, 0 to 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Time saved
measure-sdg-found = Found what they looked for (Single Digital Gateway)
measure-sdg-rating = Stars (Single Digital Gateway)
kind-rating = Rating
kind-choice = Choice
kind-text = Text
kind-matrix = Several ratings
kind-ranking = Ranking
kind-number = Number
kind-date = Date
kind-email = E-mail address
kind-statement = Text without a question
scale-from = Lowest point
scale-to = Highest point
point-label = Name of point { $point }
style = Look
style-faces = Faces
style-stars = Stars
style-numbers = Numbers
satisfied-from = Counts as satisfied from
satisfied-from-hint = The lowest point that counts. Empty: the two best of five.
multiple = Several may be chosen
segment = Report every figure by this question too
entry-label = Option { $number }
entry-other = Option { $number }: with a line to write on
entry-exclusive = Option { $number }: nothing else together with it
unit = Unit
number-min = Smallest
number-max = Largest
number-decimals = Decimal places
multiline = Several lines
max-chars = Most characters
condition-none = Always shown
condition-question = Condition { $number }: only if
condition-is = Condition { $number }: how
condition-value = Condition { $number }: what
condition-join = When there are several conditions
condition-all = All must hold
condition-any = One is enough
only-if = Only if { $what }
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
is-answered = “{ $question }” was answered
is-in = “{ $question }” is one of { $value }
is-equal-short = is
is-other-short = is not
is-at-most-short = is at most
is-at-least-short = is at least
is-less-short = is less than
is-more-short = is more than
is-including-short = includes
is-answered-short = was answered
survey-texts = Title, introduction, thanks, days
survey-title = Title
survey-intro = Introduction
survey-thanks = Thanks
opens-on = First day
closes-on = Last day
languages-title = Languages
languages-table = Translations
language-first = Written in
language-add = Another language
language-hint = A tag such as sv or uk. Untick a language to remove it with its texts.
translation-whole = Complete
translation-missing = { $count ->
    [one] One text is missing
   *[other] { $count } texts are missing
 }
auto-saved = Saved.
auto-conflict = Not saved: somebody else changed the survey. Press the button to see both.
auto-faulty = Not saved yet:
conflict-title = Two people changed this
conflict-lead = Somebody changed the survey while you worked on it. Nothing is lost: here are both.
conflict-theirs-title = Only in theirs, which is saved
conflict-theirs = Go on with theirs
conflict-mine-title = Only in yours, which is not saved
conflict-mine = Save mine in its place

# Advice
advice = Advice
advice-title = Before you publish
advice-many-questions = { $number } questions are many. Citizens give a survey thirty seconds.
advice-all-required = Every question must be answered. Whoever cannot answer one leaves.
advice-no-comment = There is no room for a comment: you will know how many were satisfied, not why.
advice-scale-without-labels = Name both ends of the scale, or nobody knows which is good.
advice-many-options = { $number } options are many to read. Group them, or ask for fewer.
advice-personal-data = Say why you ask for the address, and that it may be left out.
advice-long-prompt = { $number } words are many for a question.
advice-double-question = This seems to ask two things at once. Ask one of them.
advice-leading-question = This seems to want a certain answer. Ask neutrally.
advice-shouting = Capital letters are hard to read.
advice-hard-to-read = The texts are hard to read (LIX { $number }). Use shorter words and sentences.

# Translations
tab-translate = Translate
translate-lead = { $count ->
    [0] Everything is translated into { $language }.
    [one] One text is missing in { $language }.
   *[other] { $count } texts are missing in { $language }.
 }
translate-alone = This survey is in one language. Add another one first.
translate-to = Into
translate-missing = Missing
translator-title = A file for the translator
translator-lead = The file is a table: key, original, translation. It opens in every office program. Send it out, and take it in again when it comes back.
translator-out = Download the file
translator-in = The file that came back
translator-text = Or its text
translator-in-hint = Where a file cannot be chosen: open it as text, and paste all of it, with its first line.
translator-letters = The letters of the file cannot be read. Save it as “CSV UTF-8”, and choose it again.
translator-take = Take the translations
translator-taken = { $count ->
    [one] One text was taken.
   *[other] { $count } texts were taken.
 }
translator-unknown = Line { $line }: nothing in the survey has the key { $key }.
translator-broken = The file cannot be read from line { $line } on.

# Publishing
tab-publish = Publish
publish-state = This survey is: { $state }.
publish-title = Publish
publish-lead = Citizens see the new version at once. Whoever has the old one open can still send it for seven days. Published versions never change.
publish-note = What changed
publish-note-hint = For your colleagues, and for yourself in a year.
publish = Publish
publish-same = The draft is the same as what citizens see.
publish-changes = What changes
publish-changed = Somebody changed the draft meanwhile. Look at it again.
publish-never = The survey was never published.
publish-no-questions = Add one question at least.
publish-missing = { $count ->
    [one] One translation is missing.
   *[other] { $count } translations are missing.
 }
series-breaks-lead = { $count ->
    [one] The series of one question breaks: its numbers before and after do not compare.
   *[other] The series of { $count } questions break: their numbers before and after do not compare.
 }
series-goes-on = Every series that goes on still compares, unless it asks for care below.
series = Series of its numbers
series-continues = Goes on
series-with-care = Goes on, compare with care
series-breaks = Breaks
series-starts = Begins
series-ends = Ends
change = What changed
change-added = new
change-removed = removed
change-prompt = wording
change-texts = translations
change-required = must be answered
change-condition = condition
change-measure = what it is read as
change-scale = scale
change-labels = names
change-bar = what counts as satisfied
change-rows = rows
change-several = one or several
change-options = options
change-kind = kind of question
change-details = limits
change-title = title
change-intro = introduction
change-thanks = thanks
change-languages = languages
change-window = days
change-order = order
version = Version
versions-title = Published versions
published-at = Published
close = Close the survey
close-title = Close
close-lead = Citizens are told that the survey is over. What was answered stays.
copy = Copy
copy-title = Copy or share
trials-title = Answers by the test link
trials-more = Answers by the test link
trials-lead = They are counted nowhere, and thrown away when you publish.
sent-at = Sent
answers = Answers

# Placements
tab-placements = Offer it
placements-lead = Each place has an address of its own, so that you see where answers come from.
placements-none = Where will citizens meet the survey? Add a place: a QR code on the counter, a link in a letter, a button on your page.
placements-unpublished = The survey is not published: these addresses lead nowhere yet.
placement = Place
placement-kind = What it is
placement-name = Name
placement-name-hint = As in: counter 2, letter of May.
placement-link = Link
placement-button = Button on your page
placement-widget = Window on your page
placement-iframe = Frame in your page
placement-email = Link in a message
placement-qr = QR code
placement-kiosk = Screen at the counter
placement-staff = Entry by staff
placement-api = Program
placement-paste = Paste this into your page:
placement-more = Remove this place
placement-remove-text = The address still works, and is counted under its name.
poster-png = Poster A4 (PNG)
poster-svg = Poster (SVG)
qr-png = QR code (PNG)
qr-svg = QR code (SVG)
qr-of = QR code of { $name }
enter-answers = Enter answers

# Results
tab-results = Results
results-none = This survey was not published yet. Results will stand here.
found-satisfied = { $percent } were satisfied.
found-up = That is { $points } points more than in the period before.
found-down = That is { $points } points less than in the period before.
found-unchanged = Compared with the period before, the difference may be chance.
found-interval = With 95 % confidence { $low } to { $high }. { $count ->
    [one] One answer
   *[other] { $count } answers
 }, { $from } to { $to }.
found-responses = { $count ->
    [0] Nobody has answered in this period.
    [one] One citizen has answered.
   *[other] { $count } citizens have answered.
 }
found-count = { $count ->
    [one] One response
   *[other] { $count } responses
 } from { $from } to { $to }.
found-comments = { $count ->
    [one] One new comment
   *[other] { $count } new comments
 }
found-held = { $count ->
    [one] One answer waits for you
   *[other] { $count } answers wait for you
 }
came-by = Came by
came-verified = Only by a verified link
found-verified = { $count ->
    [one] One of them came by a verified link.
   *[other] { $count } of them came by verified links.
 }
trend-title = { $percent } satisfied over the whole period
trend-description = The share of satisfied citizens over time, with its 95 % interval as a band. A dashed line marks where the question changed.
chart-most = Most often: { $answer } ({ $percent })
chart-bars = Bars: the share of each answer. The line across the end of a bar is its 95 % interval. The table has the same numbers.
chart-dots = Dots: the mean of each part. The line through a dot is its 95 % interval. The table has the same numbers.
chart-columns = Columns: the share of the answers in each range of numbers. The table has the same numbers.
part = Part
mean-value = Mean
from-value = From
begins-on = From
show-numbers = Show the numbers
answered = { $answered ->
    [one] One answer
   *[other] { $answered } answers
 }, { $skipped } left it out
mean = Mean { $mean }
answer = Answer
proportion = Share
count = Count
interval = 95 % interval
funnel-title = From seen to submitted
seen = Seen
started = Started
submitted = Submitted
response-rate = Of those who saw it
completion-rate = Of those who started

# Comments
tab-comments = Comments
comments-lead = { $new } new, { $acknowledged } acknowledged, { $done } done.
comments-none = Nobody has written anything yet. Comments will stand here, without the personal data that was recognised in them.
comments-nothing = No comment fits. Ask for less.
comment-words = Words
comment-new = New
comment-acknowledged = Acknowledged
comment-done = Done
comment-owner = Who takes care of it
comment-change = Sort it
tag = Tag
tags = Tags, with commas between them
tab-held = Waiting answers
held-none = Nothing waits. Answers come here that look as if a program sent them: they are in no number until you decide.
held-lead = These answers look as if a program sent them. They are in no number until you decide.
held-accept = Count it
held-reject = Delete it
doubt-too-fast = Sent faster than a person reads
doubt-honeypot = A field was filled in that no person sees
doubt-no-work = The browser did not do the work that the survey asks for

# Acting
tab-actions = You said, we did
actions-none = Write down what citizens said and what you did about it. That is why they answer.
actions-lead = What citizens said, what you did, and what came of it.
action-new = A new action
action-question = Follow this measure
action-public = Everybody may read it
said = You said
did = We did
bad-said = Write what citizens said, in at most 1000 characters.
bad-did = Write what the city did, in at most 1000 characters.
done-on = Done on
done-on-hint = Empty while it is planned.
planned = Planned
is-public = Public
is-not-public = Not public
no-answers = no answers
before-after = 90 days before: { $before }. Since then: { $after }.
effect-up = It went up, more than chance would do.
effect-down = It went down, more than chance would do.
effect-open = The difference may be chance.
tab-alerts = Thresholds
alerts-lead = When should the city look? This page tells how things stand now.
alerts-unmeasured = No question of this survey has a measure yet.
alert-new = A new threshold
alert-below = Below
threshold = Threshold
threshold-words = below { $bar } over { $days } days, with { $answers } answers or more
threshold-bar = Below this value
threshold-bar-hint = A share in per cent, any other measure in its own unit. What each can be stands in brackets.
threshold-days = Days looked at together
threshold-answers = Fewest answers
bad-question = Choose a question that has a measure.
bad-bar = Write a number above { $low } and up to { $high }.
bad-days = Write 1 to 366 days.
bad-answers-min = Write one answer at least.
standing = How it stands

# Letters
letter-end = Urbivox sends this letter by itself. Please do not answer it.
letter-invitation-subject = You are invited to { $city }
letter-invitation-text = Hello,

    you were invited to work on the surveys of { $city }. Open this address and press the button:

    { $address }

    It is good for 14 days, and works once.
letter-reset-subject = A new password
letter-reset-text = Hello,

    somebody asked for a new password for your account. If it was you, open this address:

    { $address }

    It is good for one hour, and works once. If it was not you, do nothing: your password stays as it is.
letter-sign-in-subject = A new sign-in to your account
letter-sign-in-text = Hello,

    somebody signed in to your account from a browser that we have not seen before:

    { $client }

    If it was not you, change your password at once and end that session on the page of your account.
letter-admitted-subject = { $city } was admitted
letter-admitted-text = Hello,

    { $city } was admitted. Open this address to begin: { $address }
letter-application-subject = A city asks to join
letter-application-text = Hello,

    a city asks to join, and its address was confirmed. Decide about it here:

    { $address }
withheld = Withheld: it rests on too few answers.
measures = Measures
measure-value = Value
measure-name = Measure
take-title = Take it away
take-responses-csv = Responses as CSV
take-responses-bom = Responses as CSV for spreadsheets
take-responses-ndjson = Responses as NDJSON
take-numbers-csv = Numbers as CSV
take-numbers-ndjson = Numbers as NDJSON
take-hint = The audit log shows who takes responses away.
tab-indicators = Indicators
indicators-so-far = { $percent } so far: { $answered } of { $all } indicators answered.
indicators-how = Yes, no, or blank, which counts like a no. A yes needs evidence. Where surveys say something, it is proposed with ready evidence: take it over, or write your own. Nobody else sees this before you publish.
indicators-proposed-yes = The surveys propose: yes.
indicators-proposed-no = The surveys propose: no.
indicators-suggested = What the surveys contribute:
indicators-take = Take over
indicators-answer = Answer
indicators-evidence = Evidence
indicators-blank = Leave blank
indicators-publish = Publish an edition
indicators-year = Year
indicators-open = See the benchmark

# The audit log and the security log of the whole installation.
tab-security = Security log
audit-scope = About
audit-installation = The whole installation
audit-everything = Everything, in all cities
audit-who = By or to whom (address or name)
audit-action = What was done begins with
audit-head = Prove later that nothing was removed
audit-head-text = This is the number and hash of the last entry. Keep it outside this server. “urbivox verify --audit-head” then checks that the log still holds it.
audit-removed = removed person { $id }
audit-unknown = unknown address { $id }
audit-bad-scope = Choose what the entries are about.
audit-bad-day = Write a day such as 2026-03-01.
audit-bad-page = This page does not exist. Start with the newest entries.
audit-bad-action = Use letters, hyphens and dots, such as person.role.
security-lead = Sign-ins, codes, forms and keys that were refused, counted by the hour and kept for { $days } days. What was typed is not kept.
security-last = Last time
security-where = Where
security-count = How often
security-nobody = nobody who is known
security-others = many others
security-typed = unknown account { $id }
security-sign-in-wrong = Wrong address or password
security-sign-in-locked = Sign-in locked after failures
security-sign-on-refused = Sign-on with the city’s account refused
security-code-wrong = Wrong code
security-code-locked = Codes locked after failures
security-password-wrong = Wrong password when signed in
security-form-refused = Form that did not come from here
security-permission-refused = Not allowed by the role
security-key-wrong = Wrong or ended API key
# Forms that are not understood
refused-unclear = We do not understand this form
refused-unclear-text = Nothing was changed. Go back, load the page again, and send the form once more.
bad-choice = Choose one of the options that are offered.
bad-whole-number = Write a whole number from { $low } to { $high }.
bad-day = Write a day such as 2026-03-01.
bad-role-lines = Write one group on each line, and its role after an equals sign: feedback-team = editor
translator-none = Choose a file, or paste its text.
# Identities, connected sign-ins and domains
join-sign-in-first = This address has an account already. Sign in to it, then accept the invitation.
account-by-provider = You signed in with your account at { $city }. Your name, password and second factor are kept there. Nothing can be changed here.
connect-title = Connected sign-ins
connect-lead = Connect your city's sign-in to this account. It then opens that city without your password. It opens nothing else, and it cannot change your account.
connect-none = No city has set up single sign-on.
connect-go = Connect
disconnect = Disconnect
done-connected = The sign-in is connected to your account.
done-disconnected = The sign-in is no longer connected to your account.
done-domain = The domain is confirmed.
domain = Domain
domains-title = Domains of cities
domains-lead = A city's sign-on lets in people with e-mail addresses of confirmed domains only. Confirm a domain when you know that it belongs to the city. A city can also confirm it with a DNS record.
domains-none = No city has asked for a domain.
domain-confirmed = Confirmed
domain-confirmed-since = Confirmed on { $day }. People with addresses of this domain can sign in.
domain-unconfirmed = Not confirmed
domain-open = Nobody can sign in with an address of this domain yet. Add this record to the domain's DNS and press the button, or ask those who run this installation to confirm the domain.
domain-taken = This domain belongs to another city. Ask those who run this installation.
domain-no-record = The record is not there yet, or it says something else. A new record can take some hours to be seen everywhere.
domain-not-looked-up = The DNS did not answer. Try again in a minute.
domain-check = Check the record
domain-confirm = Confirm
domain-release = Release
# Accounts: asked again, looked after
confirm-title = Confirm that it is you
confirm-lead = This is a change that matters, and you last showed your password more than { $minutes } minutes ago. Enter your password to go on. Nothing that you typed is lost.
confirm-lead-either = This is a change that matters, and you last showed who you are more than { $minutes } minutes ago. Enter a code of your second factor, or your password. Nothing that you typed is lost.
confirm-go = Confirm and go on
confirm-back = Go back without a change
confirm-provider = This is a change that matters, and you signed in with your city's account more than { $minutes } minutes ago. Sign in there once more, then do it again.
factor-needed = Your role needs a second factor. Set it up to go on.
factor-on-already = A second factor is on already. Turn it off first, with a code of it.
accounts-title = People
accounts-search = Name, address or city
accounts-none = Nobody was found.
accounts-next = More people
account-last = Last sign-in
account-never = Never
account-no-role = No role
account-all-cities = All cities
account-roles = Roles
factor-policy-title = Who must have a second factor
factor-policy-lead = People with one of these roles and no second factor must set one up before any other page opens.
account-factor-on = A second factor is on. Reset it when this person has lost the telephone and the recovery codes: they then sign in with the password alone and set up another one.
account-factor-off = There is no second factor.
account-factor-reset = Reset the second factor
account-sessions = Where this person is signed in
account-sessions-none = This person is not signed in anywhere.
account-sign-out = End all sessions
address-title = E-mail address
address-new = New address
address-hint = Every session ends. A letter goes to the old address and to the new one.
address-change = Change the address
address-taken = Somebody else has this address.
account-remove-title = Remove the account
account-remove = Remove this person
account-remove-lead = The account, its roles and its sessions are deleted. The audit log keeps what this person did, under a number instead of the address. This cannot be undone.
last-admin = This is the last administrator. Make somebody else an administrator first.
last-owner-of = This is the last owner of { $cities }. Make somebody else an owner there first.
done-factor-reset = The second factor was reset, and every session ended.
done-sessions-ended = Every session was ended.
done-address = The address was changed. Both addresses get a letter.
letter-factor-reset-subject = Your second factor was reset
letter-factor-reset-text = Hello,

    an administrator has reset the second factor of your account, and ended all your sessions. Sign in with your password, then set up a second factor again.

    If you did not ask for this, tell your administrator at once.
letter-address-before-subject = The address of your account was changed
letter-address-before-text = Hello,

    an administrator has given your account another e-mail address. This address does not open it any more, and all your sessions have ended.

    If you did not ask for this, tell your administrator at once.
letter-address-now-subject = This is now the address of your account
letter-address-now-text = Hello,

    an administrator has made this the e-mail address of your account. Your password and your second factor stay as they are. Sign in here:

    { $address }
# Limits and confirmed applications
refused-often = Too many requests
refused-often-text = Many requests came from your network, or for the same thing. Wait a few minutes, then try again.
apply-confirm-title = Confirm your application
apply-confirm-lead = You asked for your city to join. Press the button to confirm that this address is yours. Then an administrator looks at it.
apply-confirm-button = Confirm
apply-confirmed = Thank you. Your application was confirmed. An administrator will look at it and write to you.
apply-confirm-over = This link has expired, or was never sent. Apply once more.
letter-confirm-application-subject = Confirm your application to Urbivox
letter-confirm-application-text = Hello,

    somebody asked with this address for a city to join Urbivox. If it was you, open this address and press the button:

    { $address }

    It is good for three days. If it was not you, do nothing: nobody sees the application.
# Identity providers that do not answer, or may not be asked
sign-on-away = The provider did not answer. Sign in with your password if you have one, or try again in { $seconds } seconds.
provider-address-refused = This address cannot be used: the server is not reachable for everybody. The operator of this installation can allow it.
