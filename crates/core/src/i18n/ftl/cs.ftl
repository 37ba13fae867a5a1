## What every page has

language-name = čeština
language = Jazyk
skip-to-content = Přejít na hlavní obsah
privacy = Soukromí
accessibility = Přístupnost
anonymous = Bez cookies a bez sledování.

## Answering

step-of = Strana { $step } z { $steps }
error-prefix = Chyba: { $title }
next = Další
back = Zpět
send = Odeslat
optional = nepovinné
choose-several = Vyberte všechny odpovědi, které platí.
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
ranking-hint = Seřaďte položky. 1 je vaše první volba.
ranking-place = Pořadí { $place }
ranking-none = Bez pořadí
number-range = Zadejte číslo od { $min } do { $max }.
number-from = Zadejte číslo { $min } nebo vyšší.
number-to = Zadejte číslo { $max } nebo nižší.
email-hint = Adresu použijeme jen k tomu, abychom vám odpověděli. Například jmeno@example.org
personal-hint = Neuvádějte osobní údaje, například své jméno nebo telefonní číslo.
other-text = Upřesněte
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
error-exclusive = Vyberte buď tuto odpověď, nebo jiné odpovědi, ne obojí.
error-same-place = Každé pořadí použijte jen jednou.
error-not-a-number = Zadejte číslo, například 12.
error-ambiguous-number = Zadejte číslo bez oddělovače tisíců, například 1000.
error-number-range = Zadejte číslo od { $min } do { $max }.
error-whole-number = Zadejte celé číslo, například 12.
error-decimals = { $decimals ->
    [one] Zadejte číslo, které má nejvýše { $decimals } desetinné místo.
    [few] Zadejte číslo, které má nejvýše { $decimals } desetinná místa.
   *[other] Zadejte číslo, které má nejvýše { $decimals } desetinných míst.
}
error-bad-day = Zadejte platné datum, například 2026-03-01.
error-too-long = { $max ->
    [one] Zadejte nejvýše { $max } znak.
    [few] Zadejte nejvýše { $max } znaky.
   *[other] Zadejte nejvýše { $max } znaků.
}
error-bad-email = Zadejte platnou e-mailovou adresu, například jmeno@example.org.
error-other = Tato odpověď není platná. Zkontrolujte ji.
error-send-again = Tato stránka byla otevřená příliš dlouho. Vaše odpovědi tu stále jsou. Odešlete je novým stisknutím tlačítka.
error-too-often = Z vaší sítě přichází příliš mnoho odpovědí. Vaše odpovědi tu stále jsou. Počkejte minutu a stiskněte tlačítko znovu.
error-unavailable = Vaše odpovědi se nepodařilo uložit. Stále tu jsou. Počkejte minutu a stiskněte tlačítko znovu.
error-differs = Tento formulář jste již odeslali s jinými odpověďmi. Ponechali jsme odpovědi, které jste odeslali jako první.

## When there is nothing to answer

closed-title = Tento průzkum byl ukončen
closed-text = Děkujeme za váš zájem. Průzkum již nepřijímá odpovědi.
soon-title = Tento průzkum ještě nezačal
soon-text = Začne { $day }.
trouble-title = Zkuste to za chvíli znovu
lost-text = Vaše odpovědi se neuložily. Vraťte se a odešlete je znovu.
too-large-title = Vaše odpověď je příliš dlouhá
too-large-text = Vaše odpovědi se neuložily. Vraťte se, zkraťte text a odešlete je znovu.
missing-title = Stránka nenalezena
missing-text = Zkontrolujte adresu nebo načtěte kód znovu.
link-used-title = Tento odkaz byl již použit
link-used-text = Každý odkaz funguje jen jednou. Děkujeme za vaše odpovědi.
link-late-title = Platnost tohoto odkazu vypršela
link-late-text = Platil do { $day }.
link-broken-title = Tento odkaz nefunguje
link-broken-text = Otevřete odkaz znovu ze zprávy, kterou jste dostali. Pokud ho kopírujete, zkopírujte ho celý.

## After sending

