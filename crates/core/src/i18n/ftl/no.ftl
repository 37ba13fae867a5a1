## What every page has

language-name = norsk
language = Språk
skip-to-content = Gå til spørsmålene
privacy = Personvern
accessibility = Tilgjengelighet
anonymous = Ingen navn, ingen informasjonskapsler, ingen sporing.

## Answering

step-of = Steg { $step } av { $steps }
error-prefix = Feil: { $title }
next = Neste
back = Tilbake
send = Send
optional = valgfritt
choose-several = Du kan velge flere.
choose-up-to = Velg maks { $max }.
choose-at-least = Velg minst { $min }.
choose-between = Velg fra { $min } til { $max }.
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
ranking-hint = Velg en plass for hver. 1 er best.
ranking-place = Plass { $place }
ranking-none = Ingen plass
number-range = Et tall fra { $min } til { $max }.
number-from = Et tall fra { $min } og oppover.
number-to = Et tall opp til { $max }.
email-hint = Bare hvis du ønsker svar. For eksempel navn@example.org.
personal-hint = Ikke skriv navn, telefonnummer eller annet som viser hvem du er.
other-text = Skriv hva det er
characters-max = Maks { $max } tegn.
leave-empty = La dette feltet stå tomt

## When something is wrong

errors-title = { $count ->
    [one] Se over ett svar
   *[other] Se over { $count } svar
}
error-required = Svar på dette spørsmålet.
error-required-row = Velg et svar for «{ $row }».
error-not-offered = Velg ett av svaralternativene.
error-too-many-choices = Velg maks { $max } svar.
error-too-few-choices = Velg minst { $min } svar.
error-exclusive = Velg dette svaret alene, eller bare andre svar.
error-same-place = Bruk hver plass bare én gang.
error-not-a-number = Skriv et tall, for eksempel 12.
error-ambiguous-number = Skriv tallet uten punktum eller komma ved tusener, som 1000.
error-number-range = Skriv et tall fra { $min } til { $max }.
error-whole-number = Skriv et helt tall.
error-decimals = { $decimals ->
    [one] Skriv maks { $decimals } desimal.
   *[other] Skriv maks { $decimals } desimaler.
}
error-bad-day = Skriv en dato, for eksempel 2026-03-01.
error-too-long = Skriv maks { $max } tegn.
error-bad-email = Skriv en e-postadresse, for eksempel navn@example.org.
error-other = Dette svaret kan ikke brukes. Endre det.
error-send-again = Denne siden har vært åpen svært lenge. Svarene dine er her fortsatt: Trykk på knappen en gang til.
error-too-often = Akkurat nå kommer det mange svar fra nettverket ditt. Svarene dine er her fortsatt: Vent ett minutt, og trykk på knappen en gang til.
error-unavailable = Vi kan ikke lagre svarene dine akkurat nå. De er her fortsatt: Vent ett minutt, og trykk på knappen en gang til.
error-differs = Du har allerede sendt dette skjemaet med andre svar. Det du sendte først, er lagret.

## When there is nothing to answer

closed-title = Denne undersøkelsen er avsluttet
closed-text = Takk for at du ville delta. Vi tar ikke imot flere svar.
soon-title = Denne undersøkelsen er ikke åpen ennå
soon-text = Den åpner { $day }.
trouble-title = Prøv igjen om litt
lost-text = Ingenting er lagret. Gå tilbake og send på nytt.
too-large-title = Teksten er for lang
too-large-text = Ingenting er lagret. Gå tilbake, skriv kortere og send på nytt.
missing-title = Denne siden finnes ikke
missing-text = Sjekk adressen, eller skann koden på nytt.
link-used-title = Denne lenken er allerede brukt
link-used-text = Hver lenke kan brukes én gang. Takk for svaret ditt.
link-late-title = Denne lenken er for gammel
link-late-text = Den kunne brukes til { $day }.
link-broken-title = Denne lenken virker ikke
link-broken-text = Åpne den på nytt fra meldingen du fikk, hel og uendret.

## After sending

