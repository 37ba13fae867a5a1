## What every page has

language-name = slovenščina
language = Jezik
skip-to-content = Preskoči na glavno vsebino
privacy = Zasebnost
accessibility = Dostopnost
anonymous = Brez piškotkov in brez sledenja.

## Answering

step-of = Stran { $step } od { $steps }
error-prefix = Napaka: { $title }
next = Naprej
back = Nazaj
send = Pošlji
optional = neobvezno
choose-several = Izberite vse ustrezne odgovore.
choose-up-to = Izberite največ { $max }.
choose-at-least = Izberite najmanj { $min }.
choose-between = Izberite od { $min } do { $max }.
face-1 = Zelo slabo
face-2 = Slabo
face-3 = Niti dobro niti slabo
face-4 = Dobro
face-5 = Zelo dobro
stars = { $count ->
    [one] { $count } zvezdica
    [two] { $count } zvezdici
    [few] { $count } zvezdice
   *[other] { $count } zvezdic
}
point-of = { $score } od { $to }
ranking-hint = Razvrstite možnosti. 1 je vaša prva izbira.
ranking-place = Mesto { $place }
ranking-none = Brez mesta
number-range = Vnesite število od { $min } do { $max }.
number-from = Vnesite število, ki ni manjše od { $min }.
number-to = Vnesite število, ki ni večje od { $max }.
email-hint = Naslov bomo uporabili samo, da vam odgovorimo. Na primer ime@example.org
personal-hint = Ne navajajte osebnih podatkov, na primer svojega imena ali telefonske številke.
other-text = Navedite podrobnosti
characters-max = { $max ->
    [one] Največ { $max } znak.
    [two] Največ { $max } znaka.
    [few] Največ { $max } znaki.
   *[other] Največ { $max } znakov.
}
leave-empty = To polje pustite prazno

## When something is wrong

errors-title = { $count ->
    [one] Preverite { $count } odgovor
    [two] Preverite { $count } odgovora
    [few] Preverite { $count } odgovore
   *[other] Preverite { $count } odgovorov
}
error-required = Odgovorite na to vprašanje.
error-required-row = Izberite odgovor za »{ $row }«.
error-not-offered = Izberite enega od ponujenih odgovorov.
error-too-many-choices = { $max ->
    [one] Izberite največ { $max } odgovor.
    [two] Izberite največ { $max } odgovora.
    [few] Izberite največ { $max } odgovore.
   *[other] Izberite največ { $max } odgovorov.
}
error-too-few-choices = { $min ->
    [one] Izberite najmanj { $min } odgovor.
    [two] Izberite najmanj { $min } odgovora.
    [few] Izberite najmanj { $min } odgovore.
   *[other] Izberite najmanj { $min } odgovorov.
}
error-exclusive = Izberite bodisi ta odgovor bodisi druge odgovore, ne pa obojega.
error-same-place = Vsako mesto uporabite samo enkrat.
error-not-a-number = Vnesite število, na primer 12.
error-ambiguous-number = Vnesite število brez ločila tisočic, na primer 1000.
error-number-range = Vnesite število od { $min } do { $max }.
error-whole-number = Vnesite celo število, na primer 12.
error-decimals = { $decimals ->
    [one] Vnesite število, ki ima največ { $decimals } decimalko.
    [two] Vnesite število, ki ima največ { $decimals } decimalki.
    [few] Vnesite število, ki ima največ { $decimals } decimalke.
   *[other] Vnesite število, ki ima največ { $decimals } decimalk.
}
error-bad-day = Vnesite veljaven datum, na primer 2026-03-01.
error-too-long = { $max ->
    [one] Vnesite največ { $max } znak.
    [two] Vnesite največ { $max } znaka.
    [few] Vnesite največ { $max } znake.
   *[other] Vnesite največ { $max } znakov.
}
error-bad-email = Vnesite veljaven e-poštni naslov, na primer ime@example.org.
error-other = Ta odgovor ni veljaven. Preverite ga.
error-send-again = Ta stran je bila odprta predolgo. Vaši odgovori so še vedno tu. Znova pritisnite gumb, da jih pošljete.
error-too-often = Iz vašega omrežja prihaja preveč odgovorov. Vaši odgovori so še vedno tu. Počakajte minuto in znova pritisnite gumb.
error-unavailable = Vaših odgovorov ni bilo mogoče shraniti. Še vedno so tu. Počakajte minuto in znova pritisnite gumb.
error-differs = Ta obrazec ste že poslali z drugimi odgovori. Ohranili smo odgovore, ki ste jih poslali prve.

## When there is nothing to answer

