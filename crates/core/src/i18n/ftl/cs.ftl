## What every page has

language-name = čeština
language = Jazyk
skip-to-content = Přejít k otázkám
privacy = Soukromí
accessibility = Přístupnost
anonymous = Bez jména, bez cookies, bez sledování.

## Answering

step-of = Krok { $step } z { $steps }
error-prefix = Chyba: { $title }
next = Další
back = Zpět
send = Odeslat
optional = nepovinné
choose-several = Můžete vybrat více odpovědí.
choose-up-to = Vyberte nejvýše { $max }.
choose-at-least = Vyberte alespoň { $min }.
choose-between = Vyberte { $min } až { $max }.
face-1 = Velmi špatné
face-2 = Špatné
face-3 = Ani dobré, ani špatné
face-4 = Dobré
face-5 = Velmi dobré
stars = { $count ->
    [one] { $count } hvězda
    [few] { $count } hvězdy
   *[other] { $count } hvězd
}
point-of = { $score } z { $to }
ranking-hint = Vyberte pro každou položku pořadí. 1 je nejlepší.
ranking-place = Pořadí { $place }
ranking-none = Bez pořadí
number-range = Číslo od { $min } do { $max }.
number-from = Číslo od { $min } výše.
number-to = Číslo do { $max }.
email-hint = Jen pokud chcete odpověď. Například jmeno@example.org.
personal-hint = Nepište jména, telefonní čísla ani nic, podle čeho vás lze poznat.
other-text = Napište, co
characters-max = { $max ->
    [one] Nejvýše { $max } znak.
    [few] Nejvýše { $max } znaky.
   *[other] Nejvýše { $max } znaků.
}
leave-empty = Toto pole nechte prázdné

## When something is wrong

errors-title = { $count ->
    [one] Zkontrolujte { $count } odpověď
    [few] Zkontrolujte { $count } odpovědi
   *[other] Zkontrolujte { $count } odpovědí
}
error-required = Odpovězte na tuto otázku.
error-required-row = Vyberte odpověď pro „{ $row }“.
error-not-offered = Vyberte jednu z nabízených odpovědí.
error-too-many-choices = { $max ->
    [one] Vyberte nejvýše { $max } odpověď.
    [few] Vyberte nejvýše { $max } odpovědi.
   *[other] Vyberte nejvýše { $max } odpovědí.
}
error-too-few-choices = { $min ->
    [one] Vyberte alespoň { $min } odpověď.
    [few] Vyberte alespoň { $min } odpovědi.
   *[other] Vyberte alespoň { $min } odpovědí.
}
error-exclusive = Vyberte jen tuto odpověď, nebo jen jiné.
error-same-place = Každé pořadí použijte jen jednou.
error-not-a-number = Napište číslo, například 12.
error-ambiguous-number = Napište číslo bez tečky a čárky mezi tisíci, například 1000.
error-number-range = Napište číslo od { $min } do { $max }.
error-whole-number = Napište celé číslo.
error-decimals = { $decimals ->
    [one] Napište nejvýše { $decimals } desetinné místo.
    [few] Napište nejvýše { $decimals } desetinná místa.
   *[other] Napište nejvýše { $decimals } desetinných míst.
}
error-bad-day = Napište den, například 2026-03-01.
error-too-long = { $max ->
    [one] Napište nejvýše { $max } znak.
    [few] Napište nejvýše { $max } znaky.
   *[other] Napište nejvýše { $max } znaků.
}
error-bad-email = Napište e-mailovou adresu, například jmeno@example.org.
error-other = Tuto odpověď nelze přijmout. Změňte ji.
error-send-again = Tato stránka byla otevřená velmi dlouho. Vaše odpovědi tu stále jsou: stiskněte tlačítko znovu.
error-too-often = Z vaší sítě teď přichází mnoho odpovědí. Vaše tu stále jsou: počkejte minutu a stiskněte tlačítko znovu.
error-unavailable = Vaše odpovědi teď nelze uložit. Stále tu jsou: počkejte minutu a stiskněte tlačítko znovu.
error-differs = Tento formulář jste již odeslali s jinými odpověďmi. Uloženo je to, co jste odeslali nejdříve.

## When there is nothing to answer

closed-title = Tento průzkum je uzavřen
closed-text = Děkujeme, že jste se chtěli zúčastnit. Odpovědi se již nepřijímají.
soon-title = Tento průzkum ještě není otevřen
soon-text = Otevře se { $day }.
trouble-title = Zkuste to za chvíli znovu
lost-text = Nic se neuložilo. Vraťte se a odešlete odpovědi znovu.
too-large-title = Text je příliš dlouhý
too-large-text = Nic se neuložilo. Vraťte se, napište kratší text a odešlete ho znovu.
missing-title = Taková stránka neexistuje
missing-text = Zkontrolujte adresu nebo načtěte kód znovu.
link-used-title = Tento odkaz byl již použit
link-used-text = Každý odkaz lze použít jednou. Děkujeme za odpověď.
link-late-title = Tento odkaz je příliš starý
link-late-text = Bylo možné ho použít do { $day }.
link-broken-title = Tento odkaz nefunguje
link-broken-text = Otevřete ho znovu ze zprávy, kterou jste dostali, celý a beze změn.

## After sending

