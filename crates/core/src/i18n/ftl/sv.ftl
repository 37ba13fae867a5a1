## What every page has

language-name = svenska
language = Språk
skip-to-content = Gå till frågorna
privacy = Dataskydd
accessibility = Tillgänglighet
anonymous = Inget namn, inga kakor, ingen spårning.

## Answering

step-of = Steg { $step } av { $steps }
error-prefix = Fel: { $title }
next = Nästa
back = Tillbaka
send = Skicka
optional = frivilligt
choose-several = Du kan välja flera.
choose-up-to = Välj högst { $max }.
choose-at-least = Välj minst { $min }.
choose-between = Välj { $min } till { $max }.
face-1 = Mycket dåligt
face-2 = Dåligt
face-3 = Varken bra eller dåligt
face-4 = Bra
face-5 = Mycket bra
stars = { $count ->
    [one] { $count } stjärna
   *[other] { $count } stjärnor
}
point-of = { $score } av { $to }
ranking-hint = Välj en plats för varje. 1 är bäst.
ranking-place = Plats { $place }
ranking-none = Ingen plats
number-range = Ett tal från { $min } till { $max }.
number-from = Ett tal från { $min } och uppåt.
number-to = Ett tal upp till { $max }.
email-hint = Bara om du vill ha svar. Till exempel namn@example.org.
personal-hint = Skriv inga namn, telefonnummer eller annat som visar vem du är.
other-text = Skriv vad
characters-max = Högst { $max } tecken.
leave-empty = Lämna fältet tomt

## When something is wrong

errors-title = { $count ->
    [one] Kontrollera ett svar ({ $count })
   *[other] Kontrollera { $count } svar
}
error-required = Svara på frågan.
error-required-row = Välj ett svar för ”{ $row }”.
error-not-offered = Välj ett av svaren.
error-too-many-choices = Välj högst { $max } svar.
error-too-few-choices = Välj minst { $min } svar.
error-exclusive = Välj det här svaret ensamt eller bara andra.
error-same-place = Ge varje plats bara en gång.
error-not-a-number = Skriv ett tal, till exempel 12.
error-ambiguous-number = Skriv talet utan punkt eller komma vid tusental, till exempel 1000.
error-number-range = Skriv ett tal från { $min } till { $max }.
error-whole-number = Skriv ett heltal.
error-decimals = { $decimals ->
    [one] Skriv högst { $decimals } decimal.
   *[other] Skriv högst { $decimals } decimaler.
}
error-bad-day = Skriv en dag, till exempel 2026-03-01.
error-too-long = Skriv högst { $max } tecken.
error-bad-email = Skriv en e-postadress, till exempel namn@example.org.
error-other = Svaret kan inte tas emot. Ändra det.
error-send-again = Sidan har varit öppen mycket länge. Dina svar finns kvar: tryck på knappen igen.
error-too-often = Just nu kommer många svar från ditt nätverk. Dina svar finns kvar: vänta en minut och tryck på knappen igen.
error-unavailable = Svaren kan inte sparas just nu. De finns kvar här: vänta en minut och tryck på knappen igen.
error-differs = Du har redan skickat formuläret med andra svar. Det du skickade först är sparat.

## When there is nothing to answer

closed-title = Enkäten är stängd
closed-text = Tack för att du ville delta. Inga fler svar tas emot.
soon-title = Enkäten är inte öppen än
soon-text = Den öppnar { $day }.
trouble-title = Försök igen om en stund
lost-text = Inget har sparats. Gå tillbaka och skicka igen.
too-large-title = Texten är för lång
too-large-text = Inget har sparats. Gå tillbaka, skriv kortare och skicka igen.
missing-title = Sidan finns inte
missing-text = Kontrollera adressen eller läs av koden igen.
link-used-title = Länken är redan använd
link-used-text = Varje länk kan användas en gång. Tack för ditt svar.
link-late-title = Länken är för gammal
link-late-text = Den kunde användas till och med { $day }.
link-broken-title = Länken fungerar inte
link-broken-text = Öppna den igen från meddelandet du fick, hel och oförändrad.

## After sending

