## What every page has

language-name = română
language = Limba
skip-to-content = Mergi la întrebări
privacy = Confidențialitate
accessibility = Accesibilitate
anonymous = Fără nume, fără cookie-uri, fără urmărire.

## Answering

step-of = Pasul { $step } din { $steps }
error-prefix = Eroare: { $title }
next = Înainte
back = Înapoi
send = Trimite
optional = opțional
choose-several = Puteți alege mai multe.
choose-up-to = Alegeți cel mult { $max }.
choose-at-least = Alegeți cel puțin { $min }.
choose-between = Alegeți de la { $min } la { $max }.
face-1 = Foarte rău
face-2 = Rău
face-3 = Nici bine, nici rău
face-4 = Bine
face-5 = Foarte bine
stars = { $count ->
    [one] { $count } stea
    [few] { $count } stele
   *[other] { $count } de stele
}
point-of = { $score } din { $to }
ranking-hint = Alegeți un loc pentru fiecare. 1 este cel mai bun.
ranking-place = Locul { $place }
ranking-none = Fără loc
number-range = Un număr de la { $min } la { $max }.
number-from = Un număr de la { $min } în sus.
number-to = Un număr până la { $max }.
email-hint = Doar dacă doriți un răspuns. De exemplu nume@example.org.
personal-hint = Nu scrieți nume, numere de telefon sau altceva care arată cine sunteți.
other-text = Scrieți ce anume
characters-max = Numărul de caractere, cel mult: { $max }.
leave-empty = Lăsați acest câmp gol

## When something is wrong

errors-title = { $count ->
    [one] Verificați { $count } răspuns
    [few] Verificați { $count } răspunsuri
   *[other] Verificați { $count } de răspunsuri
}
error-required = Răspundeți la această întrebare.
error-required-row = Alegeți un răspuns pentru „{ $row }”.
error-not-offered = Alegeți unul dintre răspunsurile oferite.
error-too-many-choices = Alegeți mai puține răspunsuri, cel mult { $max }.
error-too-few-choices = Alegeți mai multe răspunsuri, cel puțin { $min }.
error-exclusive = Alegeți doar acest răspuns sau doar altele.
error-same-place = Dați fiecare loc o singură dată.
error-not-a-number = Scrieți un număr, de exemplu 12.
error-ambiguous-number = Scrieți numărul fără punct sau virgulă la mii, ca în 1000.
error-number-range = Scrieți un număr de la { $min } la { $max }.
error-whole-number = Scrieți un număr întreg.
error-decimals = Numărul de zecimale, cel mult: { $decimals }.
error-bad-day = Scrieți o zi, de exemplu 2026-03-01.
error-too-long = Scurtați textul. Numărul de caractere, cel mult: { $max }.
error-bad-email = Scrieți o adresă de e-mail, de exemplu nume@example.org.
error-other = Acest răspuns nu poate fi primit. Modificați-l.
error-send-again = Această pagină a fost deschisă foarte mult timp. Răspunsurile sunt încă aici: apăsați din nou butonul.
error-too-often = Din rețeaua dumneavoastră vin acum multe răspunsuri. Ale dumneavoastră sunt încă aici: așteptați un minut și apăsați din nou butonul.
error-unavailable = Acum nu putem salva răspunsurile. Sunt încă aici: așteptați un minut și apăsați din nou butonul.
error-differs = Ați trimis deja acest formular cu alte răspunsuri. Este salvat ce ați trimis prima dată.

## When there is nothing to answer

closed-title = Acest sondaj este închis
closed-text = Mulțumim că ați vrut să participați. Nu se mai primesc răspunsuri.
soon-title = Acest sondaj nu este încă deschis
soon-text = Se deschide pe { $day }.
trouble-title = Încercați din nou peste puțin timp
lost-text = Nu s-a salvat nimic. Mergeți înapoi și trimiteți din nou.
too-large-title = Textul este prea lung
too-large-text = Nu s-a salvat nimic. Mergeți înapoi, scrieți mai puțin și trimiteți din nou.
missing-title = Această pagină nu există
missing-text = Verificați adresa sau scanați codul din nou.
link-used-title = Acest link a fost deja folosit
link-used-text = Fiecare link este bun o singură dată. Mulțumim pentru răspuns.
link-late-title = Acest link este prea vechi
link-late-text = Putea fi folosit până pe { $day }.
link-broken-title = Acest link nu funcționează
link-broken-text = Deschideți-l din nou din mesajul primit, întreg și neschimbat.

## After sending

