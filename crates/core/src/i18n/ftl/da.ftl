## What every page has

language-name = dansk
language = Sprog
skip-to-content = Gå til spørgsmålene
privacy = Privatliv
accessibility = Tilgængelighed
anonymous = Intet navn, ingen cookies, ingen sporing.

## Answering

step-of = Trin { $step } af { $steps }
error-prefix = Fejl: { $title }
next = Næste
back = Tilbage
send = Send
optional = valgfrit
choose-several = Du kan vælge flere.
choose-up-to = Vælg højst { $max }.
choose-at-least = Vælg mindst { $min }.
choose-between = Vælg { $min } til { $max }.
face-1 = Meget dårligt
face-2 = Dårligt
face-3 = Hverken godt eller dårligt
face-4 = Godt
face-5 = Meget godt
stars = { $count ->
    [one] { $count } stjerne
   *[other] { $count } stjerner
}
point-of = { $score } af { $to }
ranking-hint = Vælg en plads til hver. 1 er bedst.
ranking-place = Plads { $place }
ranking-none = Ingen plads
number-range = Et tal fra { $min } til { $max }.
number-from = Et tal fra { $min } og op.
number-to = Et tal op til { $max }.
email-hint = Kun hvis du ønsker svar. For eksempel navn@example.org.
personal-hint = Skriv ikke navne, telefonnumre eller andet, der viser, hvem du er.
other-text = Skriv hvad
characters-max = Højst { $max } tegn.
leave-empty = Lad feltet være tomt

## When something is wrong

errors-title = Se på { $count } svar igen
error-required = Svar på spørgsmålet.
error-required-row = Vælg et svar til »{ $row }«.
error-not-offered = Vælg et af svarene.
error-too-many-choices = Vælg højst { $max } svar.
error-too-few-choices = Vælg mindst { $min } svar.
error-exclusive = Vælg kun dette svar eller kun andre.
error-same-place = Giv kun hver plads én gang.
error-not-a-number = Skriv et tal, for eksempel 12.
error-ambiguous-number = Skriv tallet uden punktum eller komma ved tusinder, som 1000.
error-number-range = Skriv et tal fra { $min } til { $max }.
error-whole-number = Skriv et helt tal.
error-decimals = { $decimals ->
    [one] Skriv højst { $decimals } decimal.
   *[other] Skriv højst { $decimals } decimaler.
}
error-bad-day = Skriv en dag, for eksempel 2026-03-01.
error-too-long = Skriv højst { $max } tegn.
error-bad-email = Skriv en e-mailadresse, for eksempel navn@example.org.
error-other = Svaret kan ikke bruges. Ret det.
error-send-again = Siden har været åben meget længe. Dine svar er her stadig: tryk på knappen igen.
error-too-often = Der kommer mange svar fra dit netværk lige nu. Dine svar er her stadig: vent et minut, og tryk på knappen igen.
error-unavailable = Dine svar kan ikke gemmes lige nu. De er her stadig: vent et minut, og tryk på knappen igen.
error-differs = Du har allerede sendt formularen med andre svar. Det, du sendte først, er gemt.

## When there is nothing to answer

closed-title = Undersøgelsen er lukket
closed-text = Tak, fordi du ville være med. Der tages ikke imod flere svar.
soon-title = Undersøgelsen er ikke åben endnu
soon-text = Den åbner { $day }.
trouble-title = Prøv igen om lidt
lost-text = Intet er gemt. Gå tilbage, og send igen.
too-large-title = Teksten er for lang
too-large-text = Intet er gemt. Gå tilbage, skriv kortere, og send igen.
missing-title = Siden findes ikke
missing-text = Se adressen efter, eller scan koden igen.
link-used-title = Linket er allerede brugt
link-used-text = Hvert link kan bruges én gang. Tak for dit svar.
link-late-title = Linket er for gammelt
link-late-text = Det kunne bruges til og med { $day }.
link-broken-title = Linket virker ikke
link-broken-text = Åbn det igen fra beskeden, du fik, helt og uændret.

## After sending

