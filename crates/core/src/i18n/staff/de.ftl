# The clerk's desk, in German.
skip = Zum Inhalt
nav-own = Ihr Konto
nav-pages = Seiten
sign-out = Abmelden
save = Speichern
save-and-stay = Speichern und hier bleiben
add = Hinzufügen
remove = Entfernen
change-it = Ändern
show = Anzeigen
search = Suchen
all = Alle
yes = Ja
no = Nein
do = Aktion
older = Ältere
number = Nr.
from = Von
to = Bis
name = Name
email = E-Mail
language = Sprache
city = Stadt
country = Land
role = Rolle
state = Stand
survey = Umfrage
service = Dienst
question = Frage
errors-title = Bitte sehen Sie das noch einmal an
bad-name = Schreiben Sie einen Namen in eine Zeile.
bad-email = Schreiben Sie eine E-Mail-Adresse wie name@example.org.
name-taken = Dieser Name ist vergeben. Wählen Sie einen anderen.
seconds = { $count } Sekunden
minutes = { $count ->
    [one] 1 Minute
   *[other] { $count } Minuten
 }
done-saved = Gespeichert.
done-removed = Entfernt.
done-signed-out = Sie sind abgemeldet.
done-letter = Wenn jemand diese Adresse hat, ist ein Brief dorthin unterwegs.
done-joined = Willkommen. Ihr Konto ist bereit.
done-password = Ihr Passwort wurde geändert. Alle anderen Sitzungen sind beendet.
done-factor-off = Der zweite Faktor ist aus.
done-session-ended = Die Sitzung wurde beendet.
done-service = Der Dienst wurde hinzugefügt.
done-survey = Die Umfrage wurde aus der Vorlage gemacht. Sehen Sie die Fragen an, dann veröffentlichen Sie sie.
done-published = Veröffentlicht. Bieten Sie sie nun an: ein QR-Code am Schalter, ein Link, ein Knopf.
done-closed = Die Umfrage ist geschlossen. Veröffentlichen Sie sie wieder, um sie zu öffnen.
done-invited = Die Einladung ist unterwegs.
done-accepted = Gezählt.
done-rejected = Gelöscht.
done-shared = Mit allen Städten geteilt.
done-approved = Die Stadt wurde hinzugefügt und ihr Inhaber eingeladen.
done-asked = Fast geschafft. Wir haben einen Brief an Ihre Adresse geschickt: Öffnen Sie den Link darin und drücken Sie die Schaltfläche. Dann sieht sich die Administration Ihren Antrag an.
refused-back = Zurück zum Anfang
refused-form = Dieses Formular ist zu alt
refused-form-text = Die Seite wurde in einer anderen Sitzung oder vor zu langer Zeit geöffnet. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.
refused-missing = Hier ist nichts
refused-missing-text = Die Seite gibt es nicht, oder sie ist nicht für Sie.
refused-forbidden = Ihre Rolle öffnet diese Seite nicht
refused-forbidden-text = Fragen Sie einen Inhaber der Stadt, wenn Sie sie brauchen.
refused-large = Das ist zu groß
refused-large-text = Senden Sie weniger auf einmal.
refused-away = Der Dienst ist beschäftigt
refused-away-text = Was schon gespeichert war, ist nicht verloren. Versuchen Sie es gleich noch einmal.
refused-broken = Hier ist etwas kaputt
refused-broken-text = Nennen Sie dem Betreiber die Nummer unten.
sign-in = Anmelden
sign-in-again = Mit einem anderen Konto anmelden
sign-in-wrong = Adresse und Passwort gehören nicht zusammen.
sign-in-over = Die Anmeldung hat zu lange gedauert. Beginnen Sie neu.
sign-in-wait = Aus Ihrem Netz gab es zu viele Fehlversuche. Versuchen Sie es in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
 } wieder, oder aus einem anderen Netz.
sign-in-unsafe = Diese Seite wurde nicht über HTTPS geöffnet. Ihr Browser wird die Sitzung nicht behalten. Fragen Sie den Betreiber nach der sicheren Adresse.
password = Passwort
password-new = Neues Passwort
password-present = Jetziges Passwort
password-hint = Mindestens { $min } Zeichen. Am besten ein paar Wörter, die nur Sie zusammenstellen würden.
password-title = Passwort
password-change = Passwort ändern
password-wrong = Das jetzige Passwort ist ein anderes.
password-too-short = Nehmen Sie mindestens { $min } Zeichen.
password-too-long = Dieses Passwort ist zu lang.
password-common = Dieses Passwort wird als eines der ersten geraten. Wählen Sie ein anderes.
password-personal = Das Passwort darf nicht aus Ihrer Adresse gemacht sein.
password-repeated = Nehmen Sie mehr als ein oder zwei verschiedene Zeichen.
forgot = Passwort vergessen?
forgot-lead = Schreiben Sie Ihre Adresse. Wenn jemand sie hat, senden wir einen Brief mit dem Weg zu einem neuen Passwort.
forgot-button = Brief senden
code = Code
code-hint = Sechs Ziffern aus Ihrer Authentifizierungs-App oder ein Wiederherstellungscode.
code-title = Zweiter Faktor
code-wrong = Dieser Code ist falsch oder wurde schon benutzt.
join-title = Ihr Konto
join-lead = Sie wurden eingeladen: { $city }, Rolle { $role }.
join-button = Einladung annehmen
reset-title = Ein neues Passwort
reset-lead = Wählen Sie ein neues Passwort. Alle offenen Sitzungen enden.
reset-button = Passwort setzen
ticket-over-title = Diese Adresse ist verbraucht
ticket-over = Sie wurde schon benutzt, ist abgelaufen oder wurde nie gesendet. Melden Sie sich an oder bitten Sie um einen neuen Brief.
sign-on-other = Mit dem Konto Ihrer Stadt anmelden
join-ask = Möchte Ihre Stadt mitmachen?
sign-on-go = Weiter
sign-on-none = Keine Stadt hat das Einmal-Anmelden eingerichtet. Melden Sie sich mit Adresse und Passwort an.
sign-on-failed = Die Anmeldung Ihrer Stadt hat nicht geklappt ({ $code }). Versuchen Sie es wieder oder melden Sie sich mit Adresse und Passwort an.
sign-on-refused = Die Anmeldung Ihrer Stadt kennt Sie, aber die Stadt lässt Sie nicht herein ({ $code }). Fragen Sie einen Inhaber der Stadt.
sign-on-lead = Ihre Kolleginnen und Kollegen können sich mit den Konten der Stadt anmelden, über OpenID Connect. Tragen Sie Urbivox bei Ihrem Anbieter mit dieser Rückkehradresse ein:
sign-on-nobody = Niemand, wenn keine Gruppe oben es sagt
provider-issuer = Aussteller
provider-issuer-hint = Die Adresse des Anbieters, etwa https://login.tampere.fi
provider-client_id = Client-Kennung
provider-client_id-hint = Wie der Anbieter Urbivox nennt.
provider-client_secret = Client-Geheimnis
provider-client_secret-hint = Leer lassen, um das gespeicherte zu behalten.
provider-domains = Domains der E-Mail-Adressen
provider-domains-hint = Nur diese dürfen herein, durch Kommas getrennt: tampere.fi
provider-role_claim = Angabe, die Gruppen nennt
provider-role_claim-hint = Zum Beispiel groups. Darf leer bleiben.
provider-roles = Rollen nach Gruppe
provider-roles-hint = Eine je Zeile: gruppe = editor
provider-default_role = Alle anderen
account-title = Ihr Konto
factor = Zweiter Faktor
factor-title = Zweiter Faktor
factor-lead = Ein zweiter Faktor schützt Ihr Konto, wenn jemand Ihr Passwort erfährt. Lesen Sie dies mit einer Authentifizierungs-App ein und schreiben Sie den Code, den sie zeigt.
factor-qr = QR-Code für Ihre Authentifizierungs-App
factor-typed = Ich kann ihn nicht einlesen
factor-on = Einschalten
factor-off = Ausschalten
factor-is-on = Der zweite Faktor ist an. Sie haben noch { $count ->
    [one] einen Wiederherstellungscode
   *[other] { $count } Wiederherstellungscodes
 }.
