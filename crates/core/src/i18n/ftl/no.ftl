## What every page has

language-name = norsk
language = Språk
skip-to-content = Gå til hovedinnholdet
privacy = Personvern
accessibility = Tilgjengelighet
anonymous = Ingen informasjonskapsler og ingen sporing.

## Answering

step-of = Side { $step } av { $steps }
error-prefix = Feil: { $title }
next = Neste
back = Tilbake
send = Send
optional = valgfritt
choose-several = Velg alle som passer.
choose-up-to = Velg maks { $max }.
choose-at-least = Velg minst { $min }.
choose-between = Velg mellom { $min } og { $max }.
face-1 = Svært dårlig
face-2 = Dårlig
face-3 = Verken bra eller dårlig
face-4 = Bra
face-5 = Svært bra
stars = { $count ->
    [one] { $count } stjerne
   *[other] { $count } stjerner
}
point-of = { $score } av { $to }
ranking-hint = Sett svarene i rekkefølge. 1 er førstevalget ditt.
ranking-place = Plass { $place }
ranking-none = Ingen plass
number-range = Et tall mellom { $min } og { $max }.
number-from = Et tall fra { $min } og oppover.
number-to = Et tall opp til { $max }.
email-hint = Vi bruker den bare til å svare deg. For eksempel navn@example.org
personal-hint = Ikke skriv personopplysninger, for eksempel navn eller telefonnummer.
other-text = Spesifiser
characters-max = Du kan skrive maks { $max } tegn.
leave-empty = La dette feltet stå tomt

## When something is wrong

errors-title = { $count ->
    [one] Kontroller { $count } svar
   *[other] Kontroller { $count } svar
}
error-required = Svar på dette spørsmålet.
error-required-row = Velg et svar for «{ $row }».
error-not-offered = Velg ett av svaralternativene.
error-too-many-choices = Velg maks { $max } svar.
error-too-few-choices = Velg minst { $min } svar.
error-exclusive = Velg enten dette svaret eller andre svar, ikke begge deler.
error-same-place = Bruk hver plass bare én gang.
error-not-a-number = Skriv et tall, for eksempel 12.
error-ambiguous-number = Skriv tallet uten tusenskilletegn, for eksempel 1000.
error-number-range = Skriv et tall mellom { $min } og { $max }.
error-whole-number = Skriv et helt tall, for eksempel 12.
error-decimals = { $decimals ->
    [one] Skriv et tall med maks { $decimals } desimal.
   *[other] Skriv et tall med maks { $decimals } desimaler.
}
error-bad-day = Skriv en gyldig dato, for eksempel 2026-03-01.
error-too-long = Skriv maks { $max } tegn.
error-bad-email = Skriv en gyldig e-postadresse, for eksempel navn@example.org.
error-other = Dette svaret er ikke gyldig. Kontroller det.
error-send-again = Denne siden har vært åpen for lenge. Svarene dine er her fortsatt. Trykk på knappen en gang til for å sende dem.
error-too-often = Det sendes for mange svar fra nettverket ditt. Svarene dine er her fortsatt. Vent ett minutt, og trykk på knappen en gang til.
error-unavailable = Vi kunne ikke lagre svarene dine. De er her fortsatt. Vent ett minutt, og trykk på knappen en gang til.
error-differs = Du har allerede sendt dette skjemaet med andre svar. Vi har beholdt svarene du sendte først.

## When there is nothing to answer

closed-title = Denne undersøkelsen er avsluttet
closed-text = Takk for interessen. Denne undersøkelsen tar ikke imot flere svar.
soon-title = Denne undersøkelsen er ikke åpen ennå
soon-text = Den åpner { $day }.
trouble-title = Prøv igjen om litt
lost-text = Svarene dine er ikke lagret. Gå tilbake og send dem på nytt.
too-large-title = Svaret er for langt
too-large-text = Svarene dine er ikke lagret. Gå tilbake, gjør teksten kortere og send dem på nytt.
missing-title = Fant ikke siden
missing-text = Sjekk adressen, eller skann koden på nytt.
link-used-title = Denne lenken er allerede brukt
link-used-text = Hver lenke virker bare én gang. Takk for svarene dine.
link-late-title = Denne lenken er utløpt
link-late-text = Den var gyldig til og med { $day }.
link-broken-title = Denne lenken virker ikke
link-broken-text = Åpne lenken på nytt fra meldingen du fikk. Hvis du kopierer den, må du kopiere hele lenken.

