## What every page has

language-name = Nederlands
language = Taal
skip-to-content = Naar de hoofdinhoud
privacy = Privacy
accessibility = Toegankelijkheid
anonymous = Geen cookies en geen tracking.

## Answering

step-of = Pagina { $step } van { $steps }
error-prefix = Fout: { $title }
next = Volgende
back = Terug
send = Versturen
optional = niet verplicht
choose-several = Kies alles wat van toepassing is.
choose-up-to = Kies er hoogstens { $max }.
choose-at-least = Kies er minstens { $min }.
choose-between = Kies er { $min } tot en met { $max }.
face-1 = Heel slecht
face-2 = Slecht
face-3 = Niet goed en niet slecht
face-4 = Goed
face-5 = Heel goed
stars = { $count ->
    [one] { $count } ster
   *[other] { $count } sterren
}
point-of = { $score } van { $to }
ranking-hint = Zet de antwoorden op volgorde. 1 is uw eerste keuze.
ranking-place = Plaats { $place }
ranking-none = Geen plaats
number-range = Een getal van { $min } tot en met { $max }.
number-from = Een getal vanaf { $min }.
number-to = Een getal tot en met { $max }.
email-hint = We gebruiken dit alleen om u te antwoorden. Bijvoorbeeld naam@example.org
personal-hint = Vul geen persoonsgegevens in, zoals uw naam of telefoonnummer.
other-text = Namelijk
characters-max = { $max ->
    [one] U kunt maximaal { $max } teken invullen.
   *[other] U kunt maximaal { $max } tekens invullen.
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
error-exclusive = Kies dit antwoord of andere antwoorden, niet allebei.
error-same-place = Gebruik elke plaats maar één keer.
error-not-a-number = Vul een getal in, bijvoorbeeld 12.
error-ambiguous-number = Vul het getal in zonder punt of komma voor duizendtallen, bijvoorbeeld 1000.
error-number-range = Vul een getal in van { $min } tot en met { $max }.
error-whole-number = Vul een heel getal in, bijvoorbeeld 12.
error-decimals = { $decimals ->
    [one] Vul een getal in met hoogstens { $decimals } decimaal.
   *[other] Vul een getal in met hoogstens { $decimals } decimalen.
}
error-bad-day = Vul een bestaande datum in, bijvoorbeeld 2026-03-01.
error-too-long = { $max ->
    [one] Vul hoogstens { $max } teken in.
   *[other] Vul hoogstens { $max } tekens in.
}
error-bad-email = Vul een geldig e-mailadres in, bijvoorbeeld naam@example.org.
error-other = Dit antwoord is niet geldig. Controleer het.
error-send-again = Deze pagina stond te lang open. Uw antwoorden zijn er nog. Klik nog een keer op de knop om ze te versturen.
error-too-often = Er komen te veel antwoorden van uw netwerk. Uw antwoorden zijn er nog. Wacht een minuut en klik dan nog een keer op de knop.
error-unavailable = Wij konden uw antwoorden niet opslaan. Ze zijn er nog. Wacht een minuut en klik dan nog een keer op de knop.
error-differs = U hebt dit formulier al verstuurd met andere antwoorden. We hebben de antwoorden bewaard die u het eerst hebt verstuurd.

## When there is nothing to answer

closed-title = Deze enquête is gesloten
closed-text = Bedankt voor uw interesse. U kunt deze enquête niet meer invullen.
soon-title = Deze enquête is nog niet open
soon-text = De enquête opent op { $day }.
trouble-title = Probeer het zo meteen opnieuw
lost-text = Uw antwoorden zijn niet opgeslagen. Ga terug en verstuur ze opnieuw.
too-large-title = Uw antwoord is te lang
too-large-text = Uw antwoorden zijn niet opgeslagen. Ga terug, maak de tekst korter en verstuur ze opnieuw.
missing-title = Pagina niet gevonden
missing-text = Controleer het adres of scan de code opnieuw.
link-used-title = Deze link is al gebruikt
link-used-text = Elke link werkt één keer. Bedankt voor uw antwoorden.
link-late-title = Deze link is verlopen
link-late-text = De link was geldig tot en met { $day }.
link-broken-title = Deze link werkt niet
link-broken-text = Open de link opnieuw vanuit het bericht dat u hebt gekregen. Kopieert u de link, kopieer dan de hele link.

## After sending

thanks-title = Bedankt
thanks-text = Uw antwoorden zijn opgeslagen.
thanks-held = Uw antwoorden zijn opgeslagen. De gemeente bekijkt ze voordat ze meetellen.
receipt-title = Uw ontvangstbewijs
receipt-text = Met deze code kunt u uw antwoorden bekijken, wijzigen of intrekken. Bewaar de code goed: wij weten niet wie u bent en kunnen uw antwoorden zonder de code niet vinden.
receipt-copy = Code kopiëren
receipt-copied = Gekopieerd
print = Afdrukken
receipt-qr = QR-code van dit ontvangstbewijs
receipt-show = Mijn antwoorden bekijken
see-results = Resultaten bekijken
stored-title = Uw antwoorden
stored-on = Verstuurd op { $day }
stored-held = Telt nog niet mee. De gemeente bekijkt eerst uw antwoorden.
not-answered = Niet beantwoord
masked-note = Persoonsgegevens die wij in uw tekst herkenden, zijn verwijderd voordat die werd opgeslagen.
correct = Mijn antwoorden wijzigen
correct-title = Uw antwoorden wijzigen
correct-save = Wijzigingen opslaan
corrected-title = Uw antwoorden zijn gewijzigd
withdraw = Mijn antwoorden intrekken
withdraw-title = Wilt u uw antwoorden intrekken?
withdraw-text = Wij verwijderen ze definitief en tellen ze niet meer mee.
withdraw-yes = Mijn antwoorden intrekken
withdraw-no = Mijn antwoorden behouden
withdrawn-title = Uw antwoorden zijn ingetrokken
withdrawn-text = Wij hebben ze verwijderd en tellen ze niet meer mee.
receipt-release = Gepubliceerde cijfers worden bij de volgende publicatie bijgewerkt.
receipt-enter-title = Uw antwoorden bekijken, wijzigen of intrekken
receipt-enter-label = Code van het ontvangstbewijs
receipt-enter-hint = De code heeft 20 letters en cijfers, bijvoorbeeld 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Wij vonden geen antwoorden bij deze code. Controleer de code. Klopt de code, dan zijn de antwoorden verwijderd.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Geef uw mening
close = Sluiten
poster-scan = Scan de code met de camera van uw telefoon
poster-address = of ga naar { $address }
kiosk-next = Volgende persoon
kiosk-restart = Opnieuw beginnen
kiosk-soon = Deze pagina start zo opnieuw.
kiosk-waiting = { $count ->
    [one] Geen verbinding. { $count } antwoord is op dit apparaat opgeslagen en wordt later verstuurd.
   *[other] Geen verbinding. { $count } antwoorden zijn op dit apparaat opgeslagen en worden later verstuurd.
}
kiosk-script = Zet JavaScript aan in deze browser. Anders kunnen antwoorden zonder verbinding niet worden bewaard.
staff-title = Invoer door medewerkers
staff-text = Voer de antwoorden precies zo in als ze op papier of aan de telefoon zijn gegeven. Ze tellen mee op de dag van invoer.
staff-next = Nog een reactie invoeren

## Public results

results-title = Resultaten
results-answers = { $count ->
    [one] { $count } antwoord
   *[other] { $count } antwoorden
}
results-answers-about = { $count ->
    [one] ongeveer { $count } antwoord
   *[other] ongeveer { $count } antwoorden
}
results-few = { $min ->
    [one] Resultaten zijn te zien vanaf { $min } antwoord, op zijn vroegst de dag erna.
   *[other] Resultaten zijn te zien vanaf { $min } antwoorden, op zijn vroegst de dag erna.
}
results-note = Dit zijn de meningen van mensen die ervoor kozen te antwoorden. Het interval houdt alleen rekening met toeval, niet met mensen die niet antwoordden.
results-released = Cijfers tot en met { $day }. Elk cijfer is gebaseerd op een groep van minstens { $min } antwoorden.
results-rounded = Aantallen zijn afgerond op veelvouden van { $multiple }, zodat niemand te herkennen is. Ze tellen misschien niet op tot het totaal.
results-withheld = Te weinig antwoorden om te tonen
results-satisfied = { $percent } van de mensen die antwoordden, was tevreden
results-found = { $percent } van de mensen die antwoordden, heeft gevonden wat ze zochten
results-score = { $measure }: { $value } op een schaal van { $low } tot { $high }
results-value = { $measure }: { $value }
results-time-saved = Bespaarde tijd (mediaan)
results-govuk = Tevredenheidsscore
results-nps = Aanbeveling (Net Promoter Score)
results-ces = Gemak (Customer Effort Score)
results-sus = Gebruiksgemak (System Usability Scale)
results-umux-lite = Gebruiksgemak (UMUX-Lite)
results-sdg-rating = Beoordeling in sterren
results-interval = 95%-betrouwbaarheidsinterval: { $low } tot { $high }
results-mean = Gemiddelde: { $mean }
results-answer = Antwoord
results-count = Aantal
results-over-time = Ontwikkeling in de tijd
results-month = Maand
results-share = Percentage
results-norms = Steden met hetzelfde soort dienst ({ $from } – { $to }, aantal steden: { $cities }): de helft van de resultaten ligt tussen { $low } en { $high }. De mediaan is { $median }.
results-since = { $label } (sinds versie { $version } van de enquête)
results-no-longer = { $label } (wordt niet meer aangeboden)
results-offered = Niet iedereen kreeg elk antwoord aangeboden. Het tweede getal geeft aan hoeveel mensen het aangeboden kregen; het percentage is van die mensen. Percentages tellen misschien niet op tot 100%.
results-breaks = { $months }: de vraag is veranderd. U kunt de resultaten van ervoor en erna niet vergelijken. Een doorgetrokken lijn in de grafiek geeft dit aan.
results-marks = { $months }: er is iets veranderd dat de resultaten kan beïnvloeden, zoals een tekst of de dienst. Een stippellijn in de grafiek geeft dit aan.

## Privacy notice

privacy-title = Privacyverklaring
privacy-who = { $city } vraagt uw mening om de dienstverlening te verbeteren. Meedoen is vrijwillig.
privacy-stored-title = Wat wij opslaan
privacy-stored = Wij slaan uw antwoorden op, de datum en tijd, de taal en waar u de enquête hebt gevonden. Als een vraag om uw e-mailadres vraagt en u dat invult, slaan wij het op bij uw antwoorden.
privacy-not-stored = Wij vragen niet naar uw naam. Wij slaan uw IP-adres en gegevens over uw apparaat niet op en gebruiken geen cookies. Als wij in een tekst persoonsgegevens herkennen, zoals een telefoonnummer, verwijderen wij die voordat wij het antwoord opslaan.
privacy-networks = Om te bepalen wanneer resultaten gepubliceerd kunnen worden, slaan wij een van 65.536 getallen op, berekend uit een deel van uw IP-adres. Het adres is er niet uit terug te halen, ongeveer 256 netwerken delen elk getal, en wij verwijderen het wanneer de cijfers van die periode worden gepubliceerd, uiterlijk na een jaar.
privacy-purpose-title = Waarvoor wij uw antwoorden gebruiken
privacy-purpose = Wij publiceren de resultaten als aantallen en percentages en vergelijken ze met andere diensten en gemeenten. Alleen medewerkers van de gemeente lezen opmerkingen.
privacy-time-title = Hoelang wij uw antwoorden bewaren
privacy-time = { $days ->
    [one] Wij verwijderen antwoorden na { $days } dag. De aantallen bewaren wij.
   *[other] Wij verwijderen antwoorden na { $days } dagen. De aantallen bewaren wij.
}
privacy-time-open = De gemeente heeft geen termijn vastgesteld. U kunt uw antwoorden altijd intrekken.
privacy-rights-title = Uw rechten
privacy-rights = Met de code van uw ontvangstbewijs kunt u uw antwoorden altijd bekijken, wijzigen of intrekken. U kunt ook een klacht indienen bij de toezichthouder voor gegevensbescherming.
contact-title = Contact
contact-none = Neem contact op met de gemeente.

## Accessibility statement

accessibility-title = Toegankelijkheidsverklaring
accessibility-goal = Iedereen moet deze pagina’s kunnen gebruiken. Ze zijn ontworpen om te voldoen aan WCAG 2.2, niveau AA, en de Europese norm EN 301 549.
accessibility-how = Ze werken met alleen het toetsenbord, met een schermlezer, op kleine schermen, vergroot, in donkere modus en zonder JavaScript. Ze worden voor elke versie automatisch gecontroleerd.
accessibility-problem = Hebt u een probleem met deze pagina’s, laat het de gemeente weten. Bent u niet tevreden met het antwoord, neem dan contact op met de instantie die in uw land toezicht houdt op digitale toegankelijkheid.

# What the city did about it
you-said = Dit hebt u gezegd
we-did = Dit hebben wij gedaan

# Limits
requests-too-many = Er kwamen te veel verzoeken van uw netwerk. Wacht een minuut en probeer het opnieuw.
