## What every page has

language-name = svenska
language = Språk
skip-to-content = Gå till huvudinnehållet
privacy = Dataskydd
accessibility = Tillgänglighet
anonymous = Inga kakor och ingen spårning.

## Answering

step-of = Sida { $step } av { $steps }
error-prefix = Fel: { $title }
next = Nästa
back = Tillbaka
send = Skicka
optional = frivilligt
choose-several = Välj alla som stämmer.
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
ranking-hint = Rangordna alternativen. 1 är ditt förstahandsval.
ranking-place = Plats { $place }
ranking-none = Ingen plats
number-range = Ett tal mellan { $min } och { $max }.
number-from = Ett tal från { $min } och uppåt.
number-to = Ett tal upp till { $max }.
email-hint = Vi använder den bara för att svara dig. Till exempel namn@example.org
personal-hint = Skriv inte personuppgifter, till exempel ditt namn eller telefonnummer.
other-text = Ange vad
characters-max = Du kan skriva högst { $max } tecken.
leave-empty = Lämna fältet tomt

## When something is wrong

errors-title = Kontrollera { $count } svar
error-required = Svara på frågan.
error-required-row = Välj ett svar för ”{ $row }”.
error-not-offered = Välj ett av alternativen.
error-too-many-choices = Välj högst { $max } svar.
error-too-few-choices = Välj minst { $min } svar.
error-exclusive = Välj antingen det här svaret eller andra svar, inte båda.
error-same-place = Använd varje plats bara en gång.
error-not-a-number = Skriv ett tal, till exempel 12.
error-ambiguous-number = Skriv talet utan tusentalsavgränsare, till exempel 1000.
error-number-range = Skriv ett tal mellan { $min } och { $max }.
error-whole-number = Skriv ett heltal, till exempel 12.
error-decimals = { $decimals ->
    [one] Skriv ett tal med högst { $decimals } decimal.
   *[other] Skriv ett tal med högst { $decimals } decimaler.
}
error-bad-day = Skriv ett giltigt datum, till exempel 2026-03-01.
error-too-long = Skriv högst { $max } tecken.
error-bad-email = Skriv en giltig e-postadress, till exempel namn@example.org.
error-other = Svaret är inte giltigt. Kontrollera det.
error-send-again = Sidan har varit öppen för länge. Dina svar finns kvar. Tryck på knappen igen för att skicka dem.
error-too-often = För många svar skickas från ditt nätverk. Dina svar finns kvar. Vänta en minut och tryck sedan på knappen igen.
error-unavailable = Vi kunde inte spara dina svar. De finns kvar här. Vänta en minut och tryck sedan på knappen igen.
error-differs = Du har redan skickat formuläret med andra svar. Vi har sparat de svar som du skickade först.

## When there is nothing to answer

closed-title = Enkäten är stängd
closed-text = Tack för ditt intresse. Enkäten tar inte emot fler svar.
soon-title = Enkäten är inte öppen än
soon-text = Den öppnar { $day }.
trouble-title = Försök igen om en stund
lost-text = Dina svar har inte sparats. Gå tillbaka och skicka dem igen.
too-large-title = Svaret är för långt
too-large-text = Dina svar har inte sparats. Gå tillbaka, korta ner texten och skicka dem igen.
missing-title = Sidan kunde inte hittas
missing-text = Kontrollera adressen eller läs av koden igen.
link-used-title = Länken har redan använts
link-used-text = Varje länk fungerar bara en gång. Tack för dina svar.
link-late-title = Länken gäller inte längre
link-late-text = Den gällde till och med { $day }.
link-broken-title = Länken fungerar inte
link-broken-text = Öppna länken igen från meddelandet du fick. Om du kopierar den, kopiera hela länken.

## After sending

thanks-title = Tack
thanks-text = Vi har sparat dina svar.
thanks-held = Vi har sparat dina svar. Kommunen granskar dem innan de räknas.
receipt-title = Ditt kvitto
receipt-text = Med den här koden kan du se, ändra eller ta tillbaka dina svar. Spara den väl: vi vet inte vem du är och kan inte hitta dina svar utan den.
receipt-copy = Kopiera koden
receipt-copied = Kopierad
print = Skriv ut
receipt-qr = QR-kod för kvittot
receipt-show = Visa mina svar
see-results = Se resultaten
stored-title = Dina svar
stored-on = Skickat den { $day }
stored-held = Räknas inte än. Kommunen granskar dina svar först.
not-answered = Inte besvarad
masked-note = Personuppgifter som vi kände igen i din text togs bort innan den sparades.
correct = Ändra mina svar
correct-title = Ändra dina svar
correct-save = Spara ändringarna
corrected-title = Dina svar har ändrats
withdraw = Ta tillbaka mina svar
withdraw-title = Vill du ta tillbaka dina svar?
withdraw-text = Vi raderar dem permanent och räknar dem inte längre.
withdraw-yes = Ta tillbaka mina svar
withdraw-no = Behåll mina svar
withdrawn-title = Du har tagit tillbaka dina svar
withdrawn-text = Vi har raderat dem och räknar dem inte längre.
receipt-release = Publicerade siffror uppdateras vid nästa publicering.
receipt-enter-title = Se, ändra eller ta tillbaka dina svar
receipt-enter-label = Kvittokod
receipt-enter-hint = Koden har 20 bokstäver och siffror, till exempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi hittade inga svar för koden. Kontrollera den. Om den stämmer har svaren raderats.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Lämna synpunkter
close = Stäng
poster-scan = Läs av koden med kameran i din telefon
poster-address = eller gå till { $address }
kiosk-next = Nästa person
kiosk-restart = Börja om
kiosk-soon = Sidan startar snart om.
kiosk-waiting = { $count ->
    [one] Ingen anslutning. { $count } svar är sparat på den här enheten och skickas senare.
   *[other] Ingen anslutning. { $count } svar är sparade på den här enheten och skickas senare.
}
kiosk-script = Slå på JavaScript i webbläsaren. Utan det kan svar inte behållas när anslutning saknas.
staff-title = Registrering av svar
staff-text = Skriv in svaren precis som de lämnades på papper eller per telefon. De räknas på den dag du skriver in dem.
staff-next = Registrera ett svar till