## After sending

thanks-title = Takk
thanks-text = Vi har lagret svarene dine.
thanks-held = Vi har lagret svarene dine. Kommunen går gjennom dem før de blir regnet med.
receipt-title = Kvitteringen din
receipt-text = Med denne koden kan du se, rette eller trekke tilbake svarene dine. Ta godt vare på den: Vi vet ikke hvem du er, og kan ikke finne svarene dine uten koden.
receipt-copy = Kopier koden
receipt-copied = Kopiert
print = Skriv ut
receipt-qr = QR-kode for denne kvitteringen
receipt-show = Se svarene mine
see-results = Se resultatene
stored-title = Svarene dine
stored-on = Sendt { $day }
stored-held = Ikke regnet med ennå. Kommunen går gjennom svarene dine først.
not-answered = Ikke besvart
masked-note = Personopplysninger som vi kjente igjen i teksten din, ble fjernet før den ble lagret.
correct = Rett svarene mine
correct-title = Rett svarene dine
correct-save = Lagre endringer
corrected-title = Svarene dine er endret
withdraw = Trekk tilbake svarene mine
withdraw-title = Vil du trekke tilbake svarene dine?
withdraw-text = Vi sletter dem for godt og regner dem ikke lenger med.
withdraw-yes = Trekk tilbake svarene mine
withdraw-no = Behold svarene mine
withdrawn-title = Svarene dine er trukket tilbake
withdrawn-text = Vi har slettet dem og regner dem ikke lenger med.
receipt-release = Publiserte tall oppdateres ved neste publisering.
receipt-enter-title = Se, rett eller trekk tilbake svarene dine
receipt-enter-label = Kvitteringskode
receipt-enter-hint = Koden har 20 bokstaver og sifre, for eksempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi fant ingen svar med denne koden. Kontroller koden. Hvis den er riktig, er svarene slettet.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Gi tilbakemelding
close = Lukk
poster-scan = Skann koden med kameraet på telefonen
poster-address = eller gå til { $address }
kiosk-next = Neste person
kiosk-restart = Start på nytt
kiosk-soon = Denne siden starter på nytt om litt.
kiosk-waiting = Ingen forbindelse. { $count } svar er lagret på denne enheten og blir sendt senere.
kiosk-script = Slå på JavaScript i denne nettleseren. Uten det kan svar ikke tas vare på når det ikke er forbindelse.
staff-title = Registrering av svar
staff-text = Skriv inn svarene nøyaktig slik de ble gitt på papir eller telefon. De regnes med den dagen du skriver dem inn.
staff-next = Registrer et svar til

## Public results

