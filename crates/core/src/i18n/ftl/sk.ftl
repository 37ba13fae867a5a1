## What every page has

language-name = slovenčina
language = Jazyk
skip-to-content = Prejsť na hlavný obsah
privacy = Súkromie
accessibility = Prístupnosť
anonymous = Bez cookies a bez sledovania.

## Answering

step-of = Strana { $step } z { $steps }
error-prefix = Chyba: { $title }
next = Ďalej
back = Späť
send = Odoslať
optional = nepovinné
choose-several = Vyberte všetky odpovede, ktoré platia.
choose-up-to = Vyberte najviac { $max }.
choose-at-least = Vyberte aspoň { $min }.
choose-between = Vyberte { $min } až { $max }.
face-1 = Veľmi zlé
face-2 = Zlé
face-3 = Ani dobré, ani zlé
face-4 = Dobré
face-5 = Veľmi dobré
stars = { $count ->
    [one] { $count } hviezda
    [few] { $count } hviezdy
   *[other] { $count } hviezd
}
point-of = { $score } z { $to }
ranking-hint = Zoraďte položky. 1 je vaša prvá voľba.
ranking-place = Poradie { $place }
ranking-none = Bez poradia
number-range = Zadajte číslo od { $min } do { $max }.
number-from = Zadajte číslo { $min } alebo vyššie.
number-to = Zadajte číslo { $max } alebo nižšie.
email-hint = Adresu použijeme len na to, aby sme vám odpovedali. Napríklad meno@example.org
personal-hint = Neuvádzajte osobné údaje, napríklad svoje meno alebo telefónne číslo.
other-text = Spresnite
characters-max = { $max ->
    [one] Najviac { $max } znak.
    [few] Najviac { $max } znaky.
   *[other] Najviac { $max } znakov.
}
leave-empty = Toto pole nechajte prázdne

## When something is wrong

errors-title = { $count ->
    [one] Skontrolujte { $count } odpoveď
    [few] Skontrolujte { $count } odpovede
   *[other] Skontrolujte { $count } odpovedí
}
error-required = Odpovedzte na túto otázku.
error-required-row = Vyberte odpoveď pre „{ $row }“.
error-not-offered = Vyberte jednu z ponúkaných odpovedí.
error-too-many-choices = { $max ->
    [one] Vyberte najviac { $max } odpoveď.
    [few] Vyberte najviac { $max } odpovede.
   *[other] Vyberte najviac { $max } odpovedí.
}
error-too-few-choices = { $min ->
    [one] Vyberte aspoň { $min } odpoveď.
    [few] Vyberte aspoň { $min } odpovede.
   *[other] Vyberte aspoň { $min } odpovedí.
}
error-exclusive = Vyberte buď túto odpoveď, alebo iné odpovede, nie oboje.
error-same-place = Každé poradie použite len raz.
error-not-a-number = Zadajte číslo, napríklad 12.
error-ambiguous-number = Zadajte číslo bez oddeľovača tisícov, napríklad 1000.
error-number-range = Zadajte číslo od { $min } do { $max }.
error-whole-number = Zadajte celé číslo, napríklad 12.
error-decimals = { $decimals ->
    [one] Zadajte číslo, ktoré má najviac { $decimals } desatinné miesto.
    [few] Zadajte číslo, ktoré má najviac { $decimals } desatinné miesta.
   *[other] Zadajte číslo, ktoré má najviac { $decimals } desatinných miest.
}
error-bad-day = Zadajte platný dátum, napríklad 2026-03-01.
error-too-long = { $max ->
    [one] Zadajte najviac { $max } znak.
    [few] Zadajte najviac { $max } znaky.
   *[other] Zadajte najviac { $max } znakov.
}
error-bad-email = Zadajte platnú e-mailovú adresu, napríklad meno@example.org.
error-other = Táto odpoveď nie je platná. Skontrolujte ju.
error-send-again = Táto stránka bola otvorená príliš dlho. Vaše odpovede sú stále tu. Odošlite ich opätovným stlačením tlačidla.
error-too-often = Z vašej siete prichádza príliš veľa odpovedí. Vaše odpovede sú stále tu. Počkajte minútu a stlačte tlačidlo znova.
error-unavailable = Vaše odpovede sa nepodarilo uložiť. Sú stále tu. Počkajte minútu a stlačte tlačidlo znova.
error-differs = Tento formulár ste už odoslali s inými odpoveďami. Ponechali sme odpovede, ktoré ste odoslali ako prvé.

## When there is nothing to answer

