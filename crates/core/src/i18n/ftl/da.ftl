## What every page has

language-name = dansk
language = Sprog
skip-to-content = Gå til hovedindholdet
privacy = Persondata
accessibility = Tilgængelighed
anonymous = Ingen cookies og ingen sporing.

## Answering

step-of = Side { $step } af { $steps }
error-prefix = Fejl: { $title }
next = Næste
back = Tilbage
send = Send
optional = valgfrit
choose-several = Vælg alle, der passer.
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
point-of = { $score } ud af { $to }
ranking-hint = Sæt svarene i rækkefølge. 1 er dit førstevalg.
ranking-place = Plads { $place }
ranking-none = Ingen plads
number-range = Et tal mellem { $min } og { $max }.
number-from = Et tal fra { $min } og op.
number-to = Et tal op til { $max }.
email-hint = Vi bruger den kun til at svare dig. For eksempel navn@example.org
personal-hint = Skriv ikke personoplysninger, for eksempel dit navn eller telefonnummer.
other-text = Angiv hvad
characters-max = Du kan højst skrive { $max } tegn.
leave-empty = Lad feltet være tomt

## When something is wrong

errors-title = Kontrollér { $count } svar
error-required = Svar på spørgsmålet.
error-required-row = Vælg et svar til »{ $row }«.
error-not-offered = Vælg en af mulighederne.
error-too-many-choices = Vælg højst { $max } svar.
error-too-few-choices = Vælg mindst { $min } svar.
error-exclusive = Vælg enten dette svar eller andre svar, ikke begge dele.
error-same-place = Brug kun hver plads én gang.
error-not-a-number = Skriv et tal, for eksempel 12.
error-ambiguous-number = Skriv tallet uden tusindtalsseparator, for eksempel 1000.
error-number-range = Skriv et tal mellem { $min } og { $max }.
error-whole-number = Skriv et helt tal, for eksempel 12.
error-decimals = { $decimals ->
    [one] Skriv et tal med højst { $decimals } decimal.
   *[other] Skriv et tal med højst { $decimals } decimaler.
}
error-bad-day = Skriv en gyldig dato, for eksempel 2026-03-01.
error-too-long = Skriv højst { $max } tegn.
error-bad-email = Skriv en gyldig e-mailadresse, for eksempel navn@example.org.
error-other = Svaret er ikke gyldigt. Kontrollér det.
error-send-again = Siden har været åben for længe. Dine svar er her stadig. Tryk på knappen igen for at sende dem.
error-too-often = Der sendes for mange svar fra dit netværk. Dine svar er her stadig. Vent et minut, og tryk så på knappen igen.
error-unavailable = Vi kunne ikke gemme dine svar. De er her stadig. Vent et minut, og tryk så på knappen igen.
error-differs = Du har allerede sendt formularen med andre svar. Vi har gemt de svar, du sendte først.

## When there is nothing to answer

closed-title = Undersøgelsen er lukket
closed-text = Tak for din interesse. Undersøgelsen tager ikke imod flere svar.
soon-title = Undersøgelsen er ikke åben endnu
soon-text = Den åbner den { $day }.
trouble-title = Prøv igen om lidt
lost-text = Dine svar blev ikke gemt. Gå tilbage, og send dem igen.
too-large-title = Dit svar er for langt
too-large-text = Dine svar blev ikke gemt. Gå tilbage, gør teksten kortere, og send dem igen.
missing-title = Siden blev ikke fundet
missing-text = Kontrollér adressen, eller scan koden igen.
link-used-title = Linket er allerede brugt
link-used-text = Hvert link virker kun én gang. Tak for dine svar.
link-late-title = Linket er udløbet
link-late-text = Det var gyldigt til og med den { $day }.
link-broken-title = Linket virker ikke
link-broken-text = Åbn linket igen fra den besked, du fik. Hvis du kopierer det, skal du kopiere hele linket.

## After sending

thanks-title = Tak
thanks-text = Vi har gemt dine svar.
thanks-held = Vi har gemt dine svar. Kommunen gennemgår dem, før de tælles med.
receipt-title = Din kvittering
receipt-text = Med denne kode kan du se, rette eller trække dine svar tilbage. Pas godt på den: Vi ved ikke, hvem du er, og kan ikke finde dine svar uden koden.
receipt-copy = Kopiér koden
receipt-copied = Kopieret
print = Udskriv
receipt-qr = QR-kode for kvitteringen
receipt-show = Se mine svar
see-results = Se resultaterne
stored-title = Dine svar
stored-on = Sendt den { $day }
stored-held = Tælles ikke med endnu. Kommunen gennemgår dine svar først.
not-answered = Ikke besvaret
masked-note = Personoplysninger, som vi genkendte i din tekst, blev fjernet, før den blev gemt.
correct = Ret mine svar
correct-title = Ret dine svar
correct-save = Gem ændringer
corrected-title = Dine svar er blevet ændret
withdraw = Træk mine svar tilbage
withdraw-title = Vil du trække dine svar tilbage?
withdraw-text = Vi sletter dem permanent og tæller dem ikke længere med.
withdraw-yes = Træk mine svar tilbage
withdraw-no = Behold mine svar
withdrawn-title = Dine svar er trukket tilbage
withdrawn-text = Vi har slettet dem og tæller dem ikke længere med.
receipt-release = De offentliggjorte tal opdateres ved næste offentliggørelse.
receipt-enter-title = Se, ret eller træk dine svar tilbage
receipt-enter-label = Kvitteringskode
receipt-enter-hint = Koden har 20 bogstaver og tal, for eksempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi fandt ingen svar med koden. Kontrollér den. Hvis den er rigtig, er svarene slettet.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Giv din mening
close = Luk
poster-scan = Scan koden med telefonens kamera
poster-address = eller gå til { $address }
kiosk-next = Næste person
kiosk-restart = Start forfra
kiosk-soon = Siden starter snart forfra.
kiosk-waiting = Ingen forbindelse. { $count } svar er gemt på denne enhed og sendes senere.
kiosk-script = Slå JavaScript til i denne browser. Uden det kan svar ikke bevares, når der ikke er forbindelse.
staff-title = Indtastning af personale
staff-text = Indtast svarene præcis, som de blev givet på papir eller i telefonen. De tælles med på den dag, du indtaster dem.
staff-next = Indtast endnu en besvarelse

