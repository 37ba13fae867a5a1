## What every page has

language-name = Nederlands
language = Taal
skip-to-content = Naar de vragen
privacy = Privacy
accessibility = Toegankelijkheid
anonymous = Geen naam, geen cookies, geen volgen.

## Answering

step-of = Stap { $step } van { $steps }
error-prefix = Fout: { $title }
next = Volgende
back = Terug
send = Versturen
optional = niet verplicht
choose-several = U kunt er meer kiezen.
choose-up-to = Kies er hoogstens { $max }.
choose-at-least = Kies er minstens { $min }.
choose-between = Kies er { $min } tot { $max }.
face-1 = Heel slecht
face-2 = Slecht
face-3 = Niet goed, niet slecht
face-4 = Goed
face-5 = Heel goed
stars = { $count ->
    [one] { $count } ster
   *[other] { $count } sterren
}
point-of = { $score } van { $to }
ranking-hint = Kies voor elk een plaats. 1 is de beste.
ranking-place = Plaats { $place }
ranking-none = Geen plaats
number-range = Een getal van { $min } tot { $max }.
number-from = Een getal vanaf { $min }.
number-to = Een getal tot { $max }.
email-hint = Alleen als u een antwoord wilt. Bijvoorbeeld naam@example.org.
personal-hint = Schrijf geen namen, telefoonnummers of iets anders waaruit blijkt wie u bent.
other-text = Schrijf wat
characters-max = { $max ->
    [one] Hoogstens { $max } teken.
   *[other] Hoogstens { $max } tekens.
}
leave-empty = Laat dit veld leeg

## When something is wrong

errors-title = { $count ->
    [one] Controleer { $count } antwoord
   *[other] Controleer { $count } antwoorden
}
error-required = Beantwoord deze vraag.
error-required-row = Kies een antwoord bij “{ $row }”.
error-not-offered = Kies een van de antwoorden.
error-too-many-choices = { $max ->
    [one] Kies hoogstens { $max } antwoord.
   *[other] Kies hoogstens { $max } antwoorden.
}
error-too-few-choices = { $min ->
    [one] Kies minstens { $min } antwoord.
   *[other] Kies minstens { $min } antwoorden.
}
error-exclusive = Kies alleen dit antwoord, of alleen andere.
error-same-place = Geef elke plaats maar één keer.
error-not-a-number = Schrijf een getal, bijvoorbeeld 12.
error-ambiguous-number = Schrijf het getal zonder punt of komma bij duizendtallen, zoals 1000.
error-number-range = Schrijf een getal van { $min } tot { $max }.
error-whole-number = Schrijf een heel getal.
error-decimals = { $decimals ->
    [one] Schrijf hoogstens { $decimals } decimaal.
   *[other] Schrijf hoogstens { $decimals } decimalen.
}
error-bad-day = Schrijf een dag, bijvoorbeeld 2026-03-01.
error-too-long = { $max ->
    [one] Schrijf hoogstens { $max } teken.
   *[other] Schrijf hoogstens { $max } tekens.
}
error-bad-email = Schrijf een e-mailadres, bijvoorbeeld naam@example.org.
error-other = Dit antwoord kan niet. Pas het aan.
error-send-again = Deze pagina stond heel lang open. Uw antwoorden zijn er nog: druk nog eens op de knop.
error-too-often = Er komen nu veel antwoorden van uw netwerk. Uw antwoorden zijn er nog: wacht een minuut en druk nog eens op de knop.
error-unavailable = Wij kunnen uw antwoorden nu niet opslaan. Ze zijn er nog: wacht een minuut en druk nog eens op de knop.
error-differs = U hebt dit formulier al verstuurd met andere antwoorden. Wat u eerst hebt verstuurd, is opgeslagen.

## When there is nothing to answer

closed-title = Deze enquête is gesloten
closed-text = Dank u dat u wilde meedoen. Er worden geen antwoorden meer aangenomen.
soon-title = Deze enquête is nog niet open
soon-text = Ze begint op { $day }.
trouble-title = Probeer het zo meteen opnieuw
lost-text = Er is niets opgeslagen. Ga terug en verstuur opnieuw.
too-large-title = De tekst is te lang
too-large-text = Er is niets opgeslagen. Ga terug, schrijf minder en verstuur opnieuw.
missing-title = Deze pagina bestaat niet
missing-text = Controleer het adres of scan de code opnieuw.
link-used-title = Deze link is al gebruikt
link-used-text = Elke link werkt één keer. Dank u voor uw antwoord.
link-late-title = Deze link is te oud
link-late-text = Hij werkte tot en met { $day }.
link-broken-title = Deze link werkt niet
link-broken-text = Open hem opnieuw vanuit uw bericht, heel en onveranderd.

## After sending