closed-title = Ta anketa je zaključena
closed-text = Hvala za vaše zanimanje. Anketa ne sprejema več odgovorov.
soon-title = Ta anketa se še ni začela
soon-text = Datum začetka: { $day }.
trouble-title = Poskusite znova čez trenutek
lost-text = Vaši odgovori niso bili shranjeni. Vrnite se in jih pošljite znova.
too-large-title = Vaš odgovor je predolg
too-large-text = Vaši odgovori niso bili shranjeni. Vrnite se, skrajšajte besedilo in jih pošljite znova.
missing-title = Strani ni mogoče najti
missing-text = Preverite naslov ali znova skenirajte kodo.
link-used-title = Ta povezava je že bila uporabljena
link-used-text = Vsaka povezava deluje samo enkrat. Hvala za vaše odgovore.
link-late-title = Ta povezava je potekla
link-late-text = Zadnji dan veljavnosti: { $day }.
link-broken-title = Ta povezava ne deluje
link-broken-text = Povezavo znova odprite iz prejetega sporočila. Če jo kopirate, jo kopirajte v celoti.

## After sending

thanks-title = Hvala
thanks-text = Vaše odgovore smo shranili.
thanks-held = Vaše odgovore smo shranili. Občina jih bo pregledala, preden bodo upoštevani.
receipt-title = Vaše potrdilo
receipt-text = S to kodo lahko svoje odgovore pogledate, popravite ali umaknete. Dobro jo shranite: ne vemo, kdo ste, in brez nje vaših odgovorov ne moremo najti.
receipt-copy = Kopiraj kodo
receipt-copied = Kopirano
print = Natisni
receipt-qr = Koda QR vašega potrdila
receipt-show = Pokaži moje odgovore
see-results = Pokaži rezultate
stored-title = Vaši odgovori
stored-on = Poslano: { $day }
stored-held = Odgovori še niso upoštevani. Občina jih bo najprej pregledala.
not-answered = Brez odgovora
masked-note = Pred shranjevanjem smo iz vašega besedila odstranili osebne podatke, ki smo jih prepoznali.
correct = Popravi moje odgovore
correct-title = Popravite svoje odgovore
correct-save = Shrani spremembe
corrected-title = Vaši odgovori so bili spremenjeni
withdraw = Umakni moje odgovore
withdraw-title = Želite umakniti svoje odgovore?
withdraw-text = Trajno jih bomo izbrisali in jih ne bomo več upoštevali.
withdraw-yes = Umakni moje odgovore
withdraw-no = Obdrži moje odgovore
withdrawn-title = Vaši odgovori so bili umaknjeni
withdrawn-text = Izbrisali smo jih in jih ne upoštevamo več.
receipt-release = Objavljeni podatki se posodobijo ob naslednji objavi.
receipt-enter-title = Oglejte si, popravite ali umaknite svoje odgovore
receipt-enter-label = Koda potrdila
receipt-enter-hint = Koda ima 20 črk in števk, na primer 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Za to kodo nismo našli odgovorov. Preverite kodo. Če je pravilna, so bili odgovori izbrisani.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Oddajte mnenje
close = Zapri
poster-scan = Skenirajte kodo s kamero telefona
poster-address = ali pojdite na { $address }
kiosk-next = Naslednja oseba
kiosk-restart = Začni znova
kiosk-soon = Ta stran se bo kmalu znova zagnala.
kiosk-waiting = { $count ->
    [one] Ni povezave. { $count } odgovor je shranjen v tej napravi in bo poslan pozneje.
    [two] Ni povezave. { $count } odgovora sta shranjena v tej napravi in bosta poslana pozneje.
    [few] Ni povezave. { $count } odgovori so shranjeni v tej napravi in bodo poslani pozneje.
   *[other] Ni povezave. { $count } odgovorov je shranjenih v tej napravi in bo poslanih pozneje.
}
kiosk-script = V tem brskalniku vklopite JavaScript. Brez njega odgovorov ni mogoče hraniti, kadar ni povezave.
staff-title = Vnos s strani zaposlenih
staff-text = Vnesite odgovore natanko tako, kot so bili dani na papirju ali po telefonu. Štejejo se na dan vnosa.
staff-next = Vnesi naslednje odgovore

## Public results

