## What every page has

language-name = magyar
language = Nyelv
skip-to-content = Ugrás a kérdésekhez
privacy = Adatvédelem
accessibility = Akadálymentesség
anonymous = Nincs név, nincs süti, nincs követés.

## Answering

step-of = { $step }. lépés, összesen { $steps }
error-prefix = Hiba: { $title }
next = Tovább
back = Vissza
send = Küldés
optional = nem kötelező
choose-several = Többet is választhat.
choose-up-to = Legfeljebb { $max } választható.
choose-at-least = Legalább { $min } választandó.
choose-between = Válasszon: { $min }–{ $max }.
face-1 = Nagyon rossz
face-2 = Rossz
face-3 = Se jó, se rossz
face-4 = Jó
face-5 = Nagyon jó
stars = { $count } csillag
point-of = { $score } / { $to }
ranking-hint = Válasszon mindegyiknek helyet. Az 1. a legjobb.
ranking-place = { $place }. hely
ranking-none = Nincs hely
number-range = Egy szám { $min } és { $max } között.
number-from = Egy szám, legalább { $min }.
number-to = Egy szám, legfeljebb { $max }.
email-hint = Csak ha választ szeretne. Például nev@example.org.
personal-hint = Kérjük, ne írjon nevet, telefonszámot vagy mást, amiből kiderül, ki Ön.
other-text = Írja le, mi az
characters-max = Legfeljebb { $max } karakter.
leave-empty = Hagyja üresen ezt a mezőt

## When something is wrong

errors-title = Kérjük, nézzen át { $count } választ
error-required = Kérjük, válaszoljon erre a kérdésre.
error-required-row = Kérjük, válasszon ehhez: „{ $row }”.
error-not-offered = Kérjük, válasszon a felkínált válaszok közül.
error-too-many-choices = Kérjük, legfeljebb { $max } választ jelöljön meg.
error-too-few-choices = Kérjük, legalább { $min } választ jelöljön meg.
error-exclusive = Kérjük, csak ezt a választ vagy csak másokat jelöljön meg.
error-same-place = Kérjük, minden helyet csak egyszer adjon meg.
error-not-a-number = Kérjük, írjon egy számot, például 12.
error-ambiguous-number = Írja a számot pont és vessző nélkül, például 1000.
error-number-range = Kérjük, írjon egy számot { $min } és { $max } között.
error-whole-number = Kérjük, írjon egész számot.
error-decimals = Kérjük, legfeljebb { $decimals } tizedesjegyet írjon.
error-bad-day = Kérjük, írjon egy napot, például 2026-03-01.
error-too-long = Kérjük, legfeljebb { $max } karaktert írjon.
error-bad-email = Kérjük, írjon e-mail-címet, például nev@example.org.
error-other = Ez a válasz nem fogadható el. Kérjük, módosítsa.
error-send-again = Ez az oldal nagyon sokáig volt nyitva. A válaszai megvannak: nyomja meg újra a gombot.
error-too-often = Most sok válasz érkezik az Ön hálózatából. A válaszai megvannak: várjon egy percet, és nyomja meg újra a gombot.
error-unavailable = A válaszait most nem tudjuk elmenteni. Megvannak: várjon egy percet, és nyomja meg újra a gombot.
error-differs = Ezt az űrlapot már elküldte más válaszokkal. Az van elmentve, amit először küldött.

## When there is nothing to answer

closed-title = Ez a felmérés lezárult
closed-text = Köszönjük, hogy részt szeretett volna venni. Már nem fogadunk válaszokat.
soon-title = Ez a felmérés még nem indult el
soon-text = Ekkor nyílik meg: { $day }
trouble-title = Kérjük, próbálja újra kicsit később
lost-text = Semmit sem mentettünk el. Menjen vissza, és küldje el újra.
too-large-title = A szöveg túl hosszú
too-large-text = Semmit sem mentettünk el. Menjen vissza, írjon rövidebben, és küldje el újra.
missing-title = Nincs ilyen oldal
missing-text = Kérjük, ellenőrizze a címet, vagy olvassa be újra a kódot.
link-used-title = Ezt a hivatkozást már használták
link-used-text = Minden hivatkozás egyszer használható. Köszönjük a válaszát.
link-late-title = Ez a hivatkozás lejárt
link-late-text = Eddig lehetett használni: { $day }
link-broken-title = Ez a hivatkozás nem működik
link-broken-text = Kérjük, nyissa meg újra a kapott üzenetből, egészben és változatlanul.

## After sending

