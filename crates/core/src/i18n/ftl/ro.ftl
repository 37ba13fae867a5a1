## What every page has

language-name = română
language = Limba
skip-to-content = Mergi la conținutul principal
privacy = Confidențialitate
accessibility = Accesibilitate
anonymous = Fără cookie-uri și fără monitorizare.

## Answering

step-of = Pagina { $step } din { $steps }
error-prefix = Eroare: { $title }
next = Înainte
back = Înapoi
send = Trimite
optional = opțional
choose-several = Alegeți toate variantele potrivite.
choose-up-to = Alegeți cel mult { $max }.
choose-at-least = Alegeți cel puțin { $min }.
choose-between = Alegeți între { $min } și { $max }.
face-1 = Foarte slab
face-2 = Slab
face-3 = Nici bun, nici slab
face-4 = Bun
face-5 = Foarte bun
stars = { $count ->
    [one] { $count } stea
    [few] { $count } stele
   *[other] { $count } de stele
}
point-of = { $score } din { $to }
ranking-hint = Puneți variantele în ordine. 1 este prima alegere.
ranking-place = Locul { $place }
ranking-none = Fără loc
number-range = Un număr între { $min } și { $max }.
number-from = Un număr de la { $min } în sus.
number-to = Un număr până la { $max }.
email-hint = O vom folosi doar pentru a vă răspunde. De exemplu nume@example.org
personal-hint = Nu includeți date cu caracter personal, cum ar fi numele sau numărul de telefon.
other-text = Precizați
characters-max = { $max ->
    [one] Puteți scrie cel mult { $max } caracter.
    [few] Puteți scrie cel mult { $max } caractere.
   *[other] Puteți scrie cel mult { $max } de caractere.
}
leave-empty = Lăsați acest câmp gol

## When something is wrong

errors-title = { $count ->
    [one] Verificați { $count } răspuns
    [few] Verificați { $count } răspunsuri
   *[other] Verificați { $count } de răspunsuri
}
error-required = Răspundeți la această întrebare.
error-required-row = Alegeți un răspuns pentru „{ $row }”.
error-not-offered = Alegeți una dintre variante.
error-too-many-choices = { $max ->
    [one] Alegeți cel mult { $max } răspuns.
    [few] Alegeți cel mult { $max } răspunsuri.
   *[other] Alegeți cel mult { $max } de răspunsuri.
}
error-too-few-choices = { $min ->
    [one] Alegeți cel puțin { $min } răspuns.
    [few] Alegeți cel puțin { $min } răspunsuri.
   *[other] Alegeți cel puțin { $min } de răspunsuri.
}
error-exclusive = Alegeți fie acest răspuns, fie altele, dar nu ambele.
error-same-place = Folosiți fiecare loc o singură dată.
error-not-a-number = Scrieți un număr, de exemplu 12.
error-ambiguous-number = Scrieți numărul fără separator de mii, de exemplu 1000.
error-number-range = Scrieți un număr între { $min } și { $max }.
error-whole-number = Scrieți un număr întreg, de exemplu 12.
error-decimals = { $decimals ->
    [one] Scrieți un număr cu cel mult { $decimals } zecimală.
    [few] Scrieți un număr cu cel mult { $decimals } zecimale.
   *[other] Scrieți un număr cu cel mult { $decimals } de zecimale.
}
error-bad-day = Scrieți o dată validă, de exemplu 2026-03-01.
error-too-long = { $max ->
    [one] Scrieți cel mult { $max } caracter.
    [few] Scrieți cel mult { $max } caractere.
   *[other] Scrieți cel mult { $max } de caractere.
}
error-bad-email = Scrieți o adresă de e-mail validă, de exemplu nume@example.org.
error-other = Acest răspuns nu este valid. Verificați-l.
error-send-again = Această pagină a fost deschisă prea mult timp. Răspunsurile sunt încă aici. Apăsați din nou butonul pentru a le trimite.
error-too-often = Din rețeaua dumneavoastră se trimit prea multe răspunsuri. Ale dumneavoastră sunt încă aici. Așteptați un minut, apoi apăsați din nou butonul.
error-unavailable = Nu am putut salva răspunsurile. Sunt încă aici. Așteptați un minut, apoi apăsați din nou butonul.
error-differs = Ați trimis deja acest formular cu alte răspunsuri. Am păstrat răspunsurile trimise prima dată.

## When there is nothing to answer