thanks-title = Děkujeme
thanks-text = Vaše odpovědi jsou uloženy.
thanks-held = Vaše odpovědi jsou uloženy. Město se na ně podívá, než se započítají.
receipt-title = Vaše potvrzení
receipt-text = S tímto kódem můžete své odpovědi zobrazit, opravit nebo vzít zpět. Uschovejte si ho: nevíme, kdo jste, a bez něj vaše odpovědi nenajdeme.
receipt-copy = Kopírovat kód
receipt-copied = Zkopírováno
print = Vytisknout
receipt-qr = QR kód tohoto potvrzení
receipt-show = Zobrazit mé odpovědi
see-results = Zobrazit výsledky
stored-title = Vaše uložené odpovědi
stored-on = Odesláno { $day }
stored-held = Ještě nezapočítáno: nejprve se na ně podívá město.
not-answered = Bez odpovědi
masked-note = Osobní údaje, kterých jsme si ve vašem textu všimli, byly před uložením odstraněny.
correct = Opravit mé odpovědi
correct-title = Opravte své odpovědi
correct-save = Uložit
corrected-title = Vaše odpovědi jsou opraveny
withdraw = Vzít mé odpovědi zpět
withdraw-title = Vzít odpovědi zpět?
withdraw-text = Budou natrvalo smazány a nebudou se počítat.
withdraw-yes = Ano, vzít zpět
withdraw-no = Ne, ponechat
withdrawn-title = Vaše odpovědi jsou vzaty zpět
withdrawn-text = Jsou smazány a nepočítají se.
receipt-enter-title = Zobrazit odpovědi nebo je vzít zpět
receipt-enter-label = Kód potvrzení
receipt-enter-hint = 20 písmen a číslic, například 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = K tomuto kódu jsme nenašli odpovědi. Zkontrolujte ho. Možná byly vzaty zpět.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Napsat názor
close = Zavřít
poster-scan = Načtěte kód fotoaparátem telefonu
poster-address = nebo přejděte na { $address }
kiosk-next = Další osoba
kiosk-restart = Začít znovu
kiosk-soon = Tato stránka za chvíli začne znovu.
kiosk-waiting = { $count ->
    [one] Bez připojení: { $count } odpověď je uložena zde a odešle se později.
    [few] Bez připojení: { $count } odpovědi jsou uloženy zde a odešlou se později.
   *[other] Bez připojení: { $count } odpovědí je uloženo zde a odešle se později.
}
kiosk-script = Tato obrazovka potřebuje JavaScript, aby uchovala odpovědi bez připojení.
staff-title = Zadání pracovníkem
staff-text = Zadejte, co bylo odpovězeno na papíře nebo po telefonu, tak jak to zaznělo. Odpovědi se počítají ke dni zadání.
staff-next = Zadat další

## Public results

results-title = Výsledky
results-answers = { $count ->
    [one] { $count } odpověď
    [few] { $count } odpovědi
   *[other] { $count } odpovědí
}
results-few = Výsledky se zobrazí, až bude odpovědí { $min }.
results-satisfied = Spokojených: { $percent }
results-interval = 95% interval: { $low } až { $high }
results-mean = Průměr: { $mean }
results-answer = Odpověď
results-count = Počet
results-over-time = V průběhu času
results-month = Měsíc
results-share = Podíl

## Privacy notice

privacy-title = Informace o soukromí
privacy-who = Na váš názor se ptá město ({ $city }), aby zlepšilo své služby. Účast je dobrovolná.
privacy-stored-title = Co se ukládá
privacy-stored = Vaše odpovědi, den a čas, jazyk a místo, kde jste průzkum našli.
privacy-not-stored = Neukládá se: vaše jméno, síťová adresa, zařízení. Nepoužívají se cookies. Pokud napíšete osobní údaje, které rozpoznáme, například e-mailovou adresu nebo telefonní číslo, před uložením se odstraní.
privacy-purpose-title = K čemu to slouží
privacy-purpose = Počty a podíly se zveřejňují a porovnávají. Komentáře čte jen město.
privacy-time-title = Jak dlouho se to uchovává
privacy-time = { $days ->
    [one] Odpovědi se smažou po { $days } dni; počty zůstanou.
    [few] Odpovědi se smažou po { $days } dnech; počty zůstanou.
   *[other] Odpovědi se smažou po { $days } dnech; počty zůstanou.
}
privacy-time-open = Město zatím nestanovilo lhůtu. Své odpovědi můžete kdykoli vzít zpět.
privacy-rights-title = Vaše práva
privacy-rights = S kódem potvrzení můžete své odpovědi kdykoli zobrazit, opravit nebo vzít zpět. Můžete si také stěžovat u úřadu pro ochranu osobních údajů ve své zemi.
contact-title = Kontakt
contact-none = Zeptejte se na informační přepážce města.

## Accessibility statement

accessibility-title = Prohlášení o přístupnosti
accessibility-goal = Tyto stránky jsou pro všechny. Jsou vytvořeny tak, aby splňovaly WCAG 2.2, úroveň AA, a evropskou normu EN 301 549.
accessibility-how = Fungují jen s klávesnicí, se čtečkou obrazovky, na malých obrazovkách, zvětšené, v tmavém režimu a bez JavaScriptu. Před každým vydáním se automaticky kontrolují.
accessibility-problem = Pokud vám něco nefunguje, řekněte to městu. Nedostanete-li dobrou odpověď, obraťte se na úřad, který ve vaší zemi dohlíží na přístupnost.

# What the city did about it
you-said = Řekli jste
we-did = Udělali jsme

# Limits
requests-too-many = Z vaší sítě přišlo příliš mnoho požadavků. Počkejte prosím minutu a zkuste to znovu.
