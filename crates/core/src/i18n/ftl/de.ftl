## What every page has

language-name = Deutsch
language = Sprache
skip-to-content = Zu den Fragen springen
privacy = Datenschutz
accessibility = Barrierefreiheit
anonymous = Kein Name, keine Cookies, keine Verfolgung.

## Answering

step-of = Schritt { $step } von { $steps }
error-prefix = Fehler: { $title }
next = Weiter
back = Zurück
send = Senden
optional = freiwillig
choose-several = Sie können mehrere auswählen.
choose-up-to = Wählen Sie höchstens { $max }.
choose-at-least = Wählen Sie mindestens { $min }.
choose-between = Wählen Sie { $min } bis { $max }.
face-1 = Sehr schlecht
face-2 = Schlecht
face-3 = Weder gut noch schlecht
face-4 = Gut
face-5 = Sehr gut
stars = { $count ->
    [one] { $count } Stern
   *[other] { $count } Sterne
}
point-of = { $score } von { $to }
ranking-hint = Wählen Sie für jedes einen Platz. 1 ist der beste.
ranking-place = Platz { $place }
ranking-none = Kein Platz
number-range = Eine Zahl von { $min } bis { $max }.
number-from = Eine Zahl ab { $min }.
number-to = Eine Zahl bis { $max }.
email-hint = Nur, wenn Sie eine Antwort möchten. Zum Beispiel name@example.org.
personal-hint = Bitte schreiben Sie keine Namen, Telefonnummern oder anderes, woran man Sie erkennt.
other-text = Bitte nennen Sie es
characters-max = Höchstens { $max } Zeichen.
leave-empty = Lassen Sie dieses Feld leer

## When something is wrong

errors-title = { $count ->
    [one] Bitte prüfen Sie eine Antwort ({ $count })
   *[other] Bitte prüfen Sie { $count } Antworten
}
error-required = Bitte beantworten Sie diese Frage.
error-required-row = Bitte wählen Sie eine Antwort zu „{ $row }“.
error-not-offered = Bitte wählen Sie eine der angebotenen Antworten.
error-too-many-choices = { $max ->
    [one] Bitte wählen Sie höchstens { $max } Antwort.
   *[other] Bitte wählen Sie höchstens { $max } Antworten.
}
error-too-few-choices = { $min ->
    [one] Bitte wählen Sie mindestens { $min } Antwort.
   *[other] Bitte wählen Sie mindestens { $min } Antworten.
}
error-exclusive = Bitte wählen Sie diese Antwort allein oder nur andere.
error-same-place = Bitte vergeben Sie jeden Platz nur einmal.
error-not-a-number = Bitte schreiben Sie eine Zahl, zum Beispiel 12.
error-ambiguous-number = Bitte schreiben Sie die Zahl ohne Punkt und Komma bei den Tausendern, zum Beispiel 1000.
error-number-range = Bitte schreiben Sie eine Zahl von { $min } bis { $max }.
error-whole-number = Bitte schreiben Sie eine ganze Zahl.
error-decimals = { $decimals ->
    [one] Bitte schreiben Sie höchstens { $decimals } Nachkommastelle.
   *[other] Bitte schreiben Sie höchstens { $decimals } Nachkommastellen.
}
error-bad-day = Bitte schreiben Sie einen Tag, zum Beispiel 2026-03-01.
error-too-long = Bitte schreiben Sie höchstens { $max } Zeichen.
error-bad-email = Bitte schreiben Sie eine E-Mail-Adresse, zum Beispiel name@example.org.
error-other = Diese Antwort ist so nicht möglich. Bitte ändern Sie sie.
error-send-again = Diese Seite war sehr lange offen. Ihre Antworten sind noch da: Bitte drücken Sie noch einmal auf den Knopf.
error-too-often = Aus Ihrem Netz kommen gerade viele Antworten. Ihre Antworten sind noch da: Bitte warten Sie eine Minute und drücken Sie noch einmal auf den Knopf.
error-unavailable = Ihre Antworten können gerade nicht gespeichert werden. Sie sind noch da: Bitte warten Sie eine Minute und drücken Sie noch einmal auf den Knopf.
error-differs = Sie haben dieses Formular schon mit anderen Antworten gesendet. Gespeichert ist, was Sie zuerst gesendet haben.

## When there is nothing to answer

closed-title = Diese Umfrage ist beendet
closed-text = Danke, dass Sie teilnehmen wollten. Es werden keine Antworten mehr angenommen.
soon-title = Diese Umfrage ist noch nicht offen
soon-text = Sie beginnt am { $day }.
trouble-title = Bitte versuchen Sie es gleich noch einmal
lost-text = Es wurde nichts gespeichert. Bitte gehen Sie zurück und senden Sie noch einmal.
too-large-title = Der Text ist zu lang
too-large-text = Es wurde nichts gespeichert. Bitte gehen Sie zurück, kürzen Sie den Text und senden Sie ihn noch einmal.
missing-title = Diese Seite gibt es nicht
missing-text = Bitte prüfen Sie die Adresse oder lesen Sie den Code noch einmal ein.
link-used-title = Dieser Link wurde schon benutzt
link-used-text = Jeder Link gilt einmal. Danke für Ihre Antwort.
link-late-title = Dieser Link ist zu alt
link-late-text = Er galt bis { $day }.
link-broken-title = Dieser Link funktioniert nicht
link-broken-text = Bitte öffnen Sie ihn noch einmal aus Ihrer Nachricht, ganz und unverändert.

## After sending