## Public results

results-title = Resultat
results-answers = { $count } svar
results-answers-about = ungefär { $count } svar
results-few = Resultaten visas när det finns minst { $min } svar, tidigast dagen efter.
results-note = Det här är åsikterna hos dem som valde att svara. Intervallet tar bara hänsyn till slumpen, inte till dem som inte svarade.
results-released = Siffror till och med { $day }. Varje siffra bygger på en grupp med minst { $min } svar.
results-rounded = Antal är avrundade till multiplar av { $multiple } så att ingen kan kännas igen. Summan kan därför avvika från totalen.
results-withheld = För få svar för att visas
results-satisfied = { $percent } av dem som svarade var nöjda
results-found = { $percent } av dem som svarade hittade det de sökte
results-score = { $measure }: { $value } på en skala från { $low } till { $high }
results-value = { $measure }: { $value }
results-time-saved = Sparad tid (median)
results-govuk = Nöjdhetspoäng
results-nps = Rekommendation (Net Promoter Score)
results-ces = Enkelhet (Customer Effort Score)
results-sus = Användbarhet (System Usability Scale)
results-umux-lite = Användbarhet (UMUX-Lite)
results-sdg-rating = Betyg i stjärnor
results-interval = 95 % konfidensintervall: { $low } till { $high }
results-mean = Medelvärde: { $mean }
results-answer = Svar
results-count = Antal
results-over-time = Utveckling över tid
results-month = Månad
results-share = Andel
results-norms = Städer med samma typ av tjänst ({ $from } – { $to }, antal städer: { $cities }): hälften av resultaten ligger mellan { $low } och { $high }. Medianen är { $median }.
results-since = { $label } (sedan version { $version } av enkäten)
results-no-longer = { $label } (erbjuds inte längre)
results-offered = Alla erbjöds inte alla svar. Det andra talet visar hur många som erbjöds svaret, och andelen gäller dem. Andelarna summerar kanske inte till 100 %.
results-breaks = { $months }: Frågan ändrades. Resultat före och efter går inte att jämföra. En heldragen linje i diagrammet visar detta.
results-marks = { $months }: Något ändrades som kan påverka resultaten, till exempel en text eller tjänsten. En prickad linje i diagrammet visar detta.

## Privacy notice

privacy-title = Så behandlar vi dina uppgifter
privacy-who = { $city } frågar efter din åsikt för att göra sina tjänster bättre. Det är frivilligt att delta.
privacy-stored-title = Det här sparar vi
privacy-stored = Vi sparar dina svar, datum och tid, språket och var du hittade enkäten. Om en fråga gäller din e-postadress och du skriver den sparar vi den tillsammans med dina svar.
privacy-not-stored = Vi frågar inte efter ditt namn. Vi sparar inte din IP-adress eller uppgifter om din enhet och vi använder inga kakor. Om vi känner igen personuppgifter i en text, till exempel ett telefonnummer, tar vi bort dem innan vi sparar svaret.
privacy-networks = För att avgöra när resultat kan publiceras sparar vi ett av 65 536 tal som beräknas från en del av din IP-adress. Det kan inte räknas tillbaka till en adress, ungefär 256 nätverk delar varje tal, och vi raderar det när siffrorna för perioden publiceras, senast efter ett år.
privacy-purpose-title = Så använder vi dina svar
privacy-purpose = Vi publicerar resultaten som antal och procent och jämför dem med andra tjänster och städer. Bara kommunens personal läser kommentarerna.
privacy-time-title = Så länge sparar vi dina svar
privacy-time = { $days ->
    [one] Vi raderar svaren efter { $days } dag. Antalen behåller vi.
   *[other] Vi raderar svaren efter { $days } dagar. Antalen behåller vi.
}
privacy-time-open = Kommunen har inte bestämt någon tidsgräns. Du kan ta tillbaka dina svar när som helst.
privacy-rights-title = Dina rättigheter
privacy-rights = Med kvittokoden kan du när som helst se, ändra eller ta tillbaka dina svar. Du kan också lämna ett klagomål till dataskyddsmyndigheten.
contact-title = Kontakt
contact-none = Kontakta kommunens kontaktcenter.

## Accessibility statement

accessibility-title = Tillgänglighetsredogörelse
accessibility-goal = Alla ska kunna använda sidorna. De är utformade för att uppfylla WCAG 2.2, nivå AA, och den europeiska standarden EN 301 549.
accessibility-how = De fungerar med bara tangentbord, med skärmläsare, på små skärmar, förstorade, i mörkt läge och utan JavaScript. De kontrolleras automatiskt före varje version.
accessibility-problem = Om du har problem med sidorna, berätta det för kommunen. Om du inte är nöjd med svaret kan du vända dig till den myndighet som har tillsyn över digital tillgänglighet i ditt land.

# What the city did about it
you-said = Det här sa ni
we-did = Det här gjorde vi

# Limits
requests-too-many = Det kom för många förfrågningar från ditt nätverk. Vänta en minut och försök igen.