recovery-title = Ihre Wiederherstellungscodes
recovery-lead = Bewahren Sie diese Codes auf Papier auf. Jeder öffnet Ihr Konto einmal, wenn das Telefon verloren ist. Sie werden nur jetzt gezeigt.
recovery-kept = Ich habe sie aufbewahrt
sessions-title = Wo Sie angemeldet sind
session-client = Browser
session-began = Seit
session-seen = Zuletzt benutzt
session-state = Stand
session-here = Diese Sitzung
session-end = Beenden
home-title = Ihre Städte
home-cities = Städte
home-empty = Sie haben noch in keiner Stadt eine Rolle. Fragen Sie, wer Sie eingeladen hat.
admins-title = Administration und Analyse
applications-title = Städte, die mitmachen möchten
applications-none = Keine Stadt wartet auf eine Entscheidung.
application-approve = Aufnehmen
application-refuse = Ablehnen
application-approved = Aufgenommen
application-refused = Abgelehnt
application-gone = Darüber hat schon jemand entschieden.
join-city = Mit Ihrer Stadt mitmachen
join-city-lead = Erzählen Sie uns von Ihrer Stadt. Die Administration sieht es an, und der Inhaber bekommt einen Brief mit dem Zugang: zehn Minuten später kann eine Umfrage auf Ihrem Schalter stehen.
join-send = Um Aufnahme bitten
join-full = Zurzeit warten zu viele Städte. Versuchen Sie es in einigen Tagen wieder.
apply-name = Name der Stadt
apply-name-hint = Wie die Bürgerinnen und Bürger sie nennen.
apply-country = Land
apply-country-hint = Zwei Buchstaben, etwa DE oder AT.
apply-languages = Sprachen
apply-languages-hint = Kürzel mit Kommas dazwischen, die eigene zuerst: de, en, tr
apply-timezone = Zeitzone
apply-timezone-hint = Etwa Europe/Berlin.
apply-lau = LAU-Code
apply-lau-hint = Der Code Ihrer lokalen Verwaltungseinheit bei Eurostat, wenn Sie ihn kennen.
apply-contact = Ihr Name
apply-contact-hint = Sie werden Inhaber: Sie laden die anderen ein.
apply-email = Ihre E-Mail-Adresse
apply-email-hint = Dorthin geht der Brief mit dem Zugang.
apply-message = Sonst noch etwas
apply-message-hint = Was Sie herausfinden möchten, bei welchen Diensten.
bad-apply-name = Schreiben Sie den Namen der Stadt.
bad-apply-country = Schreiben Sie die zwei Buchstaben des Landes.
bad-apply-contact = Schreiben Sie Ihren Namen.
bad-apply-email = Schreiben Sie Ihre E-Mail-Adresse.
bad-apply-timezone = Schreiben Sie eine Zeitzone wie Europe/Berlin.
bad-apply-languages = Schreiben Sie Sprachkürzel mit Kommas dazwischen: de, en, tr
bad-apply-lau = Schreiben Sie höchstens 20 Zeichen.
bad-apply-message = Schreiben Sie weniger.
tab-surveys = Umfragen
tab-templates = Vorlagen
tab-people = Personen
tab-keys = API-Schlüssel
tab-settings = Einstellungen
tab-retention = Aufbewahrung
tab-sign-on = Einmal-Anmelden
tab-audit = Protokoll
surveys-title = Umfragen
comments-new = Neue Kommentare
held-waiting = Wartend
start-empty = Beginnen Sie mit einem Dienst: Was benutzen die Bürger? Machen Sie dann eine Umfrage dafür aus einer Vorlage.
start-lead = Drei Schritte bis zum QR-Code am Schalter:
start-check = Fragen ansehen
start-publish = Umfrage veröffentlichen
start-place = Plakat mit QR-Code drucken
survey-new = Eine neue Umfrage
survey-name = Name
survey-name-hint = Für die Adresse. Leer: der Name der Vorlage.
survey-needs-service = Fügen Sie zuerst einen Dienst hinzu.
survey-add = Umfrage machen
service-new = Ein neuer Dienst
service-name = Name des Dienstes
service-hint = Wie die Bürger ihn nennen: Kita, Parkausweis, Bibliothek.
service-add = Dienst hinzufügen
template = Vorlage
template-hint = Bewährte Fragen in den Sprachen Ihrer Stadt.
template-blank = Leer: Ich schreibe alle Fragen selbst
template-not-offered = Diese Vorlage gibt es in keiner Sprache Ihrer Stadt.
state-draft = Entwurf
state-scheduled = Geplant
state-open = Offen
state-closed = Geschlossen
templates-lead = Umfragen zum Anfangen: solche, die andere Städte teilen, weil sie funktioniert haben, und überall bekannte Fragebögen.
templates-shared = Von Städten geteilt
templates-shared-none = Noch keine Stadt hat eine Umfrage geteilt. Seien Sie die erste: eine eigene öffnen, dann Veröffentlichen, dann Teilen.
templates-own = Bekannte Fragebögen
template-questions = Die Fragen
template-use = Benutzen
unshare = Nicht mehr teilen
share-title = Mit allen Städten teilen
share-lead = Jede Stadt kann dann mit dieser Umfrage beginnen. Sagen Sie, was funktioniert hat: Daraus lernen die anderen.
share-name = Wie sie heißt
share-note = Was funktioniert hat
share-note-hint = Zum Beispiel: wie viele geantwortet haben, was Sie geändert haben, was Sie anders fragen würden.
share = Teilen
template-short-satisfaction = Kurze Zufriedenheit
template-short-satisfaction-text = Fünf Gesichter, warum nicht, und ein Kommentar: die Umfrage zum Anfangen. Ergibt den Anteil der Zufriedenen.
template-nps = Empfehlung
template-nps-text = Würden Sie es empfehlen, von 0 bis 10, und warum. Ergibt den Net Promoter Score.
template-ces = Aufwand
template-ces-text = War es leicht, von 1 bis 7, und was war schwer. Ergibt den Customer Effort Score.
template-sus = System Usability Scale (SUS)
template-sus-text = Zehn Aussagen über die Benutzbarkeit. Ergibt SUS, 0 bis 100.
template-umux-lite = Benutzbarkeit in zwei Fragen
template-umux-lite-text = Leistet es das Nötige, und ist es leicht. Ergibt UMUX-Lite, 0 bis 100.
template-time-saved = Gesparte Zeit
template-time-saved-text = Minuten, die es dauerte, und die es ohne den digitalen Dienst gedauert hätte.
template-sdg-information = Zentrales digitales Zugangstor: Information
template-sdg-information-text = Für eine Informationsseite: gefunden oder nicht, ein bis fünf Sterne, wie die Verordnung verlangt.
template-sdg-procedure = Zentrales digitales Zugangstor: Verfahren
template-sdg-procedure-text = Nach einem Online-Verfahren: war es leicht, ein bis fünf Sterne, wie die Verordnung verlangt.
template-sdg-assistance = Zentrales digitales Zugangstor: Hilfsdienst
template-sdg-assistance-text = Nach einer Hilfe durch Beschäftigte, mit der abschließenden Antwort: wie gut sie war, ein bis fünf Sterne, wie die Verordnung verlangt.
template-four-questions = Vier Fragen
template-four-questions-text = Erfahrung, Klarheit, Hilfe und Kommentar, nach dem französischen Vorbild.
template-municipality = Gemeinde
template-municipality-text = Sterne, dann was gut ging oder schwer war, nach dem italienischen Vorbild.
template-trust-and-drivers = Vertrauen und Gründe
template-trust-and-drivers-text = Vertrauen und was dazu führte, nach dem Vorbild der Vereinigten Staaten.
people-title = Wer hier arbeitet
invited-title = Eingeladen, noch nicht da
invite-title = Jemanden einladen
invite = Einladung senden
uninvite = Zurücknehmen
expires = Gültig bis
role-hint = Was jede Rolle darf, steht in den Einstellungen.
role-may = Was sie darf
roles-title = Rollen
role-admin = Administration
role-admin-text = Alles, in jeder Stadt.
role-owner = Inhaber
role-owner-text = Alles in einer Stadt: auch Personen, Schlüssel und Einstellungen.
role-editor = Redaktion
role-editor-text = Liest alles in einer Stadt und ändert ihre Dienste und Umfragen.
role-viewer = Leser
role-viewer-text = Liest alles in einer Stadt.
role-interviewer = Interviewer
role-interviewer-text = Gibt Antworten ein, die auf Papier oder am Telefon gegeben wurden, und liest keine.
role-analyst = Analyse
role-analyst-text = Liest die Summen aller Städte und nichts, was Bürger geschrieben haben.
last-owner = Jemand muss bleiben, der andere einladen darf. Machen Sie zuerst jemand anderen zum Inhaber.
letters-folder = Es ist kein Mailserver eingestellt: Briefe kommen in den Ordner { $folder } auf dem Server. Geben Sie sie anders weiter oder bitten Sie den Betreiber um einen Mailserver.
keys-lead = Programme Ihrer Stadt benutzen statt eines Passworts einen Schlüssel. Jeder hat eine Rolle und ein Ende.
key-once = Das ist der Schlüssel. Er wird nur jetzt gezeigt: Kopieren Sie ihn.
key-name = Wofür er ist
key-name-hint = Damit Sie später wissen, welches Programm ihn benutzt.
key-days = Tage der Gültigkeit
key-make = Schlüssel machen
key-new = Ein neuer Schlüssel
key-revoke = Beenden
made = Gemacht
used = Zuletzt benutzt
city-name = Name der Stadt
city-country = Land
city-country-hint = Zwei Buchstaben, etwa DE oder AT.
city-timezone = Zeitzone
city-timezone-hint = Ihre Tage sind die Tage der Berichte: Europe/Berlin.
city-languages = Sprachen
city-languages-hint = Kürzel mit Kommas dazwischen, die eigene zuerst: de, en, tr
city-population = Einwohner
city-population-hint = Wie viele Menschen in der Stadt leben. Sie wird mit anderen ihrer Größe verglichen.
setting-bad-population = Schreiben Sie, wie viele Menschen dort leben, 1 bis 50.000.000.
city-lau = LAU-Code
city-lau-hint = Der Code Ihrer lokalen Verwaltungseinheit bei Eurostat.
city-logo = Logo
city-logo-use = Dieses Bild verwenden
city-logo-now = Das Logo, wie es jetzt ist
city-logo-hint = PNG, JPEG oder WebP, bis 64 kB, jede Seite 16 bis 2.000 Pixel. Es steht über Ihren Umfragen.
bad-logo-none = Wählen Sie eine Datei.
bad-logo-kind = Diese Datei ist kein PNG-, JPEG- oder WebP-Bild. Wählen Sie eine andere.
bad-logo-bytes = Das Bild hat mehr als 64 kB. Speichern Sie es kleiner.
bad-logo-pixels = Jede Seite muss 16 bis 2.000 Pixel haben.
city-accent = Farbe
city-accent-hint = # und sechs hexadezimale Ziffern, dunkel genug für weiße Schrift: #0a5c36
city-contact-name = Kontakt: Stelle oder Person
city-contact-email = Kontakt: E-Mail
city-contact-phone = Kontakt: Telefon
city-contact-url = Kontakt: Seite
city-controller = Wer für die Daten verantwortlich ist
city-controller-hint = Der Verantwortliche nach der DSGVO mit Anschrift. Steht in der Datenschutzerklärung.
city-accessibility_contact = Wo Mängel der Barrierefreiheit gemeldet werden
city-accessibility_contact-hint = Eine E-Mail-Adresse, oder eine Adresse, die mit https:// beginnt
city-comment_days = Tage, die Geschriebenes aufbewahrt wird
city-comment_days-hint = 30 bis 3650. Leer: so lange wie die Antworten. Proben Sie es zuerst.
city-retention_days = Tage, die ganze Antworten aufbewahrt werden
city-retention_days-hint = 30 bis 3650. Leer: für immer. Gezähltes bleibt. Proben Sie es zuerst.
city-answers_min = Kleinste Zahl von Antworten, deren Ergebnisse öffentlich sind
city-answers_min-hint = 5 bis 1000. Schützt die Antwortenden vor ihren Nachbarn.
bad-timezone = Schreiben Sie eine Zeitzone wie Europe/Berlin.
bad-languages = Schreiben Sie Sprachkürzel mit Kommas dazwischen: de, en, tr
setting-bad-colour = Schreiben Sie # und sechs hexadezimale Ziffern, etwa #0a5c36.
setting-out-of-range = Diese Zahl ist zu klein oder zu groß.
setting-bad-email = Schreiben Sie eine E-Mail-Adresse wie name@example.org.
setting-bad-url = Schreiben Sie eine Adresse, die mit https:// beginnt
setting-bad-phone = Schreiben Sie eine Telefonnummer wie +49 30 1234 567.
setting-bad-contact = Schreiben Sie eine E-Mail-Adresse, oder eine Adresse, die mit https:// beginnt
setting-bad-length = Dieser Text ist zu lang.
setting-control-character = Schreiben Sie es in eine Zeile.
notices-title = Was Bürger über Sie lesen
notice-privacy = Datenschutzerklärung
notice-accessibility = Erklärung zur Barrierefreiheit
retention-lead = Was würde heute gelöscht? Fragen löscht nichts.
retention-rehearse = Proben
retention-preview = Heute würden { $responses ->
    [0] keine ganzen Antworten
    [one] eine ganze Antwort
   *[other] { $responses } ganze Antworten
 } und die Worte von { $comments ->
    [0] keinem Kommentar
    [one] einem Kommentar
   *[other] { $comments } Kommentaren
 } gelöscht.