thanks-title = Tack
thanks-text = Dina svar är sparade.
thanks-held = Dina svar är sparade. Staden tittar på dem innan de räknas.
receipt-title = Ditt kvitto
receipt-text = Med den här koden kan du se, rätta eller ta tillbaka dina svar. Spara den: vi vet inte vem du är och hittar inte dina svar utan den.
receipt-copy = Kopiera koden
receipt-copied = Kopierad
print = Skriv ut
receipt-qr = QR-kod för kvittot
receipt-show = Visa mina svar
see-results = Se resultaten
stored-title = Dina sparade svar
stored-on = Skickat { $day }
stored-held = Räknas inte än: staden tittar på dem först.
not-answered = Inget svar
masked-note = Personuppgifter som vi märkte i din text togs bort innan den sparades.
correct = Rätta mina svar
correct-title = Rätta dina svar
correct-save = Spara
corrected-title = Dina svar är rättade
withdraw = Ta tillbaka mina svar
withdraw-title = Vill du ta tillbaka dina svar?
withdraw-text = De raderas för gott och räknas inte längre.
withdraw-yes = Ja, ta tillbaka
withdraw-no = Nej, behåll dem
withdrawn-title = Dina svar är tillbakatagna
withdrawn-text = De är raderade och räknas inte längre.
receipt-enter-title = Se eller ta tillbaka dina svar
receipt-enter-label = Kvittokod
receipt-enter-hint = 20 bokstäver och siffror, till exempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi hittade inga svar för koden. Kontrollera den. Svaren kan ha tagits tillbaka.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Lämna synpunkter
close = Stäng
poster-scan = Läs av koden med kameran i din telefon
poster-address = eller gå till { $address }
kiosk-next = Nästa person
kiosk-restart = Börja om
kiosk-soon = Sidan börjar snart om.
kiosk-waiting = Ingen anslutning: { $count } svar sparas här och skickas senare.
kiosk-script = Skärmen behöver JavaScript för att spara svar när anslutning saknas.
staff-title = Registrering av personal
staff-text = Skriv in det som svarades på papper eller i telefon, precis som det gavs. Svaren räknas på dagen då du skriver in dem.
staff-next = Skriv in nästa

## Public results

results-title = Resultat
results-answers = { $count } svar
results-few = Resultaten visas när det finns { $min } svar.
results-satisfied = { $percent } var nöjda
results-interval = 95 %-intervall: { $low } till { $high }
results-mean = Medelvärde: { $mean }
results-answer = Svar
results-count = Antal
results-over-time = Över tid
results-month = Månad
results-share = Andel

## Privacy notice

privacy-title = Integritetsmeddelande
privacy-who = { $city } frågar efter din åsikt för att göra sina tjänster bättre. Det är frivilligt att delta.
privacy-stored-title = Det här sparas
privacy-stored = Dina svar, dag och tid, språket och var du hittade enkäten.
privacy-not-stored = Sparas inte: ditt namn, din nätverksadress, din enhet. Inga kakor används. Om du skriver personuppgifter som vi känner igen, till exempel en e-postadress eller ett telefonnummer, tas de bort innan något sparas.
privacy-purpose-title = Vad uppgifterna används till
privacy-purpose = Antal och andelar publiceras och jämförs. Kommentarer läses bara av staden.
privacy-time-title = Hur länge de sparas
privacy-time = { $days ->
    [one] Svaren raderas efter { $days } dag; antalen finns kvar.
   *[other] Svaren raderas efter { $days } dagar; antalen finns kvar.
}
privacy-time-open = Staden har inte bestämt någon tid än. Du kan ta tillbaka dina svar när som helst.
privacy-rights-title = Dina rättigheter
privacy-rights = Med kvittokoden kan du när som helst se, rätta eller ta tillbaka dina svar. Du kan också klaga hos dataskyddsmyndigheten i ditt land.
contact-title = Kontakt
contact-none = Fråga vid stadens servicepunkt.

## Accessibility statement

accessibility-title = Tillgänglighetsredogörelse
accessibility-goal = Sidorna är till för alla. De är byggda för att uppfylla WCAG 2.2, nivå AA, och den europeiska standarden EN 301 549.
accessibility-how = De fungerar med bara tangentbord, med skärmläsare, på små skärmar, förstorade, i mörkt läge och utan JavaScript. De kontrolleras automatiskt före varje version.
accessibility-problem = Om något inte fungerar för dig, berätta det för staden. Om du inte får ett bra svar kan du vända dig till den myndighet som bevakar tillgänglighet i ditt land.

# What the city did about it
you-said = Ni sa
we-did = Vi gjorde

# Limits
requests-too-many = Det kom för många förfrågningar från ditt nätverk. Vänta en minut och försök igen.