thanks-title = Děkujeme
thanks-text = Vaše odpovědi byly uloženy.
thanks-held = Vaše odpovědi byly uloženy. Město je zkontroluje, než se započítají.
receipt-title = Vaše potvrzení
receipt-text = Pomocí tohoto kódu můžete své odpovědi zobrazit, opravit nebo vzít zpět. Dobře si ho uschovejte: nevíme, kdo jste, a bez něj vaše odpovědi nenajdeme.
receipt-copy = Kopírovat kód
receipt-copied = Zkopírováno
print = Vytisknout
receipt-qr = QR kód vašeho potvrzení
receipt-show = Zobrazit mé odpovědi
see-results = Zobrazit výsledky
stored-title = Vaše odpovědi
stored-on = Odesláno { $day }
stored-held = Ještě nezapočítáno. Město vaše odpovědi nejprve zkontroluje.
not-answered = Bez odpovědi
masked-note = Před uložením jsme z vašeho textu odstranili osobní údaje, které jsme rozpoznali.
correct = Opravit mé odpovědi
correct-title = Opravte své odpovědi
correct-save = Uložit změny
corrected-title = Vaše odpovědi byly změněny
withdraw = Vzít mé odpovědi zpět
withdraw-title = Chcete vzít své odpovědi zpět?
withdraw-text = Natrvalo je smažeme a nebudeme je již započítávat.
withdraw-yes = Vzít mé odpovědi zpět
withdraw-no = Ponechat mé odpovědi
withdrawn-title = Vzali jste své odpovědi zpět
withdrawn-text = Smazali jsme je a již je nezapočítáváme.
receipt-release = Zveřejněné údaje se aktualizují při příštím zveřejnění.
receipt-enter-title = Zobrazit odpovědi, opravit je nebo vzít zpět
receipt-enter-label = Kód potvrzení
receipt-enter-hint = Kód má 20 písmen a číslic, například 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = K tomuto kódu jsme nenašli odpovědi. Zkontrolujte kód. Pokud je správný, byly odpovědi smazány.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Sdělit názor
close = Zavřít
poster-scan = Načtěte kód fotoaparátem telefonu
poster-address = nebo přejděte na { $address }
kiosk-next = Další osoba
kiosk-restart = Začít znovu
kiosk-soon = Tato stránka se za chvíli spustí znovu.
kiosk-waiting = { $count ->
    [one] Bez připojení. { $count } odpověď je uložena v tomto zařízení a odešle se později.
    [few] Bez připojení. { $count } odpovědi jsou uloženy v tomto zařízení a odešlou se později.
   *[other] Bez připojení. { $count } odpovědí je uloženo v tomto zařízení a odešle se později.
}
kiosk-script = Zapněte v tomto prohlížeči JavaScript. Bez něj nelze uchovat odpovědi, když není připojení.
staff-title = Zadání pracovníkem
staff-text = Zadejte odpovědi přesně tak, jak byly uvedeny na papíře nebo po telefonu. Počítají se ke dni zadání.
staff-next = Zadat další odpovědi

## Public results

results-title = Výsledky
results-answers = { $count ->
    [one] { $count } odpověď
    [few] { $count } odpovědi
   *[other] { $count } odpovědí
}
results-answers-about = { $count ->
    [one] přibližně { $count } odpověď
    [few] přibližně { $count } odpovědi
   *[other] přibližně { $count } odpovědí
}
results-few = Výsledky se zobrazí, až bude odpovědí nejméně { $min }, nejdříve však následující den.
results-note = Toto jsou názory lidí, kteří se rozhodli odpovědět. Interval zahrnuje jen vliv náhody, ne lidi, kteří neodpověděli.
results-released = Údaje do { $day } včetně. Každý údaj vychází ze skupiny nejméně { $min } odpovědí.
results-rounded = Počty jsou zaokrouhleny na násobky čísla { $multiple }, aby nebylo možné nikoho rozpoznat. Jejich součet se nemusí rovnat celkovému počtu.
results-withheld = Příliš málo odpovědí na zobrazení
results-satisfied = { $percent } těch, kdo odpověděli, bylo spokojeno
results-found = { $percent } těch, kdo odpověděli, našlo, co hledali
results-score = { $measure }: { $value } na stupnici od { $low } do { $high }
results-value = { $measure }: { $value }
results-time-saved = Ušetřený čas (medián)
results-govuk = Skóre spokojenosti
results-nps = Ochota doporučit (Net Promoter Score)
results-ces = Snadnost (Customer Effort Score)
results-sus = Snadnost používání (System Usability Scale)
results-umux-lite = Snadnost používání (UMUX-Lite)
results-sdg-rating = Hodnocení hvězdičkami
results-interval = 95% interval spolehlivosti: { $low } až { $high }
results-mean = Průměr: { $mean }
results-answer = Odpověď
results-count = Počet odpovědí
results-over-time = Vývoj v čase
results-month = Měsíc
results-share = Procento
results-norms = Města se stejným typem služby ({ $from } – { $to }, počet měst: { $cities }): polovina výsledků je mezi { $low } a { $high }. Medián je { $median }.
results-since = { $label } (od verze { $version } průzkumu)
results-no-longer = { $label } (už se nenabízí)
results-offered = Ne všem byly nabídnuty všechny odpovědi. Druhé číslo udává, kolika lidem byla odpověď nabídnuta, a procento je z těchto lidí. Součet procent nemusí být 100 %.
results-breaks = { $months }: otázka se změnila. Výsledky před změnou a po ní nelze porovnávat. V grafu to ukazuje plná čára.
results-marks = { $months }: změnilo se něco, co může výsledky ovlivnit, například text nebo služba. V grafu to ukazuje tečkovaná čára.