thanks-title = Tak
thanks-text = Dine svar er gemt.
thanks-held = Dine svar er gemt. Kommunen ser på dem, før de tælles med.
receipt-title = Din kvittering
receipt-text = Med denne kode kan du se, rette eller trække dine svar tilbage. Gem den: vi ved ikke, hvem du er, og kan ikke finde dine svar uden den.
receipt-copy = Kopiér koden
receipt-copied = Kopieret
print = Udskriv
receipt-qr = QR-kode for kvitteringen
receipt-show = Se mine svar
see-results = Se resultaterne
stored-title = Dine gemte svar
stored-on = Sendt { $day }
stored-held = Tælles ikke med endnu: kommunen ser på dem først.
not-answered = Intet svar
masked-note = Personlige oplysninger, vi bemærkede i din tekst, blev fjernet, før den blev gemt.
correct = Ret mine svar
correct-title = Ret dine svar
correct-save = Gem
corrected-title = Dine svar er rettet
withdraw = Træk mine svar tilbage
withdraw-title = Vil du trække dine svar tilbage?
withdraw-text = De slettes for altid og tælles ikke længere med.
withdraw-yes = Ja, træk tilbage
withdraw-no = Nej, behold dem
withdrawn-title = Dine svar er trukket tilbage
withdrawn-text = De er slettet og tælles ikke længere med.
receipt-enter-title = Se dine svar eller træk dem tilbage
receipt-enter-label = Kvitteringskode
receipt-enter-hint = 20 bogstaver og tal, for eksempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi fandt ingen svar til koden. Se den efter. De kan være trukket tilbage.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Giv din mening
close = Luk
poster-scan = Scan koden med telefonens kamera
poster-address = eller gå til { $address }
kiosk-next = Næste person
kiosk-restart = Begynd forfra
kiosk-soon = Siden begynder snart forfra.
kiosk-waiting = Ingen forbindelse: { $count } svar er gemt her og sendes senere.
kiosk-script = Skærmen har brug for JavaScript for at gemme svar uden forbindelse.
staff-title = Indtastning af personale
staff-text = Indtast, hvad der blev svaret på papir eller i telefon, som det blev givet. Svarene tælles på dagen, hvor du indtaster dem.
staff-next = Indtast det næste

## Public results

results-title = Resultater
results-answers = { $count } svar
results-few = Resultater vises, når der er { $min } svar.
results-satisfied = { $percent } var tilfredse
results-interval = 95 %-interval: { $low } til { $high }
results-mean = Gennemsnit: { $mean }
results-answer = Svar
results-count = Antal
results-over-time = Over tid
results-month = Måned
results-share = Andel

## Privacy notice

privacy-title = Om dine oplysninger
privacy-who = { $city } spørger om din mening for at gøre sine tjenester bedre. Det er frivilligt at deltage.
privacy-stored-title = Hvad der gemmes
privacy-stored = Dine svar, dag og tid, sproget, og hvor du fandt undersøgelsen.
privacy-not-stored = Gemmes ikke: dit navn, din netværksadresse, din enhed. Der er ingen cookies. Hvis du skriver personlige oplysninger, vi genkender, for eksempel en e-mailadresse eller et telefonnummer, fjernes de, før noget gemmes.
privacy-purpose-title = Hvad det bruges til
privacy-purpose = Antal og andele offentliggøres og sammenlignes. Kommentarer læses kun af kommunen.
privacy-time-title = Hvor længe det gemmes
privacy-time = { $days ->
    [one] Svar slettes efter { $days } dag; antallene bliver.
   *[other] Svar slettes efter { $days } dage; antallene bliver.
}
privacy-time-open = Kommunen har ikke sat en frist endnu. Du kan altid trække dine svar tilbage.
privacy-rights-title = Dine rettigheder
privacy-rights = Med kvitteringskoden kan du altid se, rette eller trække dine svar tilbage. Du kan også klage til databeskyttelsesmyndigheden i dit land.
contact-title = Kontakt
contact-none = Spørg i kommunens borgerservice.

## Accessibility statement

accessibility-title = Tilgængelighedserklæring
accessibility-goal = Siderne er for alle. De er bygget til at opfylde WCAG 2.2, niveau AA, og den europæiske standard EN 301 549.
accessibility-how = De virker med tastatur alene, med skærmlæser, på små skærme, forstørret, i mørk tilstand og uden JavaScript. De kontrolleres automatisk før hver udgave.
accessibility-problem = Hvis noget ikke virker for dig, så sig det til kommunen. Får du ikke et godt svar, så henvend dig til den myndighed, der fører tilsyn med tilgængelighed i dit land.

# What the city did about it
you-said = I sagde
we-did = Vi gjorde

# Limits
requests-too-many = Der kom for mange forespørgsler fra dit netværk. Vent et minut, og prøv igen.
