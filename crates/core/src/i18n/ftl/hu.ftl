## What every page has

language-name = magyar
language = Nyelv
skip-to-content = Ugrás a fő tartalomra
privacy = Adatvédelem
accessibility = Akadálymentesség
anonymous = Sütik és követés nélkül.

## Answering

step-of = { $step }. oldal, összesen { $steps }
error-prefix = Hiba: { $title }
next = Tovább
back = Vissza
send = Küldés
optional = nem kötelező
choose-several = Jelölje meg az összes megfelelő választ.
choose-up-to = Legfeljebb { $max } választ jelöljön meg.
choose-at-least = Legalább { $min } választ jelöljön meg.
choose-between = Legalább { $min }, legfeljebb { $max } választ jelöljön meg.
face-1 = Nagyon rossz
face-2 = Rossz
face-3 = Se jó, se rossz
face-4 = Jó
face-5 = Nagyon jó
stars = { $count } csillag
point-of = { $to } pontból { $score }
ranking-hint = Állítsa sorrendbe. Az 1. az első választása.
ranking-place = { $place }. hely
ranking-none = Nincs rangsorolva
number-range = Adjon meg egy számot { $min } és { $max } között.
number-from = Adjon meg egy számot, amely legalább { $min }.
number-to = Adjon meg egy számot, amely legfeljebb { $max }.
email-hint = A címet csak arra használjuk, hogy válaszoljunk Önnek. Például nev@example.org
personal-hint = Kérjük, ne adjon meg személyes adatot, például nevet vagy telefonszámot.
other-text = Kérjük, pontosítsa
characters-max = Legfeljebb { $max } karakter.
leave-empty = Hagyja üresen ezt a mezőt

## When something is wrong

errors-title = Kérjük, ellenőrizzen { $count } választ
error-required = Kérjük, válaszoljon erre a kérdésre.
error-required-row = Kérjük, válasszon egy választ ehhez: „{ $row }”.
error-not-offered = Kérjük, válasszon a felkínált válaszok közül.
error-too-many-choices = Kérjük, legfeljebb { $max } választ jelöljön meg.
error-too-few-choices = Kérjük, legalább { $min } választ jelöljön meg.
error-exclusive = Kérjük, vagy ezt a választ, vagy a többit jelölje meg, de ne mindkettőt.
error-same-place = Kérjük, minden helyezést csak egyszer használjon.
error-not-a-number = Kérjük, adjon meg egy számot, például 12.
error-ambiguous-number = Kérjük, a számot ezreselválasztó nélkül adja meg, például 1000.
error-number-range = Kérjük, adjon meg egy számot { $min } és { $max } között.
error-whole-number = Kérjük, adjon meg egy egész számot, például 12.
error-decimals = Kérjük, legfeljebb { $decimals } tizedesjegyű számot adjon meg.
error-bad-day = Kérjük, adjon meg egy érvényes dátumot, például 2026-03-01.
error-too-long = Kérjük, legfeljebb { $max } karaktert írjon.
error-bad-email = Kérjük, adjon meg egy érvényes e-mail-címet, például nev@example.org.
error-other = Ez a válasz nem érvényes. Kérjük, ellenőrizze.
error-send-again = Ez az oldal túl sokáig volt nyitva. A válaszai megvannak. A küldéshez kattintson újra a gombra.
error-too-often = Túl sok válasz érkezik az Ön hálózatából. A válaszai megvannak. Várjon egy percet, majd kattintson újra a gombra.
error-unavailable = A válaszait nem sikerült elmenteni, de megvannak. Várjon egy percet, majd kattintson újra a gombra.
error-differs = Ezt az űrlapot már elküldte más válaszokkal. Az elsőként elküldött válaszait őriztük meg.

## When there is nothing to answer

closed-title = Ez a felmérés lezárult
closed-text = Köszönjük az érdeklődését. A felmérés már nem fogad válaszokat.
soon-title = Ez a felmérés még nem indult el
soon-text = A kezdés napja: { $day }
trouble-title = Kérjük, próbálja újra kicsit később
lost-text = A válaszait nem mentettük el. Menjen vissza, és küldje el őket újra.
too-large-title = A válasza túl hosszú
too-large-text = A válaszait nem mentettük el. Menjen vissza, rövidítse le a szöveget, és küldje el újra.
missing-title = Az oldal nem található
missing-text = Kérjük, ellenőrizze a címet, vagy olvassa be újra a kódot.
link-used-title = Ezt a hivatkozást már felhasználták
link-used-text = Minden hivatkozás csak egyszer működik. Köszönjük a válaszait.
link-late-title = Ez a hivatkozás lejárt
link-late-text = Eddig volt érvényes: { $day }
link-broken-title = Ez a hivatkozás nem működik
link-broken-text = Nyissa meg újra a hivatkozást a kapott üzenetből. Ha másolja, a teljes hivatkozást másolja ki.

