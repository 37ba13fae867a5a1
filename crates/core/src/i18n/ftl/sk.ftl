## What every page has

language-name = slovenčina
language = Jazyk
skip-to-content = Prejsť na otázky
privacy = Súkromie
accessibility = Prístupnosť
anonymous = Bez mena, bez cookies, bez sledovania.

## Answering

step-of = Krok { $step } z { $steps }
error-prefix = Chyba: { $title }
next = Ďalej
back = Späť
send = Odoslať
optional = nepovinné
choose-several = Môžete vybrať viac odpovedí.
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
ranking-hint = Vyberte pre každú položku poradie. 1 je najlepšie.
ranking-place = Poradie { $place }
ranking-none = Bez poradia
number-range = Číslo od { $min } do { $max }.
number-from = Číslo od { $min } vyššie.
number-to = Číslo do { $max }.
email-hint = Len ak chcete odpoveď. Napríklad meno@example.org.
personal-hint = Nepíšte mená, telefónne čísla ani nič, podľa čoho vás možno spoznať.
other-text = Napíšte, čo
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
error-exclusive = Vyberte len túto odpoveď, alebo len iné.
error-same-place = Každé poradie použite len raz.
error-not-a-number = Napíšte číslo, napríklad 12.
error-ambiguous-number = Napíšte číslo bez bodky a čiarky medzi tisíckami, napríklad 1000.
error-number-range = Napíšte číslo od { $min } do { $max }.
error-whole-number = Napíšte celé číslo.
error-decimals = { $decimals ->
    [one] Napíšte najviac { $decimals } desatinné miesto.
    [few] Napíšte najviac { $decimals } desatinné miesta.
   *[other] Napíšte najviac { $decimals } desatinných miest.
}
error-bad-day = Napíšte deň, napríklad 2026-03-01.
error-too-long = { $max ->
    [one] Napíšte najviac { $max } znak.
    [few] Napíšte najviac { $max } znaky.
   *[other] Napíšte najviac { $max } znakov.
}
error-bad-email = Napíšte e-mailovú adresu, napríklad meno@example.org.
error-other = Túto odpoveď nemožno prijať. Zmeňte ju.
error-send-again = Táto stránka bola otvorená veľmi dlho. Vaše odpovede sú stále tu: stlačte tlačidlo znova.
error-too-often = Z vašej siete teraz prichádza veľa odpovedí. Vaše sú stále tu: počkajte minútu a stlačte tlačidlo znova.
error-unavailable = Vaše odpovede teraz nemožno uložiť. Sú stále tu: počkajte minútu a stlačte tlačidlo znova.
error-differs = Tento formulár ste už odoslali s inými odpoveďami. Uložené je to, čo ste odoslali najprv.

## When there is nothing to answer

closed-title = Tento prieskum je uzavretý
closed-text = Ďakujeme, že ste sa chceli zúčastniť. Odpovede sa už neprijímajú.
soon-title = Tento prieskum ešte nie je otvorený
soon-text = Otvorí sa { $day }.
trouble-title = Skúste to o chvíľu znova
lost-text = Nič sa neuložilo. Vráťte sa a odošlite odpovede znova.
too-large-title = Text je príliš dlhý
too-large-text = Nič sa neuložilo. Vráťte sa, napíšte kratší text a odošlite ho znova.
missing-title = Taká stránka neexistuje
missing-text = Skontrolujte adresu alebo načítajte kód znova.
link-used-title = Tento odkaz už bol použitý
link-used-text = Každý odkaz možno použiť raz. Ďakujeme za odpoveď.
link-late-title = Tento odkaz je príliš starý
link-late-text = Bolo možné ho použiť do { $day }.
link-broken-title = Tento odkaz nefunguje
link-broken-text = Otvorte ho znova zo správy, ktorú ste dostali, celý a bez zmien.

## After sending