closed-title = Tento prieskum sa skončil
closed-text = Ďakujeme za váš záujem. Prieskum už neprijíma odpovede.
soon-title = Tento prieskum sa ešte nezačal
soon-text = Začne sa { $day }.
trouble-title = Skúste to o chvíľu znova
lost-text = Vaše odpovede sa neuložili. Vráťte sa a odošlite ich znova.
too-large-title = Vaša odpoveď je príliš dlhá
too-large-text = Vaše odpovede sa neuložili. Vráťte sa, skráťte text a odošlite ich znova.
missing-title = Stránka sa nenašla
missing-text = Skontrolujte adresu alebo načítajte kód znova.
link-used-title = Tento odkaz už bol použitý
link-used-text = Každý odkaz funguje len raz. Ďakujeme za vaše odpovede.
link-late-title = Platnosť tohto odkazu sa skončila
link-late-text = Platil do { $day }.
link-broken-title = Tento odkaz nefunguje
link-broken-text = Otvorte odkaz znova zo správy, ktorú ste dostali. Ak ho kopírujete, skopírujte ho celý.

## After sending

thanks-title = Ďakujeme
thanks-text = Vaše odpovede boli uložené.
thanks-held = Vaše odpovede boli uložené. Mesto ich skontroluje skôr, než sa započítajú.
receipt-title = Vaše potvrdenie
receipt-text = Pomocou tohto kódu môžete svoje odpovede zobraziť, opraviť alebo vziať späť. Dobre si ho uschovajte: nevieme, kto ste, a bez neho vaše odpovede nenájdeme.
receipt-copy = Kopírovať kód
receipt-copied = Skopírované
print = Vytlačiť
receipt-qr = QR kód vášho potvrdenia
receipt-show = Zobraziť moje odpovede
see-results = Zobraziť výsledky
stored-title = Vaše odpovede
stored-on = Odoslané { $day }
stored-held = Ešte nezapočítané. Mesto vaše odpovede najprv skontroluje.
not-answered = Bez odpovede
masked-note = Pred uložením sme z vášho textu odstránili osobné údaje, ktoré sme rozpoznali.
correct = Opraviť moje odpovede
correct-title = Opravte svoje odpovede
correct-save = Uložiť zmeny
corrected-title = Vaše odpovede boli zmenené
withdraw = Vziať moje odpovede späť
withdraw-title = Chcete vziať svoje odpovede späť?
withdraw-text = Natrvalo ich vymažeme a nebudeme ich už započítavať.
withdraw-yes = Vziať moje odpovede späť
withdraw-no = Ponechať moje odpovede
withdrawn-title = Vzali ste svoje odpovede späť
withdrawn-text = Vymazali sme ich a už ich nezapočítavame.
receipt-release = Zverejnené údaje sa aktualizujú pri najbližšom zverejnení.
receipt-enter-title = Zobraziť odpovede, opraviť ich alebo vziať späť
receipt-enter-label = Kód potvrdenia
receipt-enter-hint = Kód má 20 písmen a číslic, napríklad 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = K tomuto kódu sme nenašli odpovede. Skontrolujte kód. Ak je správny, odpovede boli vymazané.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Vyjadriť názor
close = Zavrieť
poster-scan = Načítajte kód fotoaparátom telefónu
poster-address = alebo prejdite na { $address }
kiosk-next = Ďalšia osoba
kiosk-restart = Začať znova
kiosk-soon = Táto stránka sa o chvíľu spustí znova.
kiosk-waiting = { $count ->
    [one] Bez pripojenia. { $count } odpoveď je uložená v tomto zariadení a odošle sa neskôr.
    [few] Bez pripojenia. { $count } odpovede sú uložené v tomto zariadení a odošlú sa neskôr.
   *[other] Bez pripojenia. { $count } odpovedí je uložených v tomto zariadení a odošle sa neskôr.
}
kiosk-script = Zapnite v tomto prehliadači JavaScript. Bez neho nemožno uchovať odpovede, keď nie je pripojenie.
staff-title = Zadanie pracovníkom
staff-text = Zadajte odpovede presne tak, ako boli uvedené na papieri alebo po telefóne. Počítajú sa ku dňu zadania.
staff-next = Zadať ďalšie odpovede

## Public results