closed-title = Acest sondaj s-a încheiat
closed-text = Vă mulțumim pentru interes. Acest sondaj nu mai primește răspunsuri.
soon-title = Acest sondaj nu a început încă
soon-text = Începe pe { $day }.
trouble-title = Încercați din nou peste puțin timp
lost-text = Răspunsurile nu au fost salvate. Mergeți înapoi și trimiteți-le din nou.
too-large-title = Răspunsul este prea lung
too-large-text = Răspunsurile nu au fost salvate. Mergeți înapoi, scurtați textul și trimiteți-le din nou.
missing-title = Pagina nu a fost găsită
missing-text = Verificați adresa sau scanați codul din nou.
link-used-title = Acest link a fost deja folosit
link-used-text = Fiecare link funcționează o singură dată. Vă mulțumim pentru răspunsuri.
link-late-title = Acest link a expirat
link-late-text = A fost valabil până pe { $day }.
link-broken-title = Acest link nu funcționează
link-broken-text = Deschideți din nou linkul din mesajul primit. Dacă îl copiați, copiați-l în întregime.

## After sending

thanks-title = Vă mulțumim
thanks-text = Răspunsurile dumneavoastră au fost salvate.
thanks-held = Răspunsurile dumneavoastră au fost salvate. Primăria le va examina înainte de a le lua în calcul.
receipt-title = Recipisa dumneavoastră
receipt-text = Cu acest cod puteți vedea, corecta sau retrage răspunsurile. Păstrați-l bine: nu știm cine sunteți și fără el nu vă putem găsi răspunsurile.
receipt-copy = Copiază codul
receipt-copied = Copiat
print = Tipărește
receipt-qr = Codul QR al acestei recipise
receipt-show = Vezi răspunsurile mele
see-results = Vezi rezultatele
stored-title = Răspunsurile dumneavoastră
stored-on = Trimise pe { $day }
stored-held = Încă nu sunt luate în calcul. Primăria le va examina mai întâi.
not-answered = Fără răspuns
masked-note = Datele cu caracter personal pe care le-am recunoscut în text au fost eliminate înainte de salvare.
correct = Corectează răspunsurile mele
correct-title = Corectați răspunsurile
correct-save = Salvează modificările
corrected-title = Răspunsurile dumneavoastră au fost modificate
withdraw = Retrage răspunsurile mele
withdraw-title = Doriți să retrageți răspunsurile?
withdraw-text = Le vom șterge definitiv și nu le vom mai lua în calcul.
withdraw-yes = Retrage răspunsurile mele
withdraw-no = Păstrează răspunsurile mele
withdrawn-title = Răspunsurile au fost retrase
withdrawn-text = Le-am șters și nu le mai luăm în calcul.
receipt-release = Cifrele publicate se vor actualiza la următoarea publicare.
receipt-enter-title = Vedeți, corectați sau retrageți răspunsurile
receipt-enter-label = Codul recipisei
receipt-enter-hint = Codul are 20 de litere și cifre, de exemplu 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Nu am găsit răspunsuri pentru acest cod. Verificați-l. Dacă este corect, răspunsurile au fost șterse.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Spuneți-vă părerea
close = Închide
poster-scan = Scanați codul cu camera telefonului
poster-address = sau accesați { $address }
kiosk-next = Următoarea persoană
kiosk-restart = Începe din nou
kiosk-soon = Această pagină va reporni în curând.
kiosk-waiting = { $count ->
    [one] Fără conexiune. { $count } răspuns este salvat pe acest dispozitiv și va fi trimis mai târziu.
    [few] Fără conexiune. { $count } răspunsuri sunt salvate pe acest dispozitiv și vor fi trimise mai târziu.
   *[other] Fără conexiune. { $count } de răspunsuri sunt salvate pe acest dispozitiv și vor fi trimise mai târziu.
}
kiosk-script = Activați JavaScript în acest browser. Fără el, răspunsurile nu pot fi păstrate cât timp nu există conexiune.
staff-title = Introducerea răspunsurilor de către personal
staff-text = Introduceți răspunsurile exact așa cum au fost date pe hârtie sau la telefon. Ele se iau în calcul în ziua introducerii.
staff-next = Introduce alt răspuns

## Public results