retention-stays = Gezähltes bleibt: Jede Zahl der Vergangenheit ist danach dieselbe. Gelöscht wird von selbst, einmal in der Stunde, wie eingestellt.
retention-set = Zu den Einstellungen
audit-lead = Jede Änderung und jeder Export, das Neueste zuerst. Jeder Eintrag ist mit dem davor versiegelt: Niemand kann einen unbemerkt ändern.
when = Wann
who = Wer
what = Was
object = Woran
detail = Einzelheiten
tab-build = Fragen
draft-summary = { $questions ->
    [one] Eine Frage
   *[other] { $questions } Fragen
 } in { $languages ->
    [one] einer Sprache
   *[other] { $languages } Sprachen
 }. Antworten dauert { $low } bis { $high }.
draft-broken = Dieser Entwurf kann nicht gelesen werden.
try = Ausprobieren
try-lead = Geben Sie diese Adresse Kolleginnen und Kollegen. Ihre Antworten werden getrennt gehalten, nirgends gezählt und beim Veröffentlichen weggeworfen.
preview = Vorschau
preview-lead = Wie ein Bürger sie auf dem Telefon sieht.
paper = Papierformular
page-heading = Seite { $number }
page-empty = Auf dieser Seite ist noch keine Frage.
page-add = Seite hinzufügen
page-title = Titel der Seite
page-remove = Seite entfernen, Fragen behalten
page-more = Diese Seite ändern
question-add = Frage hinzufügen
question-gone = Diese Frage ist nicht mehr da: Jemand hat die Umfrage geändert. Sehen Sie sie an, wie sie jetzt ist.
question-code = Kennung
question-code-hint = Ihr Name in Exporten und Berichten. Behalten Sie ihn: Eine andere Kennung beginnt eine andere Reihe.
back-to-build = Zurück zu den Fragen
move-up = ↑ Nach oben
move-down = ↓ Nach unten
required = Muss beantwortet werden
prompt = Was gefragt wird
hint = Hilfe darunter
missing = Fehlt
measure = Gelesen als
measure-hint = Macht aus den Antworten eine Zahl, die sich mit anderen Umfragen vergleichen lässt.
measure-none = Nichts Bestimmtes
measure-csat = Anteil der Zufriedenen (CSAT)
measure-govuk = Zufriedenheitswert, 0 bis 100
measure-nps = Net Promoter Score
measure-ces = Customer Effort Score
measure-sus = System Usability Scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Gesparte Zeit
measure-sdg-found = Gefunden, was gesucht war (Zugangstor)
measure-sdg-rating = Sterne (Zugangstor)
kind-rating = Bewertung
kind-choice = Auswahl
kind-text = Text
kind-matrix = Mehrere Bewertungen
kind-ranking = Reihenfolge
kind-number = Zahl
kind-date = Datum
kind-email = E-Mail-Adresse
kind-statement = Text ohne Frage
scale-from = Niedrigster Punkt
scale-to = Höchster Punkt
point-label = Name von Punkt { $point }
style = Aussehen
style-faces = Gesichter
style-stars = Sterne
style-numbers = Zahlen
satisfied-from = Zählt als zufrieden ab
satisfied-from-hint = Der niedrigste Punkt, der zählt. Leer: die zwei besten von fünf.
multiple = Mehrere dürfen gewählt werden
segment = Jede Zahl auch nach dieser Frage berichten
entry-label = Möglichkeit { $number }
entry-other = Möglichkeit { $number }: mit einer Zeile zum Schreiben
entry-exclusive = Möglichkeit { $number }: nichts anderes daneben
entry-reversed = Zeile { $number }: umgekehrt formuliert (ein hoher Wert ist schlecht)
unit = Einheit
number-min = Kleinste
number-max = Größte
number-decimals = Nachkommastellen
multiline = Mehrere Zeilen
max-chars = Höchstzahl der Zeichen
condition-none = Immer gezeigt
condition-question = Bedingung { $number }: nur wenn
condition-is = Bedingung { $number }: wie
condition-value = Bedingung { $number }: was
condition-join = Wenn es mehrere Bedingungen gibt
condition-all = Alle müssen gelten
condition-any = Eine genügt
only-if = Nur wenn { $what }
join-and = und
join-or = oder
is-not = nicht ({ $what })
is-equal = „{ $question }“ ist { $value }
is-other = „{ $question }“ ist nicht { $value }
is-at-most = „{ $question }“ ist { $value } oder weniger
is-at-least = „{ $question }“ ist { $value } oder mehr
is-less = „{ $question }“ ist weniger als { $value }
is-more = „{ $question }“ ist mehr als { $value }
is-including = „{ $question }“ enthält { $value }
is-answered = „{ $question }“ wurde beantwortet
is-in = „{ $question }“ ist eines von { $value }
is-equal-short = ist
is-other-short = ist nicht
is-at-most-short = ist höchstens
is-at-least-short = ist mindestens
is-less-short = ist weniger als
is-more-short = ist mehr als
is-including-short = enthält
is-answered-short = wurde beantwortet
survey-texts = Titel, Einleitung, Dank, Tage
survey-title = Titel
survey-intro = Einleitung
survey-thanks = Dank
opens-on = Erster Tag
closes-on = Letzter Tag
languages-title = Sprachen
languages-table = Übersetzungen
language-first = Geschrieben in
language-add = Weitere Sprache
language-hint = Ein Kürzel wie sv oder uk. Haken entfernen, um eine Sprache mit ihren Texten zu entfernen.
translation-whole = Vollständig
translation-missing = { $count ->
    [one] Ein Text fehlt
   *[other] { $count } Texte fehlen
 }