## Privacy notice

privacy-title = Informace o zpracování osobních údajů
privacy-who = Na váš názor se ptá město ({ $city }), aby zlepšilo své služby. Účast je dobrovolná.
privacy-stored-title = Co ukládáme
privacy-stored = Ukládáme vaše odpovědi, datum a čas, jazyk a to, kde jste průzkum našli. Pokud se otázka ptá na vaši e-mailovou adresu a vy ji uvedete, uložíme ji spolu s odpověďmi.
privacy-not-stored = Na vaše jméno se neptáme. Neukládáme vaši IP adresu ani informace o vašem zařízení a nepoužíváme cookies. Pokud v textové odpovědi rozpoznáme osobní údaje, například telefonní číslo, před uložením je odstraníme.
privacy-networks = Abychom určili, kdy lze výsledky zveřejnit, ukládáme jedno z 65 536 čísel vypočítané z části vaší síťové adresy (IP adresy). Adresu z něj nelze zpětně zjistit, každé číslo je společné asi 256 sítím a mažeme ho, jakmile jsou údaje za dané období zveřejněny, nejpozději po roce.
privacy-purpose-title = Jak vaše odpovědi používáme
privacy-purpose = Výsledky zveřejňujeme jako počty a procenta a porovnáváme je s jinými službami a městy. Komentáře čtou jen pracovníci města.
privacy-time-title = Jak dlouho vaše odpovědi uchováváme
privacy-time = { $days ->
    [one] Odpovědi smažeme po { $days } dni. Počty si ponecháme.
    [few] Odpovědi smažeme po { $days } dnech. Počty si ponecháme.
   *[other] Odpovědi smažeme po { $days } dnech. Počty si ponecháme.
}
privacy-time-open = Město lhůtu nestanovilo. Své odpovědi můžete kdykoli vzít zpět.
privacy-rights-title = Vaše práva
privacy-rights = Pomocí kódu potvrzení můžete své odpovědi kdykoli zobrazit, opravit nebo vzít zpět. Můžete také podat stížnost u úřadu pro ochranu osobních údajů.
contact-title = Kontakt
contact-none = Obraťte se na informační kancelář města.

## Accessibility statement

accessibility-title = Prohlášení o přístupnosti
accessibility-goal = Chceme, aby tyto stránky mohl používat každý. Jsou navrženy tak, aby splňovaly WCAG 2.2, úroveň AA, a evropskou normu EN 301 549.
accessibility-how = Můžete je používat jen pomocí klávesnice, se čtečkou obrazovky, na malé obrazovce, zvětšené, v tmavém režimu i bez JavaScriptu. Před každým vydáním provádíme automatické kontroly.
accessibility-problem = Pokud máte s těmito stránkami potíže, dejte vědět městu. Nebudete-li s odpovědí spokojeni, obraťte se na orgán, který ve vaší zemi dohlíží na přístupnost webu.

# What the city did about it
you-said = Řekli jste
we-did = Udělali jsme

# Limits
requests-too-many = Z vaší sítě přišlo příliš mnoho požadavků. Počkejte minutu a zkuste to znovu.