## After sending

thanks-title = Köszönjük
thanks-text = A válaszait elmentettük.
thanks-held = A válaszait elmentettük. A város ellenőrzi a válaszokat, mielőtt beszámítja őket.
receipt-title = Az Ön elismervénye
receipt-text = Ezzel a kóddal megnézheti, kijavíthatja vagy visszavonhatja a válaszait. Őrizze meg gondosan: nem tudjuk, ki Ön, ezért a kód nélkül nem találjuk meg a válaszait.
receipt-copy = Kód másolása
receipt-copied = Másolva
print = Nyomtatás
receipt-qr = Az elismervény QR-kódja
receipt-show = Válaszaim megtekintése
see-results = Eredmények megtekintése
stored-title = Az Ön válaszai
stored-on = Elküldve: { $day }
stored-held = Még nem számítottuk be. A város először ellenőrzi a válaszait.
not-answered = Nincs válasz
masked-note = A szövegében felismert személyes adatokat mentés előtt eltávolítottuk.
correct = Válaszaim javítása
correct-title = Javítsa ki a válaszait
correct-save = Módosítások mentése
corrected-title = A válaszai módosultak
withdraw = Válaszaim visszavonása
withdraw-title = Visszavonja a válaszait?
withdraw-text = Végleg töröljük őket, és többé nem számítjuk be.
withdraw-yes = Válaszaim visszavonása
withdraw-no = Válaszaim megtartása
withdrawn-title = Visszavonta a válaszait
withdrawn-text = Töröltük őket, és többé nem számítjuk be.
receipt-release = A közzétett adatok a következő közzétételkor frissülnek.
receipt-enter-title = Válaszok megtekintése, javítása vagy visszavonása
receipt-enter-label = Elismervénykód
receipt-enter-hint = A kód 20 betűből és számjegyből áll, például 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ehhez a kódhoz nem találtunk válaszokat. Kérjük, ellenőrizze a kódot. Ha helyes, a válaszokat törölték.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Véleményt mondok
close = Bezárás
poster-scan = Olvassa be a kódot a telefonja kamerájával
poster-address = vagy nyissa meg: { $address }
kiosk-next = Következő személy
kiosk-restart = Újrakezdés
kiosk-soon = Ez az oldal hamarosan újraindul.
kiosk-waiting = Nincs kapcsolat. { $count } választ ezen az eszközön tárolunk, és később küldünk el.
kiosk-script = Kapcsolja be a JavaScriptet ebben a böngészőben. Nélküle kapcsolat híján nem őrizhetők meg a válaszok.
staff-title = Rögzítés munkatárs által
staff-text = Pontosan úgy írja be a válaszokat, ahogyan papíron vagy telefonon megadták őket. A rögzítés napjára számítanak.
staff-next = További válaszok rögzítése

## Public results