auto-saved = Gespeichert.
auto-conflict = Nicht gespeichert: Jemand anderes hat die Umfrage geändert. Drücken Sie den Knopf, um beides zu sehen.
auto-faulty = Noch nicht gespeichert:
conflict-title = Zwei haben das geändert
conflict-lead = Jemand hat die Umfrage geändert, während Sie daran arbeiteten. Nichts ist verloren: Hier ist beides.
conflict-theirs-title = Nur in der anderen, die gespeichert ist
conflict-theirs = Mit der anderen weitermachen
conflict-mine-title = Nur in Ihrer, die nicht gespeichert ist
conflict-mine = Meine an ihrer Stelle speichern
advice = Rat
advice-title = Vor dem Veröffentlichen
advice-many-questions = { $number } Fragen sind viele. Bürger geben einer Umfrage dreißig Sekunden.
advice-all-required = Jede Frage muss beantwortet werden. Wer eine nicht beantworten kann, geht.
advice-no-comment = Es ist kein Platz für einen Kommentar: Sie erfahren, wie viele zufrieden waren, nicht warum.
advice-scale-without-labels = Benennen Sie beide Enden der Skala, sonst weiß niemand, welches gut ist.
advice-many-options = { $number } Möglichkeiten sind viele zu lesen. Gruppieren Sie sie oder fragen Sie nach weniger.
advice-personal-data = Sagen Sie, warum Sie nach der Adresse fragen und dass sie wegbleiben darf.
advice-long-prompt = { $number } Wörter sind viele für eine Frage.
advice-double-question = Das fragt anscheinend zweierlei. Fragen Sie eines davon.
advice-leading-question = Das will anscheinend eine bestimmte Antwort. Fragen Sie neutral.
advice-shouting = Großbuchstaben sind schwer zu lesen.
advice-positive-scale = Keine Zeile ist als umgekehrt markiert: Das ist nicht die übliche System Usability Scale (SUS), sondern eine andere Messgröße. Markieren Sie die fünf negativen Zeilen.
advice-hard-to-read = Die Texte sind schwer zu lesen (LIX { $number }). Nehmen Sie kürzere Wörter und Sätze.
tab-translate = Übersetzen
translate-lead = { $count ->
    [0] Alles ist übersetzt: { $language }.
    [one] Ein Text fehlt: { $language }.
   *[other] { $count } Texte fehlen: { $language }.
 }
translate-alone = Diese Umfrage ist in einer Sprache. Fügen Sie zuerst eine weitere hinzu.
translate-to = In
translate-missing = Fehlt
translator-title = Eine Datei für die Übersetzung
translator-lead = Die Datei ist eine Tabelle: Schlüssel, Original, Übersetzung. Jedes Büroprogramm öffnet sie. Schicken Sie sie hinaus, und nehmen Sie sie wieder herein, wenn sie zurückkommt.
translator-out = Datei herunterladen
translator-in = Die zurückgekommene Datei
translator-text = Oder ihr Text
translator-in-hint = Wo sich keine Datei auswählen lässt: Öffnen Sie sie als Text, und fügen Sie alles ein, mit der ersten Zeile.
translator-letters = Die Buchstaben der Datei sind nicht lesbar. Speichern Sie sie als „CSV UTF-8“, und wählen Sie sie noch einmal.
translator-take = Übersetzungen übernehmen
translator-taken = { $count ->
    [one] Ein Text wurde übernommen.
   *[other] { $count } Texte wurden übernommen.
 }
translator-unknown = Zeile { $line }: Nichts in der Umfrage hat den Schlüssel { $key }.
translator-broken = Die Datei kann ab Zeile { $line } nicht gelesen werden.
tab-publish = Veröffentlichen
publish-state = Diese Umfrage ist: { $state }.
publish-title = Veröffentlichen
publish-lead = Bürger sehen die neue Fassung sofort. Wer die alte offen hat, kann sie noch sieben Tage senden. Veröffentlichte Fassungen ändern sich nie.
publish-wording-lead = Der Wortlaut einer Frage hat sich geändert. Sagen Sie bei jeder, ob sie noch dasselbe fragt. Ist es eine andere Frage, beginnen ihre Ergebnisse neu, und die früheren stehen getrennt.
publish-wording = Bisher: „{ $before }“ Jetzt: „{ $after }“
wording-same = Dieselbe Frage: alte und neue Antworten zusammen zählen
wording-another = Eine andere Frage: neu beginnen
publish-note = Was sich geändert hat
publish-note-hint = Für Ihre Kollegen, und für Sie selbst in einem Jahr.
publish = Veröffentlichen
publish-same = Der Entwurf ist so, wie ihn die Bürger sehen.
publish-changes = Was sich ändert
publish-changed = Jemand hat den Entwurf inzwischen geändert. Sehen Sie ihn noch einmal an.
publish-never = Die Umfrage wurde nie veröffentlicht.
publish-no-questions = Fügen Sie mindestens eine Frage hinzu.
publish-missing = { $count ->
    [one] Eine Übersetzung fehlt.
   *[other] { $count } Übersetzungen fehlen.
 }
series-breaks-lead = { $count ->
    [one] Die Reihe einer Frage bricht: Ihre Zahlen davor und danach lassen sich nicht vergleichen.
   *[other] Die Reihen von { $count } Fragen brechen: Ihre Zahlen davor und danach lassen sich nicht vergleichen.
 }
series-goes-on = Jede Reihe, die weitergeht, bleibt vergleichbar, wenn unten nicht zur Vorsicht geraten wird.
series = Reihe der Zahlen
series-continues = Geht weiter
series-with-care = Geht weiter, mit Vorsicht vergleichen
series-breaks = Bricht
series-starts = Beginnt
series-ends = Endet
change = Was sich geändert hat
change-added = neu
change-removed = entfernt
change-prompt = Wortlaut
change-texts = Übersetzungen
change-required = Pflicht
change-condition = Bedingung
change-measure = Lesart
change-scale = Skala
change-labels = Namen
change-bar = was als zufrieden zählt
change-rows = Zeilen
change-several = eine oder mehrere
change-options = Möglichkeiten
change-kind = Art der Frage
change-details = Grenzen
change-title = Titel
change-intro = Einleitung
change-thanks = Dank
change-languages = Sprachen
change-window = Tage
change-order = Reihenfolge
change-primary = wichtigstes Maß
change-wording = andere Frage
change-polarity = umgekehrt formulierte Zeilen
change-unit = Einheit
change-other = eigene Antwort möglich
change-position = Platz in der Umfrage
change-placement-mix = andere Mischung der Zugänge
change-action = Maßnahme
version = Fassung
versions-title = Veröffentlichte Fassungen
published-at = Veröffentlicht
close = Umfrage schließen
close-title = Schließen
close-lead = Bürgern wird gesagt, dass die Umfrage vorbei ist. Gegebene Antworten bleiben.
copy = Kopieren
copy-title = Kopieren oder teilen
preview-responses-title = Antworten über den Testlink
preview-responses-show = Antworten über den Testlink
preview-responses-lead = Sie werden nirgends gezählt und beim Veröffentlichen weggeworfen.
sent-at = Gesendet
answers = Antworten
tab-placements = Anbieten
placements-lead = Jeder Ort hat eine eigene Adresse, damit Sie sehen, woher Antworten kommen.
placements-none = Wo treffen Bürger auf die Umfrage? Fügen Sie einen Ort hinzu: einen QR-Code am Schalter, einen Link im Brief, einen Knopf auf Ihrer Seite.
placements-unpublished = Die Umfrage ist nicht veröffentlicht: Diese Adressen führen noch nirgendwohin.
placement = Ort
placement-kind = Was es ist
placement-name = Name
placement-name-hint = Etwa: Schalter 2, Brief vom Mai.
placement-link = Link
placement-button = Knopf auf Ihrer Seite
placement-widget = Fenster auf Ihrer Seite
placement-iframe = Rahmen in Ihrer Seite
placement-email = Link in einer Nachricht
placement-qr = QR-Code
placement-kiosk = Bildschirm am Schalter
placement-staff = Eingabe durch Mitarbeitende
placement-api = Programm
placement-paste = Fügen Sie dies in Ihre Seite ein:
placement-more = Diesen Ort entfernen
placement-remove-text = Die Adresse geht weiter und wird unter ihrem Namen gezählt.
poster-png = Plakat A4 (PNG)
poster-svg = Plakat (SVG)
qr-png = QR-Code (PNG)
qr-svg = QR-Code (SVG)
qr-of = QR-Code von { $name }
enter-answers = Antworten eingeben
tab-results = Ergebnisse
results-none = Diese Umfrage wurde noch nicht veröffentlicht. Ergebnisse werden hier stehen.
summary-satisfied = { $percent } waren zufrieden.
percentage-points = { $count ->
    [one] { $shown } Prozentpunkt
   *[other] { $shown } Prozentpunkte
 }
points = { $count ->
    [one] { $shown } Punkt
   *[other] { $shown } Punkte
 }
summary-up = Anstieg gegenüber { $from } bis { $to }: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }). Die Veränderung ist signifikant.
summary-down = Rückgang gegenüber { $from } bis { $to }: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }). Die Veränderung ist signifikant.
summary-unchanged = Unverändert gegenüber { $from } bis { $to }, Spielraum { $margin }: Differenz { $difference } (90-%-Konfidenzintervall { $low } bis { $high }).
summary-too-few = Zu wenige Antworten, um eine Veränderung gegenüber { $from } bis { $to } festzustellen oder auszuschließen: Differenz { $difference } (95-%-Konfidenzintervall { $low } bis { $high }).
not-compared-no-earlier = Nicht verglichen: Vom { $from } bis { $to } gibt es keine Zahlen.
not-compared-asked-differently = Nicht verglichen: Die Frage wurde vorher anders gestellt.
not-compared-placements-differ = Nicht verglichen: Die Menschen haben vorher an anderen Orten geantwortet.
not-compared-too-few = Nicht verglichen: Es gibt zu wenige Antworten.
not-compared-not-tested = Nicht verglichen: Die Veränderung dieser Zahl wird nicht geprüft.
summary-interval = Mit 95 % Sicherheit { $low } bis { $high }. { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
 }, { $from } bis { $to }.