results-title = Resultater
results-answers = { $count } svar
results-answers-about = omtrent { $count } svar
results-few = Resultatene vises når det er minst { $min } svar, tidligst dagen etter.
results-note = Dette er meningene til dem som valgte å svare. Intervallet tar bare hensyn til tilfeldigheter, ikke til dem som ikke svarte.
results-released = Tall til og med { $day }. Hvert tall bygger på en gruppe på minst { $min } svar.
results-rounded = Antall er avrundet til multipler av { $multiple }, slik at ingen kan kjennes igjen. Summen kan derfor avvike fra totalen.
results-withheld = For få svar til å vise
results-satisfied = { $percent } av dem som svarte, var fornøyde
results-found = { $percent } av dem som svarte, fant det de lette etter
results-score = { $measure }: { $value } på en skala fra { $low } til { $high }
results-value = { $measure }: { $value }
results-time-saved = Spart tid (median)
results-govuk = Tilfredshetsskår
results-nps = Anbefaling (Net Promoter Score)
results-ces = Enkelhet (Customer Effort Score)
results-sus = Brukervennlighet (System Usability Scale)
results-umux-lite = Brukervennlighet (UMUX-Lite)
results-sdg-rating = Stjernevurdering
results-interval = 95 % konfidensintervall: { $low } til { $high }
results-mean = Gjennomsnitt: { $mean }
results-answer = Svar
results-count = Antall
results-over-time = Utvikling over tid
results-month = Måned
results-share = Andel
results-norms = Byer med samme type tjeneste ({ $from } – { $to }, antall byer: { $cities }): halvparten av resultatene ligger mellom { $low } og { $high }. Medianen er { $median }.
results-since = { $label } (siden versjon { $version } av undersøkelsen)
results-no-longer = { $label } (tilbys ikke lenger)
results-offered = Ikke alle fikk tilbud om alle svarene. Det andre tallet viser hvor mange som fikk tilbud om svaret, og prosenten er av dem. Prosentene summerer seg kanskje ikke til 100 %.
results-breaks = { $months }: Spørsmålet ble endret. Resultater før og etter kan ikke sammenlignes. En heltrukken linje i diagrammet viser dette.
results-marks = { $months }: Noe ble endret som kan påvirke resultatene, for eksempel en tekst eller tjenesten. En prikket linje i diagrammet viser dette.

## Privacy notice

privacy-title = Personvernerklæring
privacy-who = { $city } spør om din mening for å gjøre tjenestene bedre. Det er frivillig å delta.
privacy-stored-title = Hva vi lagrer
privacy-stored = Vi lagrer svarene dine, dato og klokkeslett, språket og hvor du fant undersøkelsen. Hvis et spørsmål ber om e-postadressen din og du skriver den, lagrer vi den sammen med svarene.
privacy-not-stored = Vi spør ikke om navnet ditt. Vi lagrer verken IP-adressen din eller opplysninger om enheten din, og vi bruker ikke informasjonskapsler. Hvis vi kjenner igjen personopplysninger i en tekst, for eksempel et telefonnummer, fjerner vi dem før vi lagrer svaret.
privacy-networks = For å avgjøre når resultater kan publiseres, lagrer vi ett av 65 536 tall som beregnes ut fra en del av IP-adressen din. Det kan ikke føres tilbake til en adresse, omtrent 256 nettverk deler hvert tall, og vi sletter det når tallene for perioden er publisert, senest etter et år.
privacy-purpose-title = Hva vi bruker svarene dine til
privacy-purpose = Vi publiserer resultatene som antall og prosenter og sammenligner dem med andre tjenester og byer. Bare ansatte i kommunen leser kommentarene.
privacy-time-title = Hvor lenge vi lagrer svarene dine
privacy-time = { $days ->
    [one] Vi sletter svarene etter { $days } dag. Vi beholder antallene.
   *[other] Vi sletter svarene etter { $days } dager. Vi beholder antallene.
}
privacy-time-open = Kommunen har ikke satt noen frist. Du kan når som helst trekke tilbake svarene dine.
privacy-rights-title = Rettighetene dine
privacy-rights = Med kvitteringskoden kan du når som helst se, rette eller trekke tilbake svarene dine. Du kan også klage til personvernmyndigheten, i Norge Datatilsynet.
contact-title = Kontakt
contact-none = Kontakt kommunens servicesenter.

## Accessibility statement

accessibility-title = Tilgjengelighetserklæring
accessibility-goal = Alle skal kunne bruke disse sidene. De er utformet for å oppfylle WCAG 2.2, nivå AA, og den europeiske standarden EN 301 549.
accessibility-how = De virker med bare tastatur, med skjermleser, på små skjermer, forstørret, i mørk modus og uten JavaScript. De kontrolleres automatisk før hver ny versjon.
accessibility-problem = Si fra til kommunen hvis du har problemer med disse sidene. Hvis du ikke er fornøyd med svaret, kan du kontakte myndigheten som fører tilsyn med universell utforming av nettsider i landet ditt.

# What the city did about it
you-said = Dette sa dere
we-did = Dette gjorde vi

# Limits
requests-too-many = Det kom for mange forespørsler fra nettverket ditt. Vent et minutt og prøv igjen.