results-title = Eredmények
results-answers = { $count } válasz
results-answers-about = körülbelül { $count } válasz
results-few = Az eredmények legalább { $min } válasz után jelennek meg, leghamarabb a következő napon.
results-note = Ezek azoknak a véleményei, akik úgy döntöttek, hogy válaszolnak. Az intervallum csak a véletlent veszi figyelembe, azokat nem, akik nem válaszoltak.
results-released = Az adatok utolsó napja: { $day } Minden adat legalább { $min } válaszból álló csoporton alapul.
results-rounded = A számokat { $multiple } többszöröseire kerekítjük, hogy senkit se lehessen felismerni. Összegük eltérhet a végösszegtől.
results-withheld = Túl kevés a válasz a megjelenítéshez
results-satisfied = A válaszolók közül { $percent } elégedett volt
results-found = A válaszolók közül { $percent } megtalálta, amit keresett
results-score = { $measure }: { $value } egy { $low } és { $high } közötti skálán
results-value = { $measure }: { $value }
results-time-saved = Megtakarított idő (medián)
results-govuk = Elégedettségi pontszám
results-nps = Ajánlási hajlandóság (Net Promoter Score)
results-ces = Egyszerűség (Customer Effort Score)
results-sus = Egyszerű használat (System Usability Scale)
results-umux-lite = Egyszerű használat (UMUX-Lite)
results-sdg-rating = Csillagos értékelés
results-interval = 95%-os konfidenciaintervallum: { $low } – { $high }
results-mean = Átlag: { $mean }
results-answer = Válasz
results-count = Válaszok száma
results-over-time = Időbeli alakulás
results-month = Hónap
results-share = Százalék
results-norms = Azonos típusú szolgáltatással rendelkező városok ({ $from } – { $to }; városok száma: { $cities }): az eredmények fele { $low } és { $high } között van. A medián { $median }.
results-since = { $label } (a kérdőív { $version }. változata óta)
results-no-longer = { $label } (már nem választható)
results-offered = Nem mindenki választhatott minden választ. A második szám azt mutatja, hányan választhatták, és a százalék rájuk vonatkozik. A százalékok összege eltérhet a 100%-tól.
results-breaks = { $months }: a kérdés megváltozott. A korábbi és a későbbi eredmények nem hasonlíthatók össze. A grafikonon ezt folytonos vonal jelzi.
results-marks = { $months }: megváltozott valami, ami befolyásolhatja az eredményeket, például egy szöveg vagy a szolgáltatás. A grafikonon ezt pontozott vonal jelzi.

## Privacy notice

privacy-title = Adatvédelmi tájékoztató
privacy-who = { $city } azért kéri a véleményét, hogy javítsa a szolgáltatásait. A részvétel önkéntes.
privacy-stored-title = Milyen adatokat tárolunk
privacy-stored = Tároljuk a válaszait, a dátumot és az időpontot, a nyelvet, valamint azt, hogy hol találta a felmérést. Ha egy kérdés az e-mail-címét kéri, és Ön megadja, azt a válaszaival együtt tároljuk.
privacy-not-stored = Nem kérdezzük a nevét. Nem tároljuk az IP-címét és az eszközének adatait, és nem használunk sütiket. Ha egy szöveges válaszban személyes adatot ismerünk fel, például telefonszámot, azt mentés előtt eltávolítjuk.
privacy-networks = Hogy eldönthessük, mikor tehetők közzé az eredmények, elmentünk egyet 65 536 szám közül, amelyet a hálózati címe (IP-címe) egy részéből számítunk ki. A cím nem állítható vissza belőle, minden számon körülbelül 256 hálózat osztozik, és töröljük, amikor az adott időszak számait közzétesszük, de legkésőbb egy év után.
privacy-purpose-title = Hogyan használjuk a válaszait
privacy-purpose = Az eredményeket számokban és százalékokban tesszük közzé, és összehasonlítjuk más szolgáltatásokéival és városokéival. A megjegyzéseket csak a város munkatársai olvassák.
privacy-time-title = Meddig őrizzük meg a válaszait
privacy-time = A válaszokat { $days } nap után töröljük. Az összesített számokat megőrizzük.
privacy-time-open = A város nem szabott határidőt. Válaszait bármikor visszavonhatja.
privacy-rights-title = Az Ön jogai
privacy-rights = Az elismervénykóddal bármikor megnézheti, kijavíthatja vagy visszavonhatja a válaszait. Panaszt is tehet az adatvédelmi hatóságnál.
contact-title = Kapcsolat
contact-none = Kérjük, forduljon a város ügyfélszolgálatához.

## Accessibility statement

accessibility-title = Akadálymentesítési nyilatkozat
accessibility-goal = Szeretnénk, ha ezeket az oldalakat mindenki használni tudná. Úgy készültek, hogy megfeleljenek a WCAG 2.2 AA szintjének és az EN 301 549 európai szabványnak.
accessibility-how = Használhatók csak billentyűzettel, képernyőolvasóval, kis képernyőn, nagyítva, sötét módban és JavaScript nélkül is. Minden kiadás előtt automatikusan ellenőrizzük őket.
accessibility-problem = Ha gondja van ezekkel az oldalakkal, kérjük, jelezze a városnak. Ha a válasszal nem elégedett, forduljon ahhoz a hatósághoz, amely az Ön országában a webes akadálymentességet felügyeli.

# What the city did about it
you-said = Amit Önök mondtak
we-did = Amit tettünk

# Limits
requests-too-many = Túl sok kérés érkezett az Ön hálózatából. Kérjük, várjon egy percet, és próbálja újra.