## Public results

results-title = Resultater
results-answers = { $count } svar
results-answers-about = omkring { $count } svar
results-few = Resultater vises, når der er mindst { $min } svar, tidligst dagen efter.
results-note = Det er meningerne fra dem, der valgte at svare. Intervallet tager kun højde for tilfældigheder, ikke for dem, der ikke svarede.
results-released = Tal til og med { $day }. Hvert tal bygger på en gruppe på mindst { $min } svar.
results-rounded = Antal er afrundet til multipla af { $multiple }, så ingen kan genkendes. Summen kan derfor afvige fra totalen.
results-withheld = For få svar til at vise
results-satisfied = { $percent } af dem, der svarede, var tilfredse
results-found = { $percent } af dem, der svarede, fandt det, de ledte efter
results-score = { $measure }: { $value } på en skala fra { $low } til { $high }
results-value = { $measure }: { $value }
results-time-saved = Sparet tid (median)
results-govuk = Tilfredshedsscore
results-nps = Anbefaling (Net Promoter Score)
results-ces = Lethed (Customer Effort Score)
results-sus = Brugervenlighed (System Usability Scale)
results-umux-lite = Brugervenlighed (UMUX-Lite)
results-sdg-rating = Stjernebedømmelse
results-interval = 95 %-konfidensinterval: { $low } til { $high }
results-mean = Gennemsnit: { $mean }
results-answer = Svar
results-count = Antal
results-over-time = Udvikling over tid
results-month = Måned
results-share = Andel
results-norms = Byer med samme type tjeneste ({ $from } – { $to }, antal byer: { $cities }): halvdelen af resultaterne ligger mellem { $low } og { $high }. Medianen er { $median }.
results-since = { $label } (siden version { $version } af undersøgelsen)
results-no-longer = { $label } (tilbydes ikke længere)
results-offered = Ikke alle fik tilbudt alle svar. Det andet tal er, hvor mange der fik svaret tilbudt, og procenten er af dem. Procenterne giver måske ikke 100 % tilsammen.
results-breaks = { $months }: Spørgsmålet blev ændret. Resultater før og efter kan ikke sammenlignes. En ubrudt linje i diagrammet viser det.
results-marks = { $months }: Noget blev ændret, som kan påvirke resultaterne, for eksempel en tekst eller tjenesten. En prikket linje i diagrammet viser det.

## Privacy notice

privacy-title = Sådan behandler vi dine oplysninger
privacy-who = { $city } spørger om din mening for at gøre kommunens service bedre. Det er frivilligt at deltage.
privacy-stored-title = Det gemmer vi
privacy-stored = Vi gemmer dine svar, dato og tidspunkt, sproget, og hvor du fandt undersøgelsen. Hvis et spørgsmål beder om din e-mailadresse, og du skriver den, gemmer vi den sammen med dine svar.
privacy-not-stored = Vi spørger ikke om dit navn. Vi gemmer hverken din IP-adresse eller oplysninger om din enhed, og vi bruger ikke cookies. Hvis vi genkender personoplysninger i en tekst, for eksempel et telefonnummer, fjerner vi dem, før vi gemmer svaret.
privacy-networks = For at afgøre, hvornår resultater kan offentliggøres, gemmer vi et af 65.536 tal, som beregnes ud fra en del af din IP-adresse. Det kan ikke føres tilbage til en adresse, omkring 256 netværk deler hvert tal, og vi sletter det, når tallene for perioden er offentliggjort, og senest efter et år.
privacy-purpose-title = Sådan bruger vi dine svar
privacy-purpose = Vi offentliggør resultaterne som antal og procenter og sammenligner dem med andre tjenester og byer. Kun kommunens medarbejdere læser kommentarer.
privacy-time-title = Så længe gemmer vi dine svar
privacy-time = { $days ->
    [one] Vi sletter svar efter { $days } dag. Vi beholder antallene.
   *[other] Vi sletter svar efter { $days } dage. Vi beholder antallene.
}
privacy-time-open = Kommunen har ikke fastsat en frist. Du kan altid trække dine svar tilbage.
privacy-rights-title = Dine rettigheder
privacy-rights = Med kvitteringskoden kan du altid se, rette eller trække dine svar tilbage. Du kan også klage til databeskyttelsesmyndigheden.
contact-title = Kontakt
contact-none = Kontakt kommunens borgerservice.

## Accessibility statement

accessibility-title = Tilgængelighedserklæring
accessibility-goal = Alle skal kunne bruge siderne. De er udformet til at opfylde WCAG 2.2, niveau AA, og den europæiske standard EN 301 549.
accessibility-how = De virker med tastatur alene, med skærmlæser, på små skærme, forstørret, i mørk tilstand og uden JavaScript. De kontrolleres automatisk før hver udgave.
accessibility-problem = Hvis du har problemer med siderne, så fortæl det til kommunen. Hvis du ikke er tilfreds med svaret, kan du kontakte den myndighed, der fører tilsyn med webtilgængelighed i dit land.

# What the city did about it
you-said = Det sagde I
we-did = Det gjorde vi

# Limits
requests-too-many = Der kom for mange forespørgsler fra dit netværk. Vent et minut, og prøv igen.