thanks-title = Ďakujeme
thanks-text = Vaše odpovede sú uložené.
thanks-held = Vaše odpovede sú uložené. Mesto si ich pozrie skôr, než sa započítajú.
receipt-title = Vaše potvrdenie
receipt-text = S týmto kódom môžete svoje odpovede zobraziť, opraviť alebo vziať späť. Uschovajte si ho: nevieme, kto ste, a bez neho vaše odpovede nenájdeme.
receipt-copy = Kopírovať kód
receipt-copied = Skopírované
print = Vytlačiť
receipt-qr = QR kód tohto potvrdenia
receipt-show = Zobraziť moje odpovede
see-results = Zobraziť výsledky
stored-title = Vaše uložené odpovede
stored-on = Odoslané { $day }
stored-held = Ešte nezapočítané: najprv sa na ne pozrie mesto.
not-answered = Bez odpovede
masked-note = Osobné údaje, ktoré sme si vo vašom texte všimli, boli pred uložením odstránené.
correct = Opraviť moje odpovede
correct-title = Opravte svoje odpovede
correct-save = Uložiť
corrected-title = Vaše odpovede sú opravené
withdraw = Vziať moje odpovede späť
withdraw-title = Vziať odpovede späť?
withdraw-text = Natrvalo sa vymažú a nebudú sa počítať.
withdraw-yes = Áno, vziať späť
withdraw-no = Nie, ponechať
withdrawn-title = Vaše odpovede sú vzaté späť
withdrawn-text = Sú vymazané a nepočítajú sa.
receipt-enter-title = Zobraziť odpovede alebo ich vziať späť
receipt-enter-label = Kód potvrdenia
receipt-enter-hint = 20 písmen a číslic, napríklad 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = K tomuto kódu sme nenašli odpovede. Skontrolujte ho. Možno boli vzaté späť.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Napísať názor
close = Zavrieť
poster-scan = Načítajte kód fotoaparátom telefónu
poster-address = alebo prejdite na { $address }
kiosk-next = Ďalšia osoba
kiosk-restart = Začať znova
kiosk-soon = Táto stránka o chvíľu začne znova.
kiosk-waiting = { $count ->
    [one] Bez pripojenia: { $count } odpoveď je uložená tu a odošle sa neskôr.
    [few] Bez pripojenia: { $count } odpovede sú uložené tu a odošlú sa neskôr.
   *[other] Bez pripojenia: { $count } odpovedí je uložených tu a odošle sa neskôr.
}
kiosk-script = Táto obrazovka potrebuje JavaScript, aby uchovala odpovede bez pripojenia.
staff-title = Zadanie pracovníkom
staff-text = Zadajte, čo bolo odpovedané na papieri alebo po telefóne, tak ako to zaznelo. Odpovede sa počítajú ku dňu zadania.
staff-next = Zadať ďalšiu

## Public results

results-title = Výsledky
results-answers = { $count ->
    [one] { $count } odpoveď
    [few] { $count } odpovede
   *[other] { $count } odpovedí
}
results-few = Výsledky sa zobrazia, keď bude odpovedí { $min }.
results-satisfied = Spokojných: { $percent }
results-interval = 95 % interval: { $low } až { $high }
results-mean = Priemer: { $mean }
results-answer = Odpoveď
results-count = Počet
results-over-time = V priebehu času
results-month = Mesiac
results-share = Podiel

## Privacy notice

privacy-title = Informácia o súkromí
privacy-who = Na váš názor sa pýta mesto ({ $city }), aby zlepšilo svoje služby. Účasť je dobrovoľná.
privacy-stored-title = Čo sa ukladá
privacy-stored = Vaše odpovede, deň a čas, jazyk a miesto, kde ste prieskum našli.
privacy-not-stored = Neukladá sa: vaše meno, sieťová adresa, zariadenie. Nepoužívajú sa cookies. Ak napíšete osobné údaje, ktoré rozpoznáme, napríklad e-mailovú adresu alebo telefónne číslo, pred uložením sa odstránia.
privacy-purpose-title = Na čo to slúži
privacy-purpose = Počty a podiely sa zverejňujú a porovnávajú. Komentáre číta len mesto.
privacy-time-title = Ako dlho sa to uchováva
privacy-time = { $days ->
    [one] Odpovede sa vymažú po { $days } dni; počty zostanú.
    [few] Odpovede sa vymažú po { $days } dňoch; počty zostanú.
   *[other] Odpovede sa vymažú po { $days } dňoch; počty zostanú.
}
privacy-time-open = Mesto zatiaľ neurčilo lehotu. Svoje odpovede môžete kedykoľvek vziať späť.
privacy-rights-title = Vaše práva
privacy-rights = S kódom potvrdenia môžete svoje odpovede kedykoľvek zobraziť, opraviť alebo vziať späť. Môžete sa tiež sťažovať na úrade na ochranu osobných údajov vo svojej krajine.
contact-title = Kontakt
contact-none = Opýtajte sa v klientskom centre mesta.

## Accessibility statement

accessibility-title = Vyhlásenie o prístupnosti
accessibility-goal = Tieto stránky sú pre všetkých. Sú vytvorené tak, aby spĺňali WCAG 2.2, úroveň AA, a európsku normu EN 301 549.
accessibility-how = Fungujú len s klávesnicou, s čítačkou obrazovky, na malých obrazovkách, zväčšené, v tmavom režime a bez JavaScriptu. Pred každým vydaním sa automaticky kontrolujú.
accessibility-problem = Ak vám niečo nefunguje, povedzte to mestu. Ak nedostanete dobrú odpoveď, obráťte sa na úrad, ktorý vo vašej krajine dohliada na prístupnosť.

# What the city did about it
you-said = Povedali ste
we-did = Urobili sme

# Limits
requests-too-many = Z vašej siete prišlo príliš veľa požiadaviek. Počkajte minútu a skúste to znova.