thanks-title = Köszönjük
thanks-text = A válaszait elmentettük.
thanks-held = A válaszait elmentettük. A város megnézi őket, mielőtt beszámítanak.
receipt-title = Az Ön elismervénye
receipt-text = Ezzel a kóddal megnézheti, kijavíthatja vagy visszavonhatja a válaszait. Őrizze meg: nem tudjuk, ki Ön, és nélküle nem találjuk meg a válaszait.
receipt-copy = A kód másolása
receipt-copied = Másolva
print = Nyomtatás
receipt-qr = Az elismervény QR-kódja
receipt-show = A válaszaim megtekintése
see-results = Az eredmények megtekintése
stored-title = Az Ön elmentett válaszai
stored-on = Elküldve: { $day }
stored-held = Még nem számít bele: előbb a város megnézi.
not-answered = Nincs válasz
masked-note = A szövegében észrevett személyes adatokat mentés előtt eltávolítottuk.
correct = A válaszaim javítása
correct-title = Javítsa ki a válaszait
correct-save = Mentés
corrected-title = A válaszait kijavítottuk
withdraw = A válaszaim visszavonása
withdraw-title = Visszavonja a válaszait?
withdraw-text = Végleg töröljük őket, és többé nem számítanak.
withdraw-yes = Igen, visszavonom
withdraw-no = Nem, maradjanak
withdrawn-title = A válaszait visszavontuk
withdrawn-text = Töröltük őket, és többé nem számítanak.
receipt-enter-title = A válaszai megtekintése vagy visszavonása
receipt-enter-label = Az elismervény kódja
receipt-enter-hint = 20 betű és szám, például 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ehhez a kódhoz nem találtunk válaszokat. Kérjük, ellenőrizze. Lehet, hogy visszavonták őket.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Véleményt mondok
close = Bezárás
poster-scan = Olvassa be a kódot a telefonja kamerájával
poster-address = vagy nyissa meg: { $address }
kiosk-next = Következő személy
kiosk-restart = Újrakezdés
kiosk-soon = Ez az oldal hamarosan újraindul.
kiosk-waiting = Nincs kapcsolat: { $count } választ itt őrzünk, és később küldünk el.
kiosk-script = Ennek a képernyőnek JavaScript kell, hogy kapcsolat nélkül is megőrizze a válaszokat.
staff-title = Rögzítés munkatárs által
staff-text = Írja be, amit papíron vagy telefonon válaszoltak, úgy, ahogy elhangzott. A válaszok a rögzítés napjára számítanak.
staff-next = A következő rögzítése

## Public results

results-title = Eredmények
results-answers = { $count } válasz
results-few = Az eredmények { $min } választól láthatók.
results-satisfied = { $percent } elégedett volt
results-interval = 95%-os intervallum: { $low } – { $high }
results-mean = Átlag: { $mean }
results-answer = Válasz
results-count = Szám
results-over-time = Időbeli alakulás
results-month = Hónap
results-share = Arány

## Privacy notice

privacy-title = Adatvédelmi tájékoztató
privacy-who = { $city } azért kéri a véleményét, hogy jobbá tegye szolgáltatásait. A részvétel önkéntes.
privacy-stored-title = Mit mentünk el
privacy-stored = A válaszait, a napot és az időt, a nyelvet, és hogy hol találta a felmérést.
privacy-not-stored = Nem mentjük el: a nevét, a hálózati címét, az eszközét. Nincsenek sütik. Ha felismerhető személyes adatot ír, például e-mail-címet vagy telefonszámot, azt mentés előtt eltávolítjuk.
privacy-purpose-title = Mire használjuk
privacy-purpose = A számokat és arányokat közzétesszük és összehasonlítjuk. A megjegyzéseket csak a város olvassa.
privacy-time-title = Meddig őrizzük meg
privacy-time = A válaszokat { $days } nap után töröljük; a számok megmaradnak.
privacy-time-open = A város még nem szabott határidőt. Válaszait bármikor visszavonhatja.
privacy-rights-title = Az Ön jogai
privacy-rights = Az elismervény kódjával bármikor megnézheti, kijavíthatja vagy visszavonhatja a válaszait. Panaszt is tehet országa adatvédelmi hatóságánál.
contact-title = Kapcsolat
contact-none = Kérjük, kérdezzen a város ügyfélszolgálatán.

## Accessibility statement

accessibility-title = Akadálymentesítési nyilatkozat
accessibility-goal = Ezek az oldalak mindenkinek szólnak. Úgy készültek, hogy megfeleljenek a WCAG 2.2 AA szintjének és az EN 301 549 európai szabványnak.
accessibility-how = Csak billentyűzettel, képernyőolvasóval, kis képernyőn, nagyítva, sötét módban és JavaScript nélkül is működnek. Minden kiadás előtt automatikusan ellenőrizzük őket.
accessibility-problem = Ha valami nem működik Önnél, kérjük, szóljon a városnak. Ha nem kap jó választ, forduljon az országában az akadálymentességet felügyelő hatósághoz.

# What the city did about it
you-said = Önök mondták
we-did = Mi megtettük

# Limits
requests-too-many = Túl sok kérés érkezett az Ön hálózatából. Kérjük, várjon egy percet, és próbálja újra.