summary-no-interval = Zu wenige Antworten für ein Konfidenzintervall. { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
 }, { $from } bis { $to }.
figures-note = Das sind die Ansichten derer, die geantwortet haben. Das Intervall erfasst nur den Zufall, nicht die Menschen, die nicht geantwortet haben.
norms-text = Städte mit derselben Art von Dienst ({ $from } – { $to }, Städte: { $cities }): Die Hälfte der Ergebnisse liegt zwischen { $low } und { $high }. Der Median ist { $median }.
summary-responses = { $count ->
    [0] Niemand hat in diesem Zeitraum geantwortet.
    [one] Ein Bürger hat geantwortet.
   *[other] { $count } Bürger haben geantwortet.
 }
summary-count = { $count ->
    [one] Eine Antwort
   *[other] { $count } Antworten
 } vom { $from } bis { $to }.
summary-comments = { $count ->
    [one] Ein neuer Kommentar
   *[other] { $count } neue Kommentare
 }
summary-held = { $count ->
    [one] Eine Antwort wartet auf Sie
   *[other] { $count } Antworten warten auf Sie
 }
segment-filter = Gruppe
segment-title = Nach der Antwort auf: { $question }
segment-lowest = Niedrigster Wert
segment-note = Der niedrigste Wert steht zuerst. Wo sich Intervalle überschneiden, kann der Unterschied Zufall sein.
segment-blank = Keine Angabe
bad-one-group = Wählen Sie eine Gruppe oder nur geprüfte Links, nicht beides.
seen-as = Zahlen
seen-as-live = Aktuell
seen-as-public = Veröffentlicht, wie alle sie sehen
published-figures = Das sind die veröffentlichten Zahlen vom { $from } bis zum { $to }. Anzahlen sind Vielfache von { $base }, damit niemand erkannt werden kann; Teile müssen sich nicht zur Summe addieren.
published-figures-exact = Das sind die veröffentlichten Zahlen vom { $from } bis zum { $to }.
published-none = Es sind noch keine Zahlen veröffentlicht. Die ersten erscheinen am Tag, nachdem mindestens { $min } Personen geantwortet haben.
who-counts = Für veröffentlichte Zahlen braucht es eine Mindestzahl von Antworten. Dafür zählen: jede Antwort über einen geprüften Link; je Netz eine in jedem Zeitraum; vom Bildschirm am Schalter oder über den Link für die Eingabe durch Mitarbeitende eine in 10 Minuten. Wenn viele Menschen ein Netz teilen, wie in einem Büro oder einer Schule, verwenden Sie dort geprüfte Links.
who-waits = Noch nicht veröffentlichte Antworten: { $count }. Davon zählen für die Mindestzahl von { $min }: { $credited }.
published-runs = Diese Gruppe hat veröffentlichte Zahlen für { $told } von { $of } Zeiträumen.
bad-one-filter = Veröffentlichte Zahlen haben nur einen Filter auf einmal, und keinen nach Version.
came-by = Zugang
came-verified = Nur über einen geprüften Link
summary-verified = { $count ->
    [one] Eine davon kam über einen geprüften Link.
   *[other] { $count } davon kamen über geprüfte Links.
 }
trend-title = { $percent } zufrieden im ganzen Zeitraum
trend-description = Der Anteil der Zufriedenen im Lauf der Zeit, mit dem 95-%-Intervall als Band. Eine gestrichelte Linie zeigt, wo sich die Frage änderte.
marks-title = Änderungen
marks-lead = Gepunktete Linien zeigen diese Tage. Vergleichen Sie Werte davor und danach mit Vorsicht; wo die Linie unterbrochen ist, sind sie nicht vergleichbar.
marks-day = Tag
since-version = { $label } (seit Fassung { $version })
only-in-versions = { $label } (nur in Fassung { $versions })
earlier-figures = Frühere Werte, aus Fassung { $versions }. Sie sind mit den neueren nicht vergleichbar.
control-chart = Regelkarte
control-chart-link = Regelkarte: Hat es sich von Monat zu Monat verändert?
control-chart-unmeasured = Noch keine Frage dieser Umfrage hat eine Kennzahl für eine Regelkarte. Wählen Sie zuerst eine Kennzahl für eine Frage.
control-chart-few = Es gibt noch keine Grenzen. Dazu braucht es 8 Punkte seit der letzten Basis, jeden mit 30 Antworten oder mehr.
control-chart-none = Kein Signal seit der letzten Basis, in den Monaten bis { $day }.
control-chart-signals = { $count ->
    [one] 1 Signal seit der letzten Basis, in den Monaten bis { $day }.
   *[other] { $count } Signale seit der letzten Basis, in den Monaten bis { $day }.
 }
control-chart-rules = Ein Signal ist ein Punkt außerhalb der Grenzen oder der achte oder ein späterer Punkt in Folge auf einer Seite der Mittellinie. Jeder Punkt ist ein ganzer Monat. Monate mit weniger als 30 Antworten werden mit dem nächsten zusammengefasst. Die ersten 12 Punkte ergeben die Grenzen.
control-chart-description = Werte nach Monaten. Die gestrichelte waagerechte Linie ist die Mittellinie, das Band liegt zwischen den Grenzen. Dreiecke sind Signale. Eine gestrichelte senkrechte Linie zeigt eine neue Basis oder eine Änderung der Frage.
control-limits = Grenzen
signal = Signal
signal-beyond = Außerhalb der Grenzen
signal-eight = Acht in Folge auf einer Seite
phase-first = Erste Basis
phase-baseline = Basis ab { $day }: { $reason }
phase-measure = Nach einer Änderung der Frage
baselines-title = Basen
baseline-new = Eine neue Basis
baseline-first-day = Erster Tag
baseline-first-day-hint = Der Tag, an dem eine Verbesserung wirksam wurde oder die Frage sich änderte. Ein Monat, der ihn enthält, fällt weg, außer es ist der Monatserste.
baseline-reason = Grund
bad-baseline-reason = Schreiben Sie einen Grund, mit höchstens 200 Zeichen.
bad-baseline-day = Diese Frage hat schon eine Basis ab diesem Tag, oder die Umfrage hat zu viele.
chart-most = Am häufigsten: { $answer } ({ $percent })
chart-bars = Balken: der Anteil jeder Antwort. Die Linie am Ende eines Balkens ist sein 95-%-Intervall. Die Tabelle nennt dieselben Zahlen.
chart-dots = Punkte: der Mittelwert jedes Teils. Die Linie durch einen Punkt ist sein 95-%-Intervall. Die Tabelle nennt dieselben Zahlen.
chart-columns = Säulen: der Anteil der Antworten in jedem Zahlenbereich. Die Tabelle nennt dieselben Zahlen.
part = Teil
mean-value = Mittelwert
from-value = Ab
begins-on = Ab
show-numbers = Zahlen anzeigen
answered = { $answered ->
    [one] Eine Antwort
   *[other] { $answered } Antworten
 }, { $skipped } ließen sie aus