results-title = Rezultati
results-answers = { $count ->
    [one] { $count } odgovor
    [two] { $count } odgovora
    [few] { $count } odgovori
   *[other] { $count } odgovorov
}
results-answers-about = { $count ->
    [one] približno { $count } odgovor
    [two] približno { $count } odgovora
    [few] približno { $count } odgovori
   *[other] približno { $count } odgovorov
}
results-few = Rezultati se prikažejo, ko je odgovorov vsaj { $min }, vendar ne pred naslednjim dnem.
results-note = To so mnenja ljudi, ki so se odločili odgovoriti. Interval zajema samo naključje, ne pa ljudi, ki niso odgovorili.
results-released = Zadnji dan podatkov: { $day }. Vsak podatek temelji na skupini najmanj { $min ->
    [one] { $min } odgovora.
    [two] { $min } odgovorov.
    [few] { $min } odgovorov.
   *[other] { $min } odgovorov.
}
results-rounded = Števila so zaokrožena na večkratnike števila { $multiple }, da ni mogoče nikogar prepoznati. Njihova vsota se morda ne ujema s skupnim številom.
results-withheld = Premalo odgovorov za prikaz
results-satisfied = { $percent } tistih, ki so odgovorili, je bilo zadovoljnih
results-found = { $percent } tistih, ki so odgovorili, je našlo, kar so iskali
results-score = { $measure }: { $value } na lestvici od { $low } do { $high }
results-value = { $measure }: { $value }
results-time-saved = Prihranjeni čas (mediana)
results-govuk = Ocena zadovoljstva
results-nps = Pripravljenost priporočiti (Net Promoter Score)
results-ces = Preprostost (Customer Effort Score)
results-sus = Preprostost uporabe (System Usability Scale)
results-umux-lite = Preprostost uporabe (UMUX-Lite)
results-sdg-rating = Ocena z zvezdicami
results-interval = 95-odstotni interval zaupanja: od { $low } do { $high }
results-mean = Povprečje: { $mean }
results-answer = Odgovor
results-count = Število odgovorov
results-over-time = Gibanje v času
results-month = Mesec
results-share = Odstotek
results-norms = Mesta z enako vrsto storitve ({ $from } – { $to }, število mest: { $cities }): polovica rezultatov je med { $low } in { $high }. Mediana je { $median }.
results-since = { $label } (od različice { $version } ankete)
results-no-longer = { $label } (ni več na izbiro)
results-offered = Vsem niso bili ponujeni vsi odgovori. Drugo število pove, koliko ljudem je bil odgovor ponujen, odstotek pa velja zanje. Vsota odstotkov morda ni 100 %.
results-breaks = { $months }: vprašanje se je spremenilo. Rezultatov pred spremembo in po njej ni mogoče primerjati. Na grafikonu to kaže neprekinjena črta.
results-marks = { $months }: spremenilo se je nekaj, kar lahko vpliva na rezultate, na primer besedilo ali storitev. Na grafikonu to kaže pikčasta črta.

## Privacy notice

privacy-title = Obvestilo o zasebnosti
privacy-who = Za mnenje vas prosi občina ({ $city }), da bi izboljšala svoje storitve. Sodelovanje je prostovoljno.
privacy-stored-title = Kaj shranimo
privacy-stored = Shranimo vaše odgovore, datum in čas, jezik in to, kje ste našli anketo. Če vprašanje sprašuje po vašem e-poštnem naslovu in ga vnesete, ga shranimo skupaj z odgovori.
privacy-not-stored = Po imenu vas ne sprašujemo. Ne shranimo vašega naslova IP ali podatkov o vaši napravi in ne uporabljamo piškotkov. Če v besedilnem odgovoru prepoznamo osebne podatke, na primer telefonsko številko, jih pred shranjevanjem odstranimo.
privacy-networks = Da določimo, kdaj je mogoče objaviti rezultate, shranimo eno od 65.536 števil, izračunano iz dela vašega omrežnega naslova (naslova IP). Iz njega naslova ni mogoče ugotoviti, vsako število si deli približno 256 omrežij, izbrišemo pa ga, ko so objavljeni podatki za tisto obdobje, najpozneje pa po enem letu.
privacy-purpose-title = Kako uporabljamo vaše odgovore
privacy-purpose = Rezultate objavljamo kot števila in odstotke ter jih primerjamo z drugimi storitvami in mesti. Komentarje berejo samo zaposleni na občini.
privacy-time-title = Kako dolgo hranimo vaše odgovore
privacy-time = { $days ->
    [one] Odgovore izbrišemo po { $days } dnevu. Skupna števila ohranimo.
    [two] Odgovore izbrišemo po { $days } dnevih. Skupna števila ohranimo.
    [few] Odgovore izbrišemo po { $days } dnevih. Skupna števila ohranimo.
   *[other] Odgovore izbrišemo po { $days } dnevih. Skupna števila ohranimo.
}
privacy-time-open = Občina ni določila roka. Svoje odgovore lahko kadar koli umaknete.
privacy-rights-title = Vaše pravice
privacy-rights = S kodo potrdila si lahko svoje odgovore kadar koli ogledate, jih popravite ali umaknete. Pritožite se lahko tudi pri organu za varstvo osebnih podatkov.
contact-title = Stik
contact-none = Obrnite se na občinsko pisarno za občane.

## Accessibility statement

accessibility-title = Izjava o dostopnosti
accessibility-goal = Želimo, da bi te strani lahko uporabljal vsakdo. Zasnovane so tako, da izpolnjujejo WCAG 2.2, raven AA, in evropski standard EN 301 549.
accessibility-how = Uporabljate jih lahko samo s tipkovnico, z bralnikom zaslona, na majhnem zaslonu, povečane, v temnem načinu in brez JavaScripta. Pred vsako izdajo opravimo samodejna preverjanja.
accessibility-problem = Če imate s temi stranmi težave, to sporočite občini. Če z odgovorom niste zadovoljni, se obrnite na organ, ki v vaši državi nadzira dostopnost spletišč.

# What the city did about it
you-said = Povedali ste
we-did = Naredili smo

# Limits
requests-too-many = Iz vašega omrežja je prišlo preveč zahtev. Počakajte minuto in poskusite znova.
