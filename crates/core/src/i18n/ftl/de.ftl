## What every page has

language-name = Deutsch
language = Sprache
skip-to-content = Zum Hauptinhalt springen
privacy = Datenschutz
accessibility = Barrierefreiheit
anonymous = Keine Cookies und kein Tracking.

## Answering

step-of = Seite { $step } von { $steps }
error-prefix = Fehler: { $title }
next = Weiter
back = Zurück
send = Senden
optional = freiwillig
choose-several = Wählen Sie alles Zutreffende aus.
choose-up-to = Wählen Sie höchstens { $max } aus.
choose-at-least = Wählen Sie mindestens { $min } aus.
choose-between = Wählen Sie { $min } bis { $max } aus.
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
ranking-hint = Bringen Sie die Antworten in eine Reihenfolge. 1 ist Ihre erste Wahl.
ranking-place = Platz { $place }
ranking-none = Ohne Platz
number-range = Eine Zahl von { $min } bis { $max }.
number-from = Eine Zahl ab { $min }.
number-to = Eine Zahl bis { $max }.
email-hint = Wir verwenden die Adresse nur, um Ihnen zu antworten. Zum Beispiel name@example.org
personal-hint = Bitte geben Sie keine personenbezogenen Daten an, zum Beispiel Ihren Namen oder Ihre Telefonnummer.
other-text = Bitte angeben
characters-max = Höchstens { $max } Zeichen.
leave-empty = Lassen Sie dieses Feld leer

## When something is wrong