mean = Mittel { $mean }
answer = Antwort
proportion = Anteil
count = Anzahl
interval = 95-%-Intervall
funnel-title = Vom Sehen zum Senden
seen = Gesehen
started = Begonnen
submitted = Gesendet
response-rate = Teilnahmequote
completion-rate = Abschlussquote
tab-comments = Kommentare
comments-lead = { $new } neu, { $acknowledged } gesehen, { $done } erledigt.
comments-none = Noch hat niemand etwas geschrieben. Kommentare werden hier stehen, ohne die darin erkannten persönlichen Daten.
comments-nothing = Kein Kommentar passt. Fragen Sie nach weniger.
comment-words = Wörter
comment-new = Neu
comment-acknowledged = Gesehen
comment-done = Erledigt
comment-owner = Wer sich kümmert
comment-change = Einordnen
tag = Schlagwort
tags = Schlagwörter, mit Kommas dazwischen
tab-held = Wartende Antworten
held-none = Nichts wartet. Hierher kommen Antworten, die nach einem Programm aussehen: Sie sind in keiner Zahl, bis Sie entscheiden.
held-lead = Diese Antworten sehen nach einem Programm aus. Sie sind in keiner Zahl, bis Sie entscheiden.
held-accept = Zählen
held-reject = Löschen
suspicion-too-fast = Schneller gesendet, als ein Mensch liest
suspicion-honeypot = Ein Feld wurde ausgefüllt, das kein Mensch sieht
suspicion-no-work = Der Browser hat die verlangte Arbeit nicht getan
tab-actions = Gesagt, getan
actions-none = Schreiben Sie auf, was Bürger sagten und was Sie taten. Dafür antworten sie.
actions-lead = Was Bürger sagten, was Sie taten und was daraus wurde.
actions-caution = Städte handeln dort, wo Werte niedrig sind, und niedrige Werte steigen oft von selbst wieder. Vergleichen Sie mit Diensten, bei denen nichts geändert wurde.
action-new = Eine neue Maßnahme
action-question = Diesem Maß folgen
action-public = Alle dürfen sie lesen
said = Sie sagten
did = Wir taten
bad-said = Schreiben Sie, was Bürger sagten, mit höchstens 1000 Zeichen.
bad-did = Schreiben Sie, was die Stadt tat, mit höchstens 1000 Zeichen.
done-on = Getan am
done-on-hint = Leer, solange es geplant ist.
decided-on = Beschlossen am
decided-on-hint = Verglichen werden die 12 Monate vor diesem Tag. Leer lassen, wenn am selben Tag beschlossen und umgesetzt wurde.
effective-from = Wirksam ab
effective-from-hint = Verglichen werden die Antworten ab diesem Tag. Leer lassen, wenn es der Tag der Umsetzung ist.
bad-effective-from = „Wirksam ab“ darf nicht vor dem Tag des Beschlusses liegen
bad-decided-on = Der Tag der Entscheidung darf nicht nach dem Tag der Umsetzung liegen
bad-period = Der erste Tag darf nicht nach dem letzten liegen
planned = Geplant
is-public = Öffentlich
is-not-public = Nicht öffentlich
no-answers = keine Antworten
before-after = Vorher ({ $before_period }): { $before }. Nachher ({ $after_period }): { $after }.
effect-up = Der Anstieg ist signifikant: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }).
effect-down = Der Rückgang ist signifikant: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }).
effect-unchanged = Unverändert, Spielraum { $margin }: Differenz { $difference } (90-%-Konfidenzintervall { $low } bis { $high }).
effect-too-few = Zu wenige Antworten, um eine Veränderung festzustellen oder auszuschließen: Differenz { $difference } (95-%-Konfidenzintervall { $low } bis { $high }).
tab-alerts = Schwellen
alerts-lead = Legen Sie den niedrigsten annehmbaren Wert einer Kennzahl fest. Zeitfenster folgen aufeinander, vom Tag an, an dem Sie die Schwelle anlegen. Ein Alarm beginnt, wenn das letzte Fenster unter dem Wert liegt und die letzten beiden Fenster zusammen weiter darunter, als der Zufall erklärt (99-%-Konfidenzintervall). Er endet, wenn die letzten beiden Fenster zusammen den Wert erreichen.
alerts-unmeasured = Noch keine Frage dieser Umfrage hat ein Maß.
alert-new = Eine neue Schwelle
alert-below = Darunter seit { $day }
alert-not-below = Nicht darunter
alert-waits = Erste Prüfung nach dem { $day }
alert-next = nächste Prüfung nach dem { $day }
threshold = Schwelle
threshold-words = unter { $bar } in { $days } Tagen, bei { $answers } Antworten oder mehr
threshold-bar = Unter diesem Wert
threshold-bar-hint = Einen Anteil in Prozent, jede andere Kennzahl in ihrer eigenen Einheit. Was möglich ist, steht in Klammern.
threshold-days = Tage, zusammen betrachtet
threshold-answers = Mindestzahl der Antworten
bad-question = Wählen Sie eine Frage mit einer Kennzahl.
bad-bar = Schreiben Sie eine Zahl über { $low } und bis { $high }.
bad-days = Schreiben Sie 1 bis 366 Tage.
bad-answers-min = Schreiben Sie mindestens eine Antwort.
current-state = Wie es steht
letter-end = Urbivox sendet diesen Brief von selbst. Bitte antworten Sie nicht darauf.
letter-invitation-subject = Einladung: { $city }
letter-invitation-text = Guten Tag,

    Sie wurden eingeladen, an den Umfragen mitzuarbeiten: { $city }. Öffnen Sie diese Adresse und drücken Sie den Knopf:

    { $address }

    Sie gilt 14 Tage und wirkt einmal.
letter-reset-subject = Ein neues Passwort
letter-reset-text = Guten Tag,

    jemand hat um ein neues Passwort für Ihr Konto gebeten. Wenn Sie es waren, öffnen Sie diese Adresse:

    { $address }

    Sie gilt eine Stunde und wirkt einmal. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
letter-sign-in-subject = Neue Anmeldung an Ihrem Konto
letter-sign-in-text = Guten Tag,

    jemand hat sich mit einem Browser an Ihrem Konto angemeldet, den wir noch nicht kannten:

    { $client }

    Wenn Sie es nicht waren, ändern Sie sofort Ihr Passwort und beenden Sie die Sitzung auf der Seite Ihres Kontos.
letter-admitted-subject = { $city } wurde aufgenommen
letter-admitted-text = Guten Tag,

    { $city } wurde aufgenommen. Öffnen Sie diese Adresse, um zu beginnen: { $address }
letter-application-subject = Eine Stadt möchte mitmachen
letter-application-text = Guten Tag,

    eine Stadt möchte mitmachen, und ihre Adresse ist bestätigt. Entscheiden Sie hier darüber:

    { $address }
withheld = Zurückgehalten: Es beruht auf zu wenigen Antworten.
measures = Kennzahlen
measure-value = Wert
measure-name = Kennzahl
take-title = Mitnehmen
take-responses-csv = Antworten als CSV
take-responses-bom = Antworten als CSV für Tabellenprogramme
take-responses-ndjson = Antworten als NDJSON
take-numbers-csv = Zahlen als CSV
take-numbers-ndjson = Zahlen als NDJSON
take-period = Zeitraum und Filter wie oben: { $from } bis { $to }.
take-hint = Wer Antworten mitnimmt, steht im Protokoll.
tab-indicators = Indikatoren
indicators-so-far = Bisher { $percent }: { $answered } von { $all } Indikatoren sind beantwortet.
indicators-how = Ja, nein oder leer, was wie nein zählt. Ein Ja braucht einen Nachweis. Wo Umfragen etwas sagen, wird es mit fertigem Nachweis vorgeschlagen: Übernehmen Sie ihn, oder schreiben Sie einen eigenen. Vor der Veröffentlichung sieht das sonst niemand.
indicators-proposed-yes = Die Umfragen schlagen vor: ja.
indicators-proposed-no = Die Umfragen schlagen vor: nein.
indicators-proposed-open = Die Umfragen haben zu wenige Antworten, um es zu sagen.
indicators-suggested = Was die Umfragen beitragen:
indicators-survey-year = Nachweise aus Ihren Umfragen von { $year }
indicators-other-year = Nachweise von { $year } zeigen
indicators-take = Übernehmen
indicators-answer = Antwort
indicators-evidence = Nachweis
indicators-blank = Leer lassen
indicators-publish = Eine Ausgabe veröffentlichen
indicators-year = Jahr
indicators-open = Zum Vergleich der Städte
proposal-closing = Zeitraum: { $from } bis { $to }. Ergebnisse: { $address }
proposal-closing-so-far = Zeitraum: { $from } bis bisher { $to }. Ergebnisse: { $address }
proposal-largest = Größte Umfrage: { $value } ({ $confidence }-Intervall { $low } bis { $high }, { $method }; n = { $n }; Definition { $definition }).
proposal-largest-alone = Größte Umfrage: { $value } (n = { $n }; Definition { $definition }).
proposal-satisfaction-measured = Die Zufriedenheit wird nach der Nutzung des Dienstes gemessen. Umfragen: { $surveys }; Antworten: { $answers }; Methoden: { $methods }. { $largest }
proposal-satisfied-share = { $hits } von { $n } Antworten waren zufrieden: { $value } ({ $confidence }-Intervall { $low } bis { $high }, Wilson; Definition { $definition }).
proposal-weighted = Gewichtet nach { $segment } ({ $source }, { $year }): { $value } ({ $confidence }-Intervall { $low } bis { $high }; n = { $n }).
proposal-feedback = Die Nutzerinnen und Nutzer geben Rückmeldung in strukturierten Umfragen (über { $channels }). Dienste: { $services }; Antworten: { $answers }.
proposal-usability = Die Gebrauchstauglichkeit wird mit einem Standardverfahren erhoben. Umfragen: { $surveys }. { $largest }
proposal-time-saved = Die Zeit, die Bürgerinnen und Bürger sparen, wird gemessen. Umfragen: { $surveys }. { $largest }
proposal-supported = { $statement } Antworten: { $answers }.
proposal-open = Das Intervall enthält die Schwelle von { $threshold }. Ob der Anteil darüber liegt, ist offen.
proposal-year-running = Das Jahr { $year } ist noch nicht zu Ende. Danach gibt es einen Vorschlag.
proposal-too-few = Es gibt weniger als { $min } Antworten.
proposal-groups-small = Der Anteil ist nicht nach { $segment } gewichtet, weil diese Gruppen zu wenige Antworten haben: { $groups }.
proposal-answers-needed = Bei gleichem Anteil wäre es mit etwa { $answers } weiteren Antworten entschieden.
proposal-other-measures = Umfragen, die anders messen als { $definition }, sind ausgelassen.
proposal-few-quarters = „Gewohnheitsmäßig“ wird ab { $needed } Quartalen mit Antworten vorgeschlagen; bisher sind es { $quarters }.
proposal-no-satisfaction = Keine Umfrage mit genügend Antworten misst in diesem Zeitraum die Zufriedenheit.
proposal-no-share = Keine Umfrage mit genügend Antworten misst in diesem Zeitraum den Anteil der Zufriedenen.
proposal-no-feedback = Keine Umfrage hat in diesem Zeitraum genügend Antworten.
proposal-no-usability = Keine Umfrage mit genügend Antworten verwendet in diesem Zeitraum ein Standardverfahren für Gebrauchstauglichkeit (SUS, UMUX-Lite).
proposal-no-time-saved = Keine Umfrage mit genügend Antworten fragt in diesem Zeitraum nach der gesparten Zeit.