thanks-title = Tusen takk
thanks-text = Svarene dine er lagret.
thanks-held = Svarene dine er lagret. Kommunen ser på dem før de blir regnet med.
receipt-title = Kvitteringen din
receipt-text = Med denne koden kan du se, rette eller trekke tilbake svarene dine. Ta vare på den: Vi vet ikke hvem du er, og kan ikke finne svarene dine uten koden.
receipt-copy = Kopier koden
receipt-copied = Kopiert
print = Skriv ut
receipt-qr = QR-kode for denne kvitteringen
receipt-show = Se svarene mine
see-results = Se resultatene
stored-title = De lagrede svarene dine
stored-on = Sendt { $day }
stored-held = Ikke regnet med ennå: Kommunen ser på svarene først.
not-answered = Ikke besvart
masked-note = Personopplysninger som vi oppdaget i teksten din, ble fjernet før den ble lagret.
correct = Rett svarene mine
correct-title = Rett svarene dine
correct-save = Lagre
corrected-title = Svarene dine er rettet
withdraw = Trekk tilbake svarene mine
withdraw-title = Vil du trekke tilbake svarene dine?
withdraw-text = De blir slettet for godt og regnes ikke lenger med.
withdraw-yes = Ja, trekk tilbake
withdraw-no = Nei, behold dem
withdrawn-title = Svarene dine er trukket tilbake
withdrawn-text = De er slettet og regnes ikke lenger med.
receipt-enter-title = Se eller trekk tilbake svarene dine
receipt-enter-label = Kvitteringskode
receipt-enter-hint = 20 bokstaver og siffer, for eksempel 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Vi fant ingen svar med denne koden. Sjekk at den er riktig. Svarene kan være trukket tilbake.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Gi tilbakemelding
close = Lukk
poster-scan = Skann koden med kameraet på telefonen
poster-address = eller gå til { $address }
kiosk-next = Neste person
kiosk-restart = Start på nytt
kiosk-soon = Denne siden starter på nytt om litt.
kiosk-waiting = Ingen forbindelse: { $count } svar er lagret her og blir sendt senere.
kiosk-script = Denne skjermen trenger JavaScript for å ta vare på svar når det ikke er forbindelse.
staff-title = Registrering ved ansatte
staff-text = Skriv inn det som ble svart på papir eller på telefon, slik det ble sagt eller skrevet. Svarene regnes med den dagen du skriver dem inn.
staff-next = Skriv inn neste

## Public results

results-title = Resultater
results-answers = { $count } svar
results-few = Resultatene vises når det er minst { $min } svar.
results-satisfied = { $percent } var fornøyde
results-interval = 95 %-intervall: { $low } til { $high }
results-mean = Gjennomsnitt: { $mean }
results-answer = Svar
results-count = Antall
results-over-time = Over tid
results-month = Måned
results-share = Andel

## Privacy notice

privacy-title = Personvernerklæring
privacy-who = { $city } spør om din mening for å gjøre tjenestene bedre. Det er frivillig å delta.
privacy-stored-title = Hva som lagres
privacy-stored = Svarene dine, dato og klokkeslett, språket og hvor du fant undersøkelsen.
privacy-not-stored = Dette lagres ikke: navnet ditt, nettverksadressen din, enheten din. Vi bruker ikke informasjonskapsler. Hvis du skriver personopplysninger som vi kjenner igjen, for eksempel en e-postadresse eller et telefonnummer, blir de fjernet før noe lagres.
privacy-purpose-title = Hva det brukes til
privacy-purpose = Antall og andeler blir publisert og sammenlignet. Kommentarer leses bare av kommunen.
privacy-time-title = Hvor lenge det lagres
privacy-time = { $days ->
    [one] Svarene slettes etter { $days } dag; antallene beholdes.
   *[other] Svarene slettes etter { $days } dager; antallene beholdes.
}
privacy-time-open = Kommunen har ikke satt noen frist ennå. Du kan når som helst trekke tilbake svarene dine.
privacy-rights-title = Rettighetene dine
privacy-rights = Med kvitteringskoden kan du når som helst se, rette eller trekke tilbake svarene dine. Du kan også klage til personvernmyndigheten i landet ditt.
contact-title = Kontakt
contact-none = Spør på kommunens servicesenter.

## Accessibility statement

accessibility-title = Tilgjengelighetserklæring
accessibility-goal = Disse sidene er for alle. De er laget for å oppfylle WCAG 2.2, nivå AA, og den europeiske standarden EN 301 549.
accessibility-how = De virker med bare tastatur, med skjermleser, på små skjermer, forstørret, i mørk modus og uten JavaScript. De kontrolleres automatisk før hver ny versjon.
accessibility-problem = Si fra til kommunen hvis noe ikke virker for deg. Hvis du ikke får et godt svar, kan du henvende deg til myndigheten som fører tilsyn med tilgjengelighet i landet ditt.

# What the city did about it
you-said = Dere sa
we-did = Vi gjorde

# Limits
requests-too-many = Det kom for mange forespørsler fra nettverket ditt. Vent et minutt og prøv igjen.
