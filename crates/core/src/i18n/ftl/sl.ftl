## What every page has

language-name = slovenščina
language = Jezik
skip-to-content = Na vprašanja
privacy = Zasebnost
accessibility = Dostopnost
anonymous = Brez imena, brez piškotkov, brez sledenja.

## Answering

step-of = Korak { $step } od { $steps }
error-prefix = Napaka: { $title }
next = Naprej
back = Nazaj
send = Pošlji
optional = neobvezno
choose-several = Izberete lahko več odgovorov.
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
ranking-hint = Za vsako možnost izberite mesto. 1 je najboljše.
ranking-place = Mesto { $place }
ranking-none = Brez mesta
number-range = Število od { $min } do { $max }.
number-from = Število od { $min } navzgor.
number-to = Število do { $max }.
email-hint = Samo če želite odgovor. Na primer ime@example.org.
personal-hint = Ne pišite imen, telefonskih številk ali česa drugega, kar pokaže, kdo ste.
other-text = Napišite, kaj
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
error-exclusive = Izberite samo ta odgovor ali samo druge.
error-same-place = Vsako mesto uporabite samo enkrat.
error-not-a-number = Napišite število, na primer 12.
error-ambiguous-number = Napišite število brez pike in vejice pri tisočicah, na primer 1000.
error-number-range = Napišite število od { $min } do { $max }.
error-whole-number = Napišite celo število.
error-decimals = { $decimals ->
    [one] Napišite največ { $decimals } decimalko.
    [two] Napišite največ { $decimals } decimalki.
    [few] Napišite največ { $decimals } decimalke.
   *[other] Napišite največ { $decimals } decimalk.
}
error-bad-day = Napišite dan, na primer 2026-03-01.
error-too-long = { $max ->
    [one] Napišite največ { $max } znak.
    [two] Napišite največ { $max } znaka.
    [few] Napišite največ { $max } znake.
   *[other] Napišite največ { $max } znakov.
}
error-bad-email = Napišite e-poštni naslov, na primer ime@example.org.
error-other = Tega odgovora ni mogoče sprejeti. Spremenite ga.
error-send-again = Ta stran je bila odprta zelo dolgo. Vaši odgovori so še tu: znova pritisnite gumb.
error-too-often = Iz vašega omrežja zdaj prihaja veliko odgovorov. Vaši so še tu: počakajte minuto in znova pritisnite gumb.
error-unavailable = Vaših odgovorov zdaj ni mogoče shraniti. Še vedno so tu: počakajte minuto in znova pritisnite gumb.
error-differs = Ta obrazec ste že poslali z drugimi odgovori. Shranjeno je, kar ste poslali najprej.

## When there is nothing to answer

closed-title = Ta anketa je zaprta
closed-text = Hvala, ker ste želeli sodelovati. Odgovori se ne sprejemajo več.
soon-title = Ta anketa še ni odprta
soon-text = Odpre se { $day }.
trouble-title = Poskusite znova čez trenutek
lost-text = Nič ni shranjeno. Vrnite se in pošljite znova.
too-large-title = Besedilo je predolgo
too-large-text = Nič ni shranjeno. Vrnite se, napišite krajše besedilo in ga pošljite znova.
missing-title = Te strani ni
missing-text = Preverite naslov ali znova odčitajte kodo.
link-used-title = Ta povezava je že bila uporabljena
link-used-text = Vsako povezavo lahko uporabite enkrat. Hvala za odgovor.
link-late-title = Ta povezava je prestara
link-late-text = Uporabiti jo je bilo mogoče do { $day }.
link-broken-title = Ta povezava ne deluje
link-broken-text = Odprite jo znova iz prejetega sporočila, celo in nespremenjeno.

## After sending