# The audit log and the security log of the whole installation.
tab-security = Sicherheitsprotokoll
audit-scope = Über
audit-installation = Die ganze Installation
audit-everything = Alles, auch jede Stadt
audit-who = Von oder an (E-Mail-Adresse oder Name)
audit-action = Was getan wurde, beginnt mit
audit-head = Später beweisen, dass nichts entfernt wurde
audit-head-text = Das sind Nummer und Hash des letzten Eintrags. Bewahren Sie sie außerhalb dieses Servers auf. „urbivox verify --audit-head“ prüft dann, ob das Protokoll ihn noch enthält.
audit-removed = entfernte Person { $id }
audit-unknown = unbekannte Adresse { $id }
audit-bad-scope = Wählen Sie, worum es in den Einträgen geht.
audit-bad-day = Schreiben Sie einen Tag wie 2026-03-01.
audit-bad-page = Diese Seite gibt es nicht. Beginnen Sie mit den neuesten Einträgen.
audit-bad-action = Verwenden Sie Buchstaben, Bindestriche und Punkte, zum Beispiel person.role.
security-lead = Abgewiesene Anmeldungen, Codes, Formulare und Schlüssel, je Stunde gezählt und { $days } Tage aufbewahrt. Was eingegeben wurde, wird nicht aufbewahrt.
security-last = Zuletzt
security-where = Wo
security-count = Wie oft
security-nobody = niemand Bekanntes
security-others = viele andere
security-typed = unbekanntes Konto { $id }
security-sign-in-wrong = Falsche Adresse oder falsches Passwort
security-sign-in-locked = Anmeldung nach Fehlversuchen gesperrt
security-sign-on-refused = Anmeldung mit dem Konto der Stadt abgewiesen
security-code-wrong = Falscher Code
security-code-locked = Codes nach Fehlversuchen gesperrt
security-password-wrong = Falsches Passwort nach der Anmeldung
security-form-refused = Formular, das nicht von hier kam
security-permission-refused = Von der Rolle nicht erlaubt
security-key-wrong = Falscher oder abgelaufener API-Schlüssel
# Forms that are not understood
refused-unclear = Wir verstehen dieses Formular nicht
refused-unclear-text = Es wurde nichts geändert. Gehen Sie zurück, laden Sie die Seite neu und senden Sie das Formular noch einmal.
bad-choice = Wählen Sie eine der angebotenen Möglichkeiten.
bad-whole-number = Schreiben Sie eine ganze Zahl von { $low } bis { $high }.
bad-day = Schreiben Sie einen Tag wie 2026-03-01.
bad-role-lines = Schreiben Sie in jede Zeile eine Gruppe und nach einem Gleichheitszeichen ihre Rolle: feedback-team = editor
translator-none = Wählen Sie eine Datei, oder fügen Sie ihren Text ein.
# Identities, connected sign-ins and domains
join-sign-in-first = Zu dieser Adresse gibt es schon ein Konto. Melden Sie sich damit an und nehmen Sie dann die Einladung an.
account-by-provider = Sie haben sich mit Ihrem Konto bei { $city } angemeldet. Ihr Name, Ihr Passwort und Ihr zweiter Faktor werden dort verwaltet. Hier kann nichts geändert werden.
connect-title = Verbundene Anmeldungen
connect-lead = Verbinden Sie die Anmeldung Ihrer Stadt mit diesem Konto. Sie öffnet dann diese Stadt ohne Ihr Passwort. Sie öffnet nichts anderes und kann Ihr Konto nicht ändern.
connect-none = Keine Stadt hat die Anmeldung mit eigenen Konten eingerichtet.
connect-go = Verbinden
disconnect = Trennen
done-connected = Die Anmeldung ist mit Ihrem Konto verbunden.
done-disconnected = Die Anmeldung ist nicht mehr mit Ihrem Konto verbunden.
done-domain = Die Domain ist bestätigt.
domain = Domain
domains-title = Domains der Städte
domains-lead = Über die Anmeldung einer Stadt kommen nur Personen mit E-Mail-Adressen bestätigter Domains herein. Bestätigen Sie eine Domain, wenn Sie wissen, dass sie der Stadt gehört. Eine Stadt kann sie auch mit einem DNS-Eintrag bestätigen.
domains-none = Keine Stadt beansprucht eine Domain.
domain-confirmed = Bestätigt
domain-confirmed-since = Bestätigt am { $day }. Personen mit Adressen dieser Domain können sich anmelden.
domain-unconfirmed = Nicht bestätigt
domain-open = Mit einer Adresse dieser Domain kann sich noch niemand anmelden. Fügen Sie diesen Eintrag dem DNS der Domain hinzu und drücken Sie den Knopf, oder bitten Sie die Betreiber dieser Installation, die Domain zu bestätigen.
domain-taken = Diese Domain gehört einer anderen Stadt. Fragen Sie die Betreiber dieser Installation.
domain-no-record = Der Eintrag ist noch nicht da oder lautet anders. Es kann einige Stunden dauern, bis ein neuer Eintrag überall zu sehen ist.
domain-not-looked-up = Das DNS hat nicht geantwortet. Versuchen Sie es in einer Minute noch einmal.
domain-check = Eintrag prüfen
domain-confirm = Bestätigen
domain-release = Entziehen
# Accounts: asked again, looked after
confirm-title = Bestätigen Sie, dass Sie es sind
confirm-lead = Diese Änderung ist wichtig, und Sie haben Ihr Passwort zuletzt vor mehr als { $minutes } Minuten gezeigt. Geben Sie Ihr Passwort ein, um fortzufahren. Nichts, was Sie geschrieben haben, geht verloren.
confirm-lead-either = Diese Änderung ist wichtig, und Sie haben sich zuletzt vor mehr als { $minutes } Minuten ausgewiesen. Geben Sie einen Code Ihres zweiten Faktors oder Ihr Passwort ein. Nichts, was Sie geschrieben haben, geht verloren.
confirm-go = Bestätigen und fortfahren
confirm-back = Zurück ohne Änderung
confirm-provider = Diese Änderung ist wichtig, und Sie haben sich vor mehr als { $minutes } Minuten mit dem Konto Ihrer Stadt angemeldet. Melden Sie sich dort noch einmal an und wiederholen Sie die Änderung.
factor-needed = Ihre Rolle braucht einen zweiten Faktor. Richten Sie ihn ein, um fortzufahren.
factor-on-already = Ein zweiter Faktor ist schon eingeschaltet. Schalten Sie ihn zuerst mit einem seiner Codes aus.
accounts-title = Personen
accounts-search = Name, Adresse oder Stadt
accounts-none = Niemand wurde gefunden.
accounts-next = Weitere Personen
account-last = Letzte Anmeldung
account-never = Nie
account-no-role = Keine Rolle
account-all-cities = Alle Städte
account-roles = Rollen
factor-policy-title = Wer einen zweiten Faktor haben muss
factor-policy-lead = Wer eine dieser Rollen und keinen zweiten Faktor hat, muss einen einrichten, bevor sich eine andere Seite öffnet.
account-factor-on = Ein zweiter Faktor ist eingeschaltet. Setzen Sie ihn zurück, wenn diese Person Telefon und Wiederherstellungscodes verloren hat: Sie meldet sich dann nur mit dem Passwort an und richtet einen anderen ein.
account-factor-off = Es gibt keinen zweiten Faktor.
account-factor-reset = Zweiten Faktor zurücksetzen
account-sessions = Wo diese Person angemeldet ist
account-sessions-none = Diese Person ist nirgends angemeldet.
account-sign-out = Alle Sitzungen beenden
address-title = E-Mail-Adresse
address-new = Neue Adresse
address-hint = Alle Sitzungen enden. Ein Brief geht an die alte und an die neue Adresse.
address-change = Adresse ändern
address-taken = Jemand anderes hat diese Adresse.
account-remove-title = Diese Person entfernen
account-remove = Diese Person entfernen
account-remove-lead = Das Konto, seine Rollen und seine Sitzungen werden gelöscht. Das Protokoll behält, was diese Person getan hat, unter einer Nummer statt der Adresse. Das lässt sich nicht rückgängig machen.
last-admin = Das ist der letzte Administrator. Machen Sie zuerst jemand anderen zum Administrator.
last-owner-of = Das ist der letzte Inhaber von { $cities }. Machen Sie dort zuerst jemand anderen zum Inhaber.
done-factor-reset = Der zweite Faktor wurde zurückgesetzt, alle Sitzungen sind beendet.
done-sessions-ended = Alle Sitzungen sind beendet.
done-address = Die Adresse wurde geändert. Beide Adressen erhalten einen Brief.
letter-factor-reset-subject = Ihr zweiter Faktor wurde zurückgesetzt
letter-factor-reset-text = Guten Tag,

    ein Administrator hat den zweiten Faktor Ihres Kontos zurückgesetzt und alle Ihre Sitzungen beendet. Melden Sie sich mit Ihrem Passwort an und richten Sie wieder einen zweiten Faktor ein.

    Wenn Sie nicht darum gebeten haben, sagen Sie es sofort Ihrem Administrator.
letter-address-before-subject = Die Adresse Ihres Kontos wurde geändert
letter-address-before-text = Guten Tag,

    ein Administrator hat Ihrem Konto eine andere E-Mail-Adresse gegeben. Diese Adresse öffnet es nicht mehr, und alle Ihre Sitzungen sind beendet.

    Wenn Sie nicht darum gebeten haben, sagen Sie es sofort Ihrem Administrator.