results-title = Výsledky
results-answers = { $count ->
    [one] { $count } odpoveď
    [few] { $count } odpovede
   *[other] { $count } odpovedí
}
results-answers-about = { $count ->
    [one] približne { $count } odpoveď
    [few] približne { $count } odpovede
   *[other] približne { $count } odpovedí
}
results-few = Výsledky sa zobrazia, keď bude odpovedí aspoň { $min }, najskôr však nasledujúci deň.
results-note = Toto sú názory ľudí, ktorí sa rozhodli odpovedať. Interval zahŕňa len vplyv náhody, nie ľudí, ktorí neodpovedali.
results-released = Údaje do { $day } vrátane. Každý údaj vychádza zo skupiny najmenej { $min } odpovedí.
results-rounded = Počty sú zaokrúhlené na násobky čísla { $multiple }, aby nebolo možné nikoho rozpoznať. Ich súčet sa nemusí rovnať celkovému počtu.
results-withheld = Príliš málo odpovedí na zobrazenie
results-satisfied = { $percent } tých, ktorí odpovedali, bolo spokojných
results-found = { $percent } tých, ktorí odpovedali, našlo, čo hľadali
results-score = { $measure }: { $value } na stupnici od { $low } do { $high }
results-value = { $measure }: { $value }
results-time-saved = Ušetrený čas (medián)
results-govuk = Skóre spokojnosti
results-nps = Ochota odporučiť (Net Promoter Score)
results-ces = Jednoduchosť (Customer Effort Score)
results-sus = Jednoduchosť používania (System Usability Scale)
results-umux-lite = Jednoduchosť používania (UMUX-Lite)
results-sdg-rating = Hodnotenie hviezdičkami
results-interval = 95-percentný interval spoľahlivosti: { $low } až { $high }
results-mean = Priemer: { $mean }
results-answer = Odpoveď
results-count = Počet odpovedí
results-over-time = Vývoj v čase
results-month = Mesiac
results-share = Percento
results-norms = Mestá s rovnakým typom služby ({ $from } – { $to }, počet miest: { $cities }): polovica výsledkov je medzi { $low } a { $high }. Medián je { $median }.
results-since = { $label } (od verzie { $version } prieskumu)
results-no-longer = { $label } (už sa neponúka)
results-offered = Nie všetkým boli ponúknuté všetky odpovede. Druhé číslo udáva, koľkým ľuďom bola odpoveď ponúknutá, a percento je z týchto ľudí. Súčet percent nemusí byť 100 %.
results-breaks = { $months }: otázka sa zmenila. Výsledky pred zmenou a po nej nemožno porovnávať. V grafe to ukazuje plná čiara.
results-marks = { $months }: zmenilo sa niečo, čo môže výsledky ovplyvniť, napríklad text alebo služba. V grafe to ukazuje bodkovaná čiara.

## Privacy notice

privacy-title = Informácie o spracúvaní osobných údajov
privacy-who = Na váš názor sa pýta mesto ({ $city }), aby zlepšilo svoje služby. Účasť je dobrovoľná.
privacy-stored-title = Čo ukladáme
privacy-stored = Ukladáme vaše odpovede, dátum a čas, jazyk a to, kde ste prieskum našli. Ak sa otázka pýta na vašu e-mailovú adresu a vy ju uvediete, uložíme ju spolu s odpoveďami.
privacy-not-stored = Na vaše meno sa nepýtame. Neukladáme vašu IP adresu ani informácie o vašom zariadení a nepoužívame cookies. Ak v textovej odpovedi rozpoznáme osobné údaje, napríklad telefónne číslo, pred uložením ich odstránime.
privacy-networks = Aby sme určili, kedy možno výsledky zverejniť, ukladáme jedno z 65 536 čísel vypočítané z časti vašej sieťovej adresy (IP adresy). Adresu z neho nemožno spätne zistiť, každé číslo je spoločné asi 256 sieťam a vymažeme ho, keď sa zverejnia údaje za dané obdobie, najneskôr po roku.
privacy-purpose-title = Ako vaše odpovede používame
privacy-purpose = Výsledky zverejňujeme ako počty a percentá a porovnávame ich s inými službami a mestami. Komentáre čítajú len pracovníci mesta.
privacy-time-title = Ako dlho vaše odpovede uchovávame
privacy-time = { $days ->
    [one] Odpovede vymažeme po { $days } dni. Počty si ponecháme.
    [few] Odpovede vymažeme po { $days } dňoch. Počty si ponecháme.
   *[other] Odpovede vymažeme po { $days } dňoch. Počty si ponecháme.
}
privacy-time-open = Mesto lehotu neurčilo. Svoje odpovede môžete kedykoľvek vziať späť.
privacy-rights-title = Vaše práva
privacy-rights = Pomocou kódu potvrdenia môžete svoje odpovede kedykoľvek zobraziť, opraviť alebo vziať späť. Môžete tiež podať sťažnosť na úrade na ochranu osobných údajov.
contact-title = Kontakt
contact-none = Obráťte sa na klientske centrum mesta.

## Accessibility statement

accessibility-title = Vyhlásenie o prístupnosti
accessibility-goal = Chceme, aby tieto stránky mohol používať každý. Sú navrhnuté tak, aby spĺňali WCAG 2.2, úroveň AA, a európsku normu EN 301 549.
accessibility-how = Môžete ich používať len pomocou klávesnice, s čítačkou obrazovky, na malej obrazovke, zväčšené, v tmavom režime aj bez JavaScriptu. Pred každým vydaním robíme automatické kontroly.
accessibility-problem = Ak máte s týmito stránkami ťažkosti, dajte vedieť mestu. Ak nebudete s odpoveďou spokojní, obráťte sa na orgán, ktorý vo vašej krajine dohliada na prístupnosť webu.

# What the city did about it
you-said = Povedali ste
we-did = Urobili sme

# Limits
requests-too-many = Z vašej siete prišlo príliš veľa požiadaviek. Počkajte minútu a skúste to znova.