thanks-title = Hvala
thanks-text = Vaši odgovori so shranjeni.
thanks-held = Vaši odgovori so shranjeni. Mesto jih bo pogledalo, preden se upoštevajo.
receipt-title = Vaše potrdilo
receipt-text = S to kodo lahko svoje odgovore pogledate, popravite ali umaknete. Shranite jo: ne vemo, kdo ste, in brez nje vaših odgovorov ne najdemo.
receipt-copy = Kopiraj kodo
receipt-copied = Kopirano
print = Natisni
receipt-qr = Koda QR tega potrdila
receipt-show = Pokaži moje odgovore
see-results = Pokaži rezultate
stored-title = Vaši shranjeni odgovori
stored-on = Poslano { $day }
stored-held = Še ni upoštevano: najprej bo odgovore pogledalo mesto.
not-answered = Brez odgovora
masked-note = Osebni podatki, ki smo jih opazili v vašem besedilu, so bili pred shranjevanjem odstranjeni.
correct = Popravi moje odgovore
correct-title = Popravite svoje odgovore
correct-save = Shrani
corrected-title = Vaši odgovori so popravljeni
withdraw = Umakni moje odgovore
withdraw-title = Želite umakniti odgovore?
withdraw-text = Za vedno bodo izbrisani in se ne bodo več upoštevali.
withdraw-yes = Da, umakni
withdraw-no = Ne, obdrži
withdrawn-title = Vaši odgovori so umaknjeni
withdrawn-text = Izbrisani so in se ne upoštevajo več.
receipt-enter-title = Poglejte ali umaknite svoje odgovore
receipt-enter-label = Koda potrdila
receipt-enter-hint = 20 črk in števk, na primer 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Za to kodo nismo našli odgovorov. Preverite jo. Morda so bili umaknjeni.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Povejte svoje mnenje
close = Zapri
poster-scan = Odčitajte kodo s kamero telefona
poster-address = ali pojdite na { $address }
kiosk-next = Naslednja oseba
kiosk-restart = Začni znova
kiosk-soon = Ta stran se bo kmalu začela znova.
kiosk-waiting = { $count ->
    [one] Ni povezave: { $count } odgovor je shranjen tu in bo poslan pozneje.
    [two] Ni povezave: { $count } odgovora sta shranjena tu in bosta poslana pozneje.
    [few] Ni povezave: { $count } odgovori so shranjeni tu in bodo poslani pozneje.
   *[other] Ni povezave: { $count } odgovorov je shranjenih tu in bo poslanih pozneje.
}
kiosk-script = Ta zaslon potrebuje JavaScript, da shrani odgovore brez povezave.
staff-title = Vnos zaposlenih
staff-text = Vnesite, kar je bilo odgovorjeno na papirju ali po telefonu, tako kot je bilo dano. Odgovori se štejejo na dan vnosa.
staff-next = Vnesi naslednje

## Public results

results-title = Rezultati
results-answers = { $count ->
    [one] { $count } odgovor
    [two] { $count } odgovora
    [few] { $count } odgovori
   *[other] { $count } odgovorov
}
results-few = Rezultati se pokažejo, ko je odgovorov { $min }.
results-satisfied = Zadovoljnih: { $percent }
results-interval = 95-odstotni interval: od { $low } do { $high }
results-mean = Povprečje: { $mean }
results-answer = Odgovor
results-count = Število
results-over-time = Skozi čas
results-month = Mesec
results-share = Delež

## Privacy notice

privacy-title = Obvestilo o zasebnosti
privacy-who = Za mnenje vas prosi mesto ({ $city }), da bi izboljšalo svoje storitve. Sodelovanje je prostovoljno.
privacy-stored-title = Kaj se shrani
privacy-stored = Vaši odgovori, dan in čas, jezik in kje ste našli anketo.
privacy-not-stored = Ne shranijo se: vaše ime, omrežni naslov, naprava. Piškotkov ni. Če napišete osebne podatke, ki jih prepoznamo, na primer e-poštni naslov ali telefonsko številko, se pred shranjevanjem odstranijo.
privacy-purpose-title = Čemu služi
privacy-purpose = Števila in deleži se objavijo in primerjajo. Komentarje bere samo mesto.
privacy-time-title = Kako dolgo se hrani
privacy-time = { $days ->
    [one] Odgovori se izbrišejo po { $days } dnevu; števila ostanejo.
    [two] Odgovori se izbrišejo po { $days } dnevih; števila ostanejo.
    [few] Odgovori se izbrišejo po { $days } dnevih; števila ostanejo.
   *[other] Odgovori se izbrišejo po { $days } dnevih; števila ostanejo.
}
privacy-time-open = Mesto še ni določilo roka. Svoje odgovore lahko kadar koli umaknete.
privacy-rights-title = Vaše pravice
privacy-rights = S kodo potrdila lahko svoje odgovore kadar koli pogledate, popravite ali umaknete. Pritožite se lahko tudi pri organu za varstvo podatkov v svoji državi.
contact-title = Stik
contact-none = Vprašajte v mestni pisarni.

## Accessibility statement

accessibility-title = Izjava o dostopnosti
accessibility-goal = Te strani so za vse. Narejene so tako, da izpolnjujejo WCAG 2.2, raven AA, in evropski standard EN 301 549.
accessibility-how = Delujejo samo s tipkovnico, z bralnikom zaslona, na majhnih zaslonih, povečane, v temnem načinu in brez JavaScripta. Pred vsako izdajo se samodejno preverijo.
accessibility-problem = Če vam kaj ne deluje, povejte mestu. Če ne dobite dobrega odgovora, se obrnite na organ, ki v vaši državi skrbi za dostopnost.

# What the city did about it
you-said = Povedali ste
we-did = Naredili smo

# Limits
requests-too-many = Iz vašega omrežja je prišlo preveč zahtev. Počakajte minuto in poskusite znova.