thanks-title = Vielen Dank
thanks-text = Ihre Antworten sind gespeichert.
thanks-held = Ihre Antworten sind gespeichert. Die Stadt sieht sie an, bevor sie gezählt werden.
receipt-title = Ihr Beleg
receipt-text = Mit diesem Code können Sie Ihre Antworten ansehen, berichtigen oder zurückziehen. Bitte bewahren Sie ihn auf: Wir wissen nicht, wer Sie sind, und finden Ihre Antworten ohne ihn nicht.
receipt-copy = Code kopieren
receipt-copied = Kopiert
print = Drucken
receipt-qr = QR-Code dieses Belegs
receipt-show = Meine Antworten ansehen
see-results = Ergebnisse ansehen
stored-title = Ihre gespeicherten Antworten
stored-on = Gesendet am { $day }
stored-held = Noch nicht gezählt: Die Stadt sieht sie zuerst an.
not-answered = Keine Antwort
masked-note = Personenbezogene Daten, die wir in Ihrem Text bemerkt haben, wurden vor dem Speichern entfernt.
correct = Meine Antworten berichtigen
correct-title = Antworten berichtigen
correct-save = Speichern
corrected-title = Ihre Antworten sind berichtigt
withdraw = Meine Antworten zurückziehen
withdraw-title = Antworten zurückziehen?
withdraw-text = Sie werden endgültig gelöscht und nicht mehr gezählt.
withdraw-yes = Ja, zurückziehen
withdraw-no = Nein, behalten
withdrawn-title = Ihre Antworten sind zurückgezogen
withdrawn-text = Sie sind gelöscht und werden nicht mehr gezählt.
receipt-enter-title = Antworten ansehen oder zurückziehen
receipt-enter-label = Belegcode
receipt-enter-hint = 20 Buchstaben und Ziffern, zum Beispiel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Zu diesem Code haben wir keine Antworten gefunden. Bitte prüfen Sie ihn. Vielleicht wurden sie zurückgezogen.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Meinung sagen
close = Schließen
poster-scan = Lesen Sie den Code mit der Kamera Ihres Telefons ein
poster-address = oder gehen Sie zu { $address }
kiosk-next = Nächste Person
kiosk-restart = Neu beginnen
kiosk-soon = Diese Seite beginnt gleich von vorn.
kiosk-waiting = { $count ->
    [one] Keine Verbindung: { $count } Antwort wird hier aufbewahrt und später gesendet.
   *[other] Keine Verbindung: { $count } Antworten werden hier aufbewahrt und später gesendet.
}
kiosk-script = Dieser Bildschirm braucht JavaScript, um Antworten ohne Verbindung aufzubewahren.
staff-title = Eingabe durch Mitarbeitende
staff-text = Geben Sie ein, was auf Papier oder am Telefon geantwortet wurde, so wie es gegeben wurde. Die Antworten zählen für den Tag der Eingabe.
staff-next = Nächste eingeben

## Public results

results-title = Ergebnisse
results-answers = { $count ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
results-few = Ergebnisse werden ab { $min } Antworten gezeigt.
results-satisfied = { $percent } waren zufrieden
results-interval = 95-%-Intervall: { $low } bis { $high }
results-mean = Mittelwert: { $mean }
results-answer = Antwort
results-count = Anzahl
results-over-time = Im Zeitverlauf
results-month = Monat
results-share = Anteil

## Privacy notice

privacy-title = Datenschutzhinweis
privacy-who = { $city } fragt nach Ihrer Meinung, um die Dienste zu verbessern. Die Teilnahme ist freiwillig.
privacy-stored-title = Was gespeichert wird
privacy-stored = Ihre Antworten, Tag und Uhrzeit, die Sprache und wo Sie die Umfrage gefunden haben.
privacy-not-stored = Nicht gespeichert werden: Ihr Name, Ihre Netzadresse, Ihr Gerät. Es gibt keine Cookies. Wenn Sie personenbezogene Daten schreiben, die wir erkennen, etwa eine E-Mail-Adresse oder eine Telefonnummer, werden sie vor dem Speichern entfernt.
privacy-purpose-title = Wofür es verwendet wird
privacy-purpose = Anzahlen und Anteile werden veröffentlicht und verglichen. Kommentare liest nur die Stadt.
privacy-time-title = Wie lange es aufbewahrt wird
privacy-time = { $days ->
    [one] Antworten werden nach { $days } Tag gelöscht; die Anzahlen bleiben.
   *[other] Antworten werden nach { $days } Tagen gelöscht; die Anzahlen bleiben.
}
privacy-time-open = Die Stadt hat noch kein Ende festgelegt. Sie können Ihre Antworten jederzeit zurückziehen.
privacy-rights-title = Ihre Rechte
privacy-rights = Mit Ihrem Belegcode können Sie Ihre Antworten jederzeit ansehen, berichtigen oder zurückziehen. Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren.
contact-title = Kontakt
contact-none = Bitte fragen Sie im Bürgerbüro der Stadt.

## Accessibility statement

accessibility-title = Erklärung zur Barrierefreiheit
accessibility-goal = Diese Seiten sind für alle da. Sie sind nach WCAG 2.2, Stufe AA, und der europäischen Norm EN 301 549 gebaut.
accessibility-how = Sie funktionieren allein mit der Tastatur, mit einem Bildschirmleser, auf kleinen Bildschirmen, vergrößert, im Dunkelmodus und ohne JavaScript. Sie werden vor jeder neuen Fassung automatisch geprüft.
accessibility-problem = Wenn etwas für Sie nicht funktioniert, sagen Sie es bitte der Stadt. Erhalten Sie keine gute Antwort, wenden Sie sich an die Behörde, die in Ihrem Land über Barrierefreiheit wacht.

# What the city did about it
you-said = Sie sagten
we-did = Wir taten

# Limits
requests-too-many = Aus Ihrem Netz kamen zu viele Anfragen. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.