errors-title = { $count ->
    [one] Bitte prüfen Sie { $count } Antwort
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
error-exclusive = Bitte wählen Sie entweder diese Antwort oder andere, aber nicht beides.
error-same-place = Bitte vergeben Sie jeden Platz nur einmal.
error-not-a-number = Bitte geben Sie eine Zahl ein, zum Beispiel 12.
error-ambiguous-number = Bitte geben Sie die Zahl ohne Tausendertrennzeichen ein, zum Beispiel 1000.
error-number-range = Bitte geben Sie eine Zahl von { $min } bis { $max } ein.
error-whole-number = Bitte geben Sie eine ganze Zahl ein, zum Beispiel 12.
error-decimals = { $decimals ->
    [one] Bitte geben Sie eine Zahl mit höchstens { $decimals } Nachkommastelle ein.
   *[other] Bitte geben Sie eine Zahl mit höchstens { $decimals } Nachkommastellen ein.
}
error-bad-day = Bitte geben Sie ein gültiges Datum ein, zum Beispiel 2026-03-01.
error-too-long = Bitte geben Sie höchstens { $max } Zeichen ein.
error-bad-email = Bitte geben Sie eine gültige E-Mail-Adresse ein, zum Beispiel name@example.org.
error-other = Diese Antwort ist ungültig. Bitte prüfen Sie sie.
error-send-again = Diese Seite war zu lange geöffnet. Ihre Antworten sind noch da. Bitte klicken Sie noch einmal auf die Schaltfläche, um sie zu senden.
error-too-often = Aus Ihrem Netzwerk kommen zu viele Antworten. Ihre Antworten sind noch da. Bitte warten Sie eine Minute und klicken Sie dann noch einmal auf die Schaltfläche.
error-unavailable = Ihre Antworten konnten nicht gespeichert werden. Sie sind noch da. Bitte warten Sie eine Minute und klicken Sie dann noch einmal auf die Schaltfläche.
error-differs = Sie haben dieses Formular bereits mit anderen Antworten gesendet. Gespeichert sind die Antworten, die Sie zuerst gesendet haben.

## When there is nothing to answer

closed-title = Diese Umfrage ist beendet
closed-text = Vielen Dank für Ihr Interesse. Es werden keine Antworten mehr angenommen.
soon-title = Diese Umfrage ist noch nicht offen
soon-text = Sie beginnt am { $day }.
trouble-title = Bitte versuchen Sie es gleich noch einmal
lost-text = Ihre Antworten wurden nicht gespeichert. Bitte gehen Sie zurück und senden Sie sie noch einmal.
too-large-title = Ihre Antwort ist zu lang
too-large-text = Ihre Antworten wurden nicht gespeichert. Bitte gehen Sie zurück, kürzen Sie den Text und senden Sie die Antworten noch einmal.
missing-title = Seite nicht gefunden
missing-text = Bitte prüfen Sie die Adresse oder scannen Sie den Code noch einmal.
link-used-title = Dieser Link wurde bereits verwendet
link-used-text = Jeder Link funktioniert nur einmal. Vielen Dank für Ihre Antworten.
link-late-title = Dieser Link ist abgelaufen
link-late-text = Er war bis { $day } gültig.
link-broken-title = Dieser Link funktioniert nicht
link-broken-text = Bitte öffnen Sie den Link noch einmal aus Ihrer Nachricht. Wenn Sie ihn kopieren, kopieren Sie ihn vollständig.

## After sending

thanks-title = Vielen Dank
thanks-text = Ihre Antworten wurden gespeichert.
thanks-held = Ihre Antworten wurden gespeichert. Die Stadt prüft sie, bevor sie gezählt werden.
receipt-title = Ihr Beleg
receipt-text = Mit diesem Code können Sie Ihre Antworten ansehen, berichtigen oder zurückziehen. Bewahren Sie ihn gut auf: Wir wissen nicht, wer Sie sind, und können Ihre Antworten ohne ihn nicht finden.
receipt-copy = Code kopieren
receipt-copied = Kopiert
print = Drucken
receipt-qr = QR-Code dieses Belegs
receipt-show = Meine Antworten ansehen
see-results = Ergebnisse ansehen
stored-title = Ihre Antworten
stored-on = Gesendet am { $day }
stored-held = Noch nicht gezählt. Die Stadt prüft Ihre Antworten zuerst.
not-answered = Keine Antwort
masked-note = Personenbezogene Daten, die wir in Ihrem Text erkannt haben, wurden vor dem Speichern entfernt.
correct = Meine Antworten berichtigen
correct-title = Ihre Antworten berichtigen
correct-save = Änderungen speichern
corrected-title = Ihre Antworten wurden geändert
withdraw = Meine Antworten zurückziehen
withdraw-title = Möchten Sie Ihre Antworten zurückziehen?
withdraw-text = Wir löschen sie endgültig und zählen sie nicht mehr.
withdraw-yes = Meine Antworten zurückziehen
withdraw-no = Meine Antworten behalten
withdrawn-title = Ihre Antworten wurden zurückgezogen
withdrawn-text = Wir haben sie gelöscht und zählen sie nicht mehr.
receipt-release = Veröffentlichte Zahlen werden mit der nächsten Veröffentlichung angepasst.
receipt-enter-title = Antworten ansehen, berichtigen oder zurückziehen
receipt-enter-label = Belegcode
receipt-enter-hint = Der Code besteht aus 20 Buchstaben und Ziffern, zum Beispiel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Zu diesem Code haben wir keine Antworten gefunden. Bitte prüfen Sie den Code. Wenn er stimmt, wurden die Antworten gelöscht.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Rückmeldung geben
close = Schließen
poster-scan = Scannen Sie den Code mit der Kamera Ihres Smartphones
poster-address = oder öffnen Sie { $address }
kiosk-next = Nächste Person
kiosk-restart = Neu beginnen
kiosk-soon = Diese Seite startet gleich neu.
kiosk-waiting = { $count ->
    [one] Keine Verbindung. { $count } Antwort ist auf diesem Gerät gespeichert und wird später gesendet.
   *[other] Keine Verbindung. { $count } Antworten sind auf diesem Gerät gespeichert und werden später gesendet.
}
kiosk-script = Schalten Sie JavaScript in diesem Browser ein. Sonst können Antworten ohne Verbindung nicht aufbewahrt werden.
staff-title = Eingabe durch Mitarbeitende
staff-text = Geben Sie die Antworten genau so ein, wie sie auf Papier oder am Telefon gegeben wurden. Sie zählen für den Tag der Eingabe.
staff-next = Weitere Antworten eingeben

## Public results

results-title = Ergebnisse
results-answers = { $count ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
}
results-answers-about = { $count ->
    [one] etwa { $count } Antwort
   *[other] etwa { $count } Antworten
}
results-few = { $min ->
    [one] Ergebnisse werden gezeigt, sobald es mindestens { $min } Antwort gibt, frühestens am Tag danach.
   *[other] Ergebnisse werden gezeigt, sobald es mindestens { $min } Antworten gibt, frühestens am Tag danach.
}
results-note = Dies sind die Ansichten der Menschen, die geantwortet haben. Das Intervall berücksichtigt nur den Zufall, nicht die Menschen, die nicht geantwortet haben.
results-released = Zahlen bis einschließlich { $day }. Jede Zahl beruht auf einer Gruppe von mindestens { $min } Antworten.
results-rounded = Anzahlen sind auf Vielfache von { $multiple } gerundet, damit niemand erkannt werden kann. Sie ergeben zusammen nicht immer die Gesamtzahl.
results-withheld = Zu wenige Antworten, um sie zu zeigen
results-satisfied = { $percent } derer, die geantwortet haben, waren zufrieden
results-found = { $percent } derer, die geantwortet haben, haben gefunden, was sie suchten
results-score = { $measure }: { $value } auf einer Skala von { $low } bis { $high }
results-value = { $measure }: { $value }
results-time-saved = Gesparte Zeit (Median)
results-govuk = Zufriedenheitswert
results-nps = Weiterempfehlung (Net Promoter Score)
results-ces = Mühelosigkeit (Customer Effort Score)
results-sus = Benutzbarkeit (System Usability Scale)
results-umux-lite = Benutzbarkeit (UMUX-Lite)
results-sdg-rating = Bewertung in Sternen
results-interval = 95-%-Konfidenzintervall: { $low } bis { $high }
results-mean = Mittelwert: { $mean }
results-answer = Antwort
results-count = Anzahl
results-over-time = Im Zeitverlauf
results-month = Monat
results-share = Anteil
results-norms = Städte mit derselben Art von Dienst ({ $from } – { $to }, Städte: { $cities }): Die Hälfte der Ergebnisse liegt zwischen { $low } und { $high }. Der Median ist { $median }.
results-since = { $label } (seit Version { $version } der Umfrage)
results-no-longer = { $label } (wird nicht mehr angeboten)
results-offered = Nicht allen wurde jede Antwort angeboten. Die zweite Zahl sagt, wie vielen sie angeboten wurde; der Anteil bezieht sich auf diese Menschen. Die Anteile ergeben zusammen nicht immer 100 %.
results-breaks = { $months }: Die Frage wurde geändert. Ergebnisse davor und danach sind nicht vergleichbar. Im Diagramm zeigt das eine durchgezogene Linie.
results-marks = { $months }: Etwas wurde geändert, das die Ergebnisse beeinflussen kann, etwa ein Text oder der Dienst. Im Diagramm zeigt das eine gepunktete Linie.

## Privacy notice

privacy-title = Datenschutzhinweis
privacy-who = { $city } fragt nach Ihrer Meinung, um die eigenen Dienste zu verbessern. Die Teilnahme ist freiwillig.
privacy-stored-title = Was wir speichern
privacy-stored = Wir speichern Ihre Antworten, Datum und Uhrzeit, die Sprache und wo Sie die Umfrage gefunden haben. Wenn eine Frage nach Ihrer E-Mail-Adresse fragt und Sie sie angeben, speichern wir sie mit Ihren Antworten.
privacy-not-stored = Wir fragen nicht nach Ihrem Namen. Wir speichern weder Ihre IP-Adresse noch Angaben zu Ihrem Gerät und verwenden keine Cookies. Wenn wir in einem Text personenbezogene Daten erkennen, etwa eine Telefonnummer, entfernen wir sie vor dem Speichern.
privacy-networks = Um zu entscheiden, wann Ergebnisse veröffentlicht werden können, speichern wir eine von 65.536 Zahlen, die aus einem Teil Ihrer IP-Adresse berechnet wird. Die Adresse lässt sich daraus nicht zurückgewinnen, etwa 256 Netze teilen sich jede Zahl, und wir löschen sie, wenn die Ergebnisse dieses Zeitraums veröffentlicht werden, spätestens nach einem Jahr.
privacy-purpose-title = Wofür wir Ihre Antworten verwenden
privacy-purpose = Wir veröffentlichen die Ergebnisse als Anzahlen und Prozentwerte und vergleichen sie mit anderen Diensten und Städten. Kommentare lesen nur Beschäftigte der Stadt.
privacy-time-title = Wie lange wir Ihre Antworten aufbewahren
privacy-time = { $days ->
    [one] Wir löschen Antworten nach { $days } Tag. Die Anzahlen bleiben erhalten.
   *[other] Wir löschen Antworten nach { $days } Tagen. Die Anzahlen bleiben erhalten.
}
privacy-time-open = Die Stadt hat keine Frist festgelegt. Sie können Ihre Antworten jederzeit zurückziehen.
privacy-rights-title = Ihre Rechte
privacy-rights = Mit Ihrem Belegcode können Sie Ihre Antworten jederzeit ansehen, berichtigen oder zurückziehen. Sie können sich auch bei der zuständigen Datenschutzbehörde beschweren.
contact-title = Kontakt
contact-none = Wenden Sie sich an das Bürgerbüro der Stadt.

## Accessibility statement

accessibility-title = Erklärung zur Barrierefreiheit
accessibility-goal = Alle Menschen sollen diese Seiten nutzen können. Sie sind darauf ausgelegt, die WCAG 2.2, Stufe AA, und die europäische Norm EN 301 549 zu erfüllen.
accessibility-how = Sie können sie allein mit der Tastatur, mit einem Screenreader, auf kleinen Bildschirmen, vergrößert, im Dunkelmodus und ohne JavaScript nutzen. Vor jeder neuen Version prüfen wir sie automatisch.
accessibility-problem = Wenn Sie mit diesen Seiten ein Problem haben, teilen Sie es der Stadt mit. Wenn Sie mit der Antwort nicht zufrieden sind, wenden Sie sich an die Stelle, die in Ihrem Land für die Durchsetzung der Barrierefreiheit im Internet zuständig ist.

# What the city did about it
you-said = Das haben Sie gesagt
we-did = Das haben wir getan

# Limits
requests-too-many = Aus Ihrem Netzwerk kamen zu viele Anfragen. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.