thanks-title = Dank u wel
thanks-text = Uw antwoorden zijn opgeslagen.
thanks-held = Uw antwoorden zijn opgeslagen. De gemeente bekijkt ze voordat ze meetellen.
receipt-title = Uw ontvangstbewijs
receipt-text = Met deze code kunt u uw antwoorden bekijken, verbeteren of intrekken. Bewaar hem: wij weten niet wie u bent en vinden uw antwoorden niet zonder de code.
receipt-copy = Code kopiëren
receipt-copied = Gekopieerd
print = Afdrukken
receipt-qr = QR-code van dit ontvangstbewijs
receipt-show = Mijn antwoorden bekijken
see-results = Resultaten bekijken
stored-title = Uw opgeslagen antwoorden
stored-on = Verstuurd op { $day }
stored-held = Telt nog niet mee: de gemeente bekijkt het eerst.
not-answered = Geen antwoord
masked-note = Persoonsgegevens die wij in uw tekst zagen, zijn verwijderd voordat die werd opgeslagen.
correct = Mijn antwoorden verbeteren
correct-title = Uw antwoorden verbeteren
correct-save = Opslaan
corrected-title = Uw antwoorden zijn verbeterd
withdraw = Mijn antwoorden intrekken
withdraw-title = Wilt u uw antwoorden intrekken?
withdraw-text = Ze worden voorgoed verwijderd en tellen niet meer mee.
withdraw-yes = Ja, intrekken
withdraw-no = Nee, bewaren
withdrawn-title = Uw antwoorden zijn ingetrokken
withdrawn-text = Ze zijn verwijderd en tellen niet meer mee.
receipt-enter-title = Uw antwoorden bekijken of intrekken
receipt-enter-label = Code van het ontvangstbewijs
receipt-enter-hint = 20 letters en cijfers, bijvoorbeeld 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Wij vonden geen antwoorden bij deze code. Controleer hem. Misschien zijn ze ingetrokken.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Geef uw mening
close = Sluiten
poster-scan = Scan de code met de camera van uw telefoon
poster-address = of ga naar { $address }
kiosk-next = Volgende persoon
kiosk-restart = Opnieuw beginnen
kiosk-soon = Deze pagina begint zo opnieuw.
kiosk-waiting = { $count ->
    [one] Geen verbinding: { $count } antwoord wordt hier bewaard en later verstuurd.
   *[other] Geen verbinding: { $count } antwoorden worden hier bewaard en later verstuurd.
}
kiosk-script = Dit scherm heeft JavaScript nodig om antwoorden zonder verbinding te bewaren.
staff-title = Invoer door medewerkers
staff-text = Voer in wat op papier of aan de telefoon is geantwoord, zoals het is gegeven. De antwoorden tellen op de dag van invoer.
staff-next = Volgende invoeren

## Public results

results-title = Resultaten
results-answers = { $count ->
    [one] { $count } antwoord
   *[other] { $count } antwoorden
}
results-few = Resultaten zijn te zien vanaf { $min } antwoorden.
results-satisfied = { $percent } was tevreden
results-interval = 95%-interval: { $low } tot { $high }
results-mean = Gemiddelde: { $mean }
results-answer = Antwoord
results-count = Aantal
results-over-time = In de tijd
results-month = Maand
results-share = Deel

## Privacy notice

privacy-title = Privacyverklaring
privacy-who = { $city } vraagt uw mening om de diensten beter te maken. Meedoen is vrijwillig.
privacy-stored-title = Wat wordt opgeslagen
privacy-stored = Uw antwoorden, de dag en tijd, de taal en waar u de enquête vond.
privacy-not-stored = Niet opgeslagen: uw naam, uw netwerkadres, uw apparaat. Er zijn geen cookies. Als u persoonsgegevens schrijft die wij herkennen, zoals een e-mailadres of telefoonnummer, worden die vooraf verwijderd.
privacy-purpose-title = Waarvoor het wordt gebruikt
privacy-purpose = Aantallen en delen worden gepubliceerd en vergeleken. Alleen de gemeente leest opmerkingen.
privacy-time-title = Hoelang het wordt bewaard
privacy-time = { $days ->
    [one] Antwoorden worden na { $days } dag verwijderd; aantallen blijven.
   *[other] Antwoorden worden na { $days } dagen verwijderd; aantallen blijven.
}
privacy-time-open = De gemeente heeft nog geen termijn bepaald. U kunt uw antwoorden altijd intrekken.
privacy-rights-title = Uw rechten
privacy-rights = Met de code kunt u uw antwoorden altijd bekijken, verbeteren of intrekken. U kunt ook een klacht indienen bij de toezichthouder voor gegevensbescherming in uw land.
contact-title = Contact
contact-none = Vraag het aan de balie van de gemeente.

## Accessibility statement

accessibility-title = Toegankelijkheidsverklaring
accessibility-goal = Deze pagina’s zijn er voor iedereen. Ze zijn gemaakt volgens WCAG 2.2, niveau AA, en de Europese norm EN 301 549.
accessibility-how = Ze werken met alleen het toetsenbord, met een schermlezer, op kleine schermen, vergroot, in donkere modus en zonder JavaScript. Ze worden voor elke versie automatisch gecontroleerd.
accessibility-problem = Werkt iets voor u niet, zeg het dan tegen de gemeente. Krijgt u geen goed antwoord, ga dan naar de instantie die in uw land op toegankelijkheid let.

# What the city did about it
you-said = U zei
we-did = Wij deden

# Limits
requests-too-many = Er kwamen te veel verzoeken van uw netwerk. Wacht een minuut en probeer het opnieuw.