results-title = Rezultate
results-answers = { $count ->
    [one] { $count } răspuns
    [few] { $count } răspunsuri
   *[other] { $count } de răspunsuri
}
results-answers-about = { $count ->
    [one] aproximativ { $count } răspuns
    [few] aproximativ { $count } răspunsuri
   *[other] aproximativ { $count } de răspunsuri
}
results-few = Rezultatele se arată când numărul de răspunsuri ajunge la cel puțin { $min }, cel mai devreme a doua zi.
results-note = Acestea sunt opiniile persoanelor care au ales să răspundă. Intervalul ține cont doar de întâmplare, nu și de persoanele care nu au răspuns.
results-released = Date până la { $day }. Fiecare cifră se bazează pe un grup de cel puțin { $min ->
    [one] { $min } răspuns.
    [few] { $min } răspunsuri.
   *[other] { $min } de răspunsuri.
}
results-rounded = Numerele sunt rotunjite la multipli de { $multiple }, ca nimeni să nu poată fi recunoscut. Suma lor poate diferi de totaluri.
results-withheld = Prea puține răspunsuri pentru a fi arătate
results-satisfied = { $percent } dintre cei care au răspuns au fost mulțumiți
results-found = { $percent } dintre cei care au răspuns au găsit ce căutau
results-score = { $measure }: { $value } pe o scală de la { $low } la { $high }
results-value = { $measure }: { $value }
results-time-saved = Timp economisit (mediana)
results-govuk = Scor de satisfacție
results-nps = Recomandare (Net Promoter Score)
results-ces = Ușurință (Customer Effort Score)
results-sus = Ușurință în utilizare (System Usability Scale)
results-umux-lite = Ușurință în utilizare (UMUX-Lite)
results-sdg-rating = Evaluare cu stele
results-interval = Interval de încredere de 95 %: de la { $low } la { $high }
results-mean = Media: { $mean }
results-answer = Răspuns
results-count = Număr
results-over-time = Evoluție în timp
results-month = Luna
results-share = Procent
results-norms = Orașe cu același tip de serviciu ({ $from } – { $to }, număr de orașe: { $cities }): jumătate dintre rezultate sunt între { $low } și { $high }. Mediana este { $median }.
results-since = { $label } (din versiunea { $version } a sondajului)
results-no-longer = { $label } (nu mai este oferit)
results-offered = Nu toate răspunsurile au fost oferite tuturor. Al doilea număr arată câtor persoane le-a fost oferit, iar procentul se referă la aceste persoane. Suma procentelor poate diferi de 100 %.
results-breaks = { $months }: întrebarea s-a schimbat. Rezultatele dinainte și de după nu pot fi comparate. O linie continuă în grafic arată acest lucru.
results-marks = { $months }: s-a schimbat ceva ce poate influența rezultatele, de exemplu un text sau serviciul. O linie punctată în grafic arată acest lucru.

## Privacy notice

privacy-title = Informare privind protecția datelor
privacy-who = { $city } vă cere părerea pentru a-și îmbunătăți serviciile. Participarea este voluntară.
privacy-stored-title = Ce salvăm
privacy-stored = Salvăm răspunsurile, data și ora, limba și locul unde ați găsit sondajul. Dacă o întrebare vă cere adresa de e-mail și o scrieți, o salvăm împreună cu răspunsurile.
privacy-not-stored = Nu vă cerem numele. Nu salvăm nici adresa IP, nici informații despre dispozitiv și nu folosim cookie-uri. Dacă recunoaștem într-un text date cu caracter personal, cum ar fi un număr de telefon, le eliminăm înainte de a salva răspunsul.
privacy-networks = Pentru a decide când pot fi publicate rezultatele, salvăm unul dintre 65.536 de numere, calculat dintr-o parte a adresei IP. Din el nu se poate afla adresa, aproximativ 256 de rețele au același număr, iar noi îl ștergem când sunt publicate cifrele acelei perioade, cel târziu după un an.
privacy-purpose-title = Cum folosim răspunsurile
privacy-purpose = Publicăm rezultatele sub formă de numere și procente și le comparăm cu cele ale altor servicii și orașe. Doar angajații primăriei citesc comentariile.
privacy-time-title = Cât timp păstrăm răspunsurile
privacy-time = { $days ->
    [one] Ștergem răspunsurile după { $days } zi. Numerele le păstrăm.
    [few] Ștergem răspunsurile după { $days } zile. Numerele le păstrăm.
   *[other] Ștergem răspunsurile după { $days } de zile. Numerele le păstrăm.
}
privacy-time-open = Primăria nu a stabilit un termen. Puteți retrage răspunsurile oricând.
privacy-rights-title = Drepturile dumneavoastră
privacy-rights = Cu codul recipisei puteți oricând vedea, corecta sau retrage răspunsurile. Puteți și să depuneți o plângere la autoritatea de protecție a datelor.
contact-title = Contact
contact-none = Adresați-vă ghișeului primăriei.

## Accessibility statement

accessibility-title = Declarație de accesibilitate
accessibility-goal = Dorim ca toată lumea să poată folosi aceste pagini. Ele sunt concepute pentru a respecta WCAG 2.2, nivelul AA, și standardul european EN 301 549.
accessibility-how = Le puteți folosi doar cu tastatura, cu un cititor de ecran, pe ecrane mici, mărite, în modul întunecat și fără JavaScript. Le verificăm automat înaintea fiecărei versiuni.
accessibility-problem = Dacă aveți o problemă cu aceste pagini, spuneți primăriei. Dacă nu sunteți mulțumit de răspuns, adresați-vă organismului care supraveghează accesibilitatea web în țara dumneavoastră.

# What the city did about it
you-said = Ce ați spus
we-did = Ce am făcut

# Limits
requests-too-many = Au venit prea multe cereri din rețeaua dumneavoastră. Așteptați un minut și încercați din nou.