thanks-title = Mulțumim
thanks-text = Răspunsurile sunt salvate.
thanks-held = Răspunsurile sunt salvate. Orașul le va privi înainte de a le număra.
receipt-title = Recipisa dumneavoastră
receipt-text = Cu acest cod puteți vedea, corecta sau retrage răspunsurile. Păstrați-l: nu știm cine sunteți și fără el nu vă putem găsi răspunsurile.
receipt-copy = Copiază codul
receipt-copied = Copiat
print = Tipărește
receipt-qr = Codul QR al acestei recipise
receipt-show = Vezi răspunsurile mele
see-results = Vezi rezultatele
stored-title = Răspunsurile salvate
stored-on = Trimise pe { $day }
stored-held = Încă nenumărate: mai întâi le va privi orașul.
not-answered = Niciun răspuns
masked-note = Datele personale observate în text au fost scoase înainte de salvare.
correct = Corectează răspunsurile mele
correct-title = Corectați răspunsurile
correct-save = Salvează
corrected-title = Răspunsurile sunt corectate
withdraw = Retrage răspunsurile mele
withdraw-title = Retrageți răspunsurile?
withdraw-text = Se șterg definitiv și nu se mai numără.
withdraw-yes = Da, retrage
withdraw-no = Nu, păstrează
withdrawn-title = Răspunsurile sunt retrase
withdrawn-text = Sunt șterse și nu se mai numără.
receipt-enter-title = Vedeți sau retrageți răspunsurile
receipt-enter-label = Codul recipisei
receipt-enter-hint = 20 de litere și cifre, de exemplu 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Nu am găsit răspunsuri pentru acest cod. Verificați-l. Poate au fost retrase.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Spuneți-vă părerea
close = Închide
poster-scan = Scanați codul cu camera telefonului
poster-address = sau mergeți la { $address }
kiosk-next = Următoarea persoană
kiosk-restart = Începe din nou
kiosk-soon = Această pagină începe din nou imediat.
kiosk-waiting = Fără conexiune. Răspunsuri păstrate aici, care vor fi trimise mai târziu: { $count }.
kiosk-script = Acest ecran are nevoie de JavaScript pentru a păstra răspunsuri fără conexiune.
staff-title = Introducere de către personal
staff-text = Introduceți ce s-a răspuns pe hârtie sau la telefon, așa cum s-a spus. Răspunsurile se numără în ziua introducerii.
staff-next = Introduce următorul

## Public results

results-title = Rezultate
results-answers = { $count ->
    [one] { $count } răspuns
    [few] { $count } răspunsuri
   *[other] { $count } de răspunsuri
}
results-few = Rezultatele se arată când numărul de răspunsuri ajunge la { $min }.
results-satisfied = Mulțumiți: { $percent }
results-interval = Interval de 95 %: de la { $low } la { $high }
results-mean = Media: { $mean }
results-answer = Răspuns
results-count = Număr
results-over-time = De-a lungul timpului
results-month = Luna
results-share = Parte

## Privacy notice

privacy-title = Notă de confidențialitate
privacy-who = { $city } vă cere părerea pentru a-și îmbunătăți serviciile. Participarea este voluntară.
privacy-stored-title = Ce se salvează
privacy-stored = Răspunsurile, ziua și ora, limba și locul unde ați găsit sondajul.
privacy-not-stored = Nu se salvează: numele, adresa de rețea, dispozitivul. Nu există cookie-uri. Dacă scrieți date personale pe care le recunoaștem, precum o adresă de e-mail sau un număr de telefon, ele sunt scoase înainte de salvare.
privacy-purpose-title = La ce folosește
privacy-purpose = Numerele și părțile se publică și se compară. Comentariile le citește doar orașul.
privacy-time-title = Cât timp se păstrează
privacy-time = { $days ->
    [one] Răspunsurile se șterg după { $days } zi; numerele rămân.
    [few] Răspunsurile se șterg după { $days } zile; numerele rămân.
   *[other] Răspunsurile se șterg după { $days } de zile; numerele rămân.
}
privacy-time-open = Orașul nu a stabilit încă un termen. Puteți retrage răspunsurile oricând.
privacy-rights-title = Drepturile dumneavoastră
privacy-rights = Cu codul recipisei puteți oricând vedea, corecta sau retrage răspunsurile. Puteți și să vă plângeți autorității de protecție a datelor din țara dumneavoastră.
contact-title = Contact
contact-none = Întrebați la ghișeul primăriei.

## Accessibility statement

accessibility-title = Declarație de accesibilitate
accessibility-goal = Aceste pagini sunt pentru toți. Sunt făcute pentru a respecta WCAG 2.2, nivelul AA, și standardul european EN 301 549.
accessibility-how = Funcționează doar cu tastatura, cu cititor de ecran, pe ecrane mici, mărite, în mod întunecat și fără JavaScript. Sunt verificate automat înaintea fiecărei versiuni.
accessibility-problem = Dacă ceva nu funcționează, spuneți orașului. Dacă nu primiți un răspuns bun, adresați-vă autorității care veghează la accesibilitate în țara dumneavoastră.

# What the city did about it
you-said = Ați spus
we-did = Am făcut

# Limits
requests-too-many = Au venit prea multe cereri din rețeaua dumneavoastră. Așteptați un minut și încercați din nou.