letter-address-now-subject = Dies ist jetzt die Adresse Ihres Kontos
letter-address-now-text = Guten Tag,

    ein Administrator hat dies zur E-Mail-Adresse Ihres Kontos gemacht. Ihr Passwort und Ihr zweiter Faktor bleiben, wie sie sind. Melden Sie sich hier an:

    { $address }
# Limits and confirmed applications
refused-often = Zu viele Anfragen
refused-often-text = Aus Ihrem Netz oder zur selben Sache kamen viele Anfragen. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.
apply-confirm-title = Bestätigen Sie Ihren Antrag
apply-confirm-lead = Sie haben gebeten, dass Ihre Stadt mitmacht. Drücken Sie die Schaltfläche, um zu bestätigen, dass diese Adresse Ihnen gehört. Dann sieht sich die Administration den Antrag an.
apply-confirm-button = Bestätigen
apply-confirmed = Danke. Ihr Antrag ist bestätigt. Die Administration sieht ihn sich an und schreibt Ihnen.
apply-confirm-over = Dieser Link wurde nie verschickt oder ist abgelaufen. Stellen Sie den Antrag noch einmal.
letter-confirm-application-subject = Bestätigen Sie Ihren Antrag bei Urbivox
letter-confirm-application-text = Guten Tag,

    jemand hat mit dieser Adresse gebeten, dass eine Stadt bei Urbivox mitmacht. Wenn Sie das waren, öffnen Sie diese Adresse und drücken Sie die Schaltfläche:

    { $address }

    Sie gilt drei Tage. Wenn Sie es nicht waren, tun Sie nichts: Niemand sieht den Antrag.
# Identity providers that do not answer, or may not be asked
sign-on-away = Der Anmeldedienst hat nicht geantwortet. Melden Sie sich mit Ihrem Passwort an, wenn Sie eines haben, oder versuchen Sie es in { $seconds } Sekunden noch einmal.
provider-address-refused = Diese Adresse geht nicht: Der Server ist nicht öffentlich erreichbar. Der Betreiber dieser Installation kann ihn erlauben.

# Services and their types, compared between cities
services-title = Dienste und ihre Arten
services-lead = Städte können einen Dienst nur mit Diensten derselben Art vergleichen. Ein Dienst ohne Art wird mit keinem anderen verglichen.
service-type = Art des Dienstes
service-type-hint = Nur Dienste derselben Art werden verglichen.
service-type-none = Keine Art: nicht verglichen
service-type-change = Art eines Dienstes ändern

# Planner
priorities-title = Was zuerst verbessern?
priorities-first = Zuerst angehen: { $names }.
priorities-none = Diese Antworten zeigen nicht, welchen Teil man zuerst verbessern sollte.
priorities-part = Teil des Dienstes
priorities-performance = Zufrieden damit
priorities-importance = Bedeutung, in Punkten
priorities-gain = Möglicher Gewinn, in Punkten
priorities-mark = Zuerst angehen
priorities-note = Bedeutung: um wie viele Prozentpunkte mehr Menschen insgesamt zufrieden sind, wenn sie mit dem Teil zufrieden sind, als die übrigen. Möglicher Gewinn: um wie viele Punkte die Zufriedenheit insgesamt stiege, wenn die übrigen wie sie würden. In Klammern steht das 95-%-Konfidenzintervall. Die Zahlen zeigen einen Zusammenhang, keine Ursache. Höchstens 3 Teile werden genannt, und nur, wo Zufall allein den Gewinn nicht erklärt.
plan-title = Wie viele Antworten brauchen Sie?
plan-rate = Diese Umfrage erhält etwa { $rate } Antworten am Tag, vom { $from } bis { $to }.
plan-assumed = Noch hat niemand geantwortet, deshalb wird { $percent } angenommen.
plan-goal = Ziel
plan-duration = Bei dieser Zahl am Tag
plan-never = Mit diesem Anteil nicht möglich
plan-each = { $count } in jedem der 2 Zeiträume
plan-change = eine Änderung von { $from } auf { $to } erkennen
plan-difference = eine Änderung um { $size } erkennen
plan-width = den Anteil auf ± { $size } Punkte genau kennen
plan-above = zeigen, dass mehr als { $percent } zufrieden sind
plan-told = Zahlen öffentlich zeigen
plan-note = Eine Änderung wird in 4 von 5 Fällen erkannt, bei 95 % Konfidenz.
plan-days = { $count ->
    [one] etwa 1 Tag
   *[other] etwa { $count } Tage
 }
plan-weeks = { $count ->
    [one] etwa 1 Woche
   *[other] etwa { $count } Wochen
 }

# Population of the city, for weighting
margins-title = Bevölkerungszahlen
margins-lead = Geben Sie ein, wie sich die Menschen in Ihrer Stadt auf Gruppen verteilen, etwa Stadtteile oder Altersgruppen. Ergebnisse von Umfragen, die nach der Gruppe fragen, werden dann auch gewichtet gezeigt.
margins-new = Zahlen eingeben oder ersetzen
margins-options = Optionen
margins-share = Anteil an der Bevölkerung
margins-segment = Code der Frage
margins-segment-hint = Der Code der Frage nach der Gruppe, etwa district. Er steht auf der Seite der Frage.
margins-source = Quelle der Zahlen
margins-source-hint = Steht neben gewichteten Ergebnissen.
margins-year = Jahr der Zahlen
margins-table = Gruppen
margins-table-hint = Eine Zeile für jede Gruppe: Code der Option, dann ein Anteil oder eine Zahl von Menschen, etwa north;25. Verbinden Sie kleine Gruppen mit +, etwa north+east;40. Sie können aus einer Tabelle einfügen. Eine dritte Spalte kann den LAU-Code enthalten.
margins-file = Oder eine CSV-Datei
margins-too-many = Es gibt Zahlen zu zu vielen Fragen. Entfernen Sie zuerst welche.
bad-margins-segment = Geben Sie den Code einer Frage ein, etwa district
bad-margins-source = Geben Sie die Quelle der Zahlen ein
bad-margins-year = Geben Sie das Jahr der Zahlen ein
bad-margins-groups = Geben Sie 2 bis 200 Gruppen ein
bad-margins-line = Zeile { $line }: Geben Sie eine Option und ihre Zahl ein, etwa north;25
bad-margins-group = Gruppe { $number }: Geben Sie jede Option einmal mit ihrem Code ein, und eine Zahl über 0

# Weighted results
weighted-title = Gewichtete Ergebnisse
weighted-by = Nach der Bevölkerung gewichtet: „{ $by }“ ({ $source }, { $year }). Andere Unterschiede bleiben.
weighted-by-placement = Als hätten die Menschen an denselben Orten wie { $year } geantwortet. Andere Unterschiede bleiben.
weighted-raw = Wie geantwortet
weighted-value = Gewichtet
weighted-note = Hinweise
weighted-answers = { $count ->
    [one] 1 Antwort gewichtet, so viel wert wie { $effective }.
   *[other] { $count } Antworten gewichtet, so viel wert wie { $effective }.
 }
weighted-left-out = { $count ->
    [one] 1 Antwort ist nicht enthalten: { $names }.
   *[other] { $count } Antworten sind nicht enthalten: { $names }.
 }
weighted-not-said = { $percent } haben ihre Gruppe nicht genannt.
weighted-unequal = Manche Antworten zählen mehr als 5-mal so viel wie andere. Mit Vorsicht lesen.
weighted-few = Nicht gewichtet: zu wenige Antworten von { $names }. Verbinden Sie diese Gruppen mit anderen.
weighted-filtered = Mit diesem Filter nicht gewichtet.
weighted-measure = Nicht gewichtet: Dieser Wert kann nicht gewichtet werden.
weighted-no-margins = Nicht gewichtet: Es gibt keine Bevölkerungszahlen zu { $names }.
weighted-unfit = Nicht gewichtet: Antworten und Bevölkerungszahlen passen nicht zusammen.
mix-changed = Die Menschen haben an anderen Orten geantwortet als { $year }. Mit Vorsicht vergleichen.
mix-same = Die Menschen haben an etwa denselben Orten geantwortet wie { $year }.
weighting-title = Gewichtung
weighting-lead = Gewichtung zeigt Ergebnisse so, als hätte jede Gruppe in ihrem wahren Anteil geantwortet. Andere Unterschiede zwischen denen, die geantwortet haben, und den übrigen bleiben.
weighting-none = Dafür braucht es 2 Fragen nach Gruppen und Bevölkerungszahlen zu beiden.
weighting-first = Erste Gruppe
weighting-second = Zweite Gruppe
weighting-two = Nach 2 Gruppen gewichten
bad-two-segments = Wählen Sie 2 verschiedene Gruppen
mix-title = Orte
mix-year-is = Ergebnisse werden mit den Orten von { $year } verglichen.
mix-year-none = Es gibt noch nichts, womit Orte verglichen werden: Der Vergleich beginnt, wenn 4 Quartale veröffentlicht sind oder Sie ein Jahr wählen.
mix-year = Vergleichsjahr
mix-year-hint = Leer lassen, um mit den ersten 4 veröffentlichten Quartalen zu vergleichen.
bad-mix-year = Es gibt keine Antworten aus diesem Jahr
