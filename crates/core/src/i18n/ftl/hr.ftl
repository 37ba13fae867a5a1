## What every page has

language-name = hrvatski
language = Jezik
skip-to-content = Preskoči na glavni sadržaj
privacy = Privatnost
accessibility = Pristupačnost
anonymous = Bez kolačića i bez praćenja.

## Answering

step-of = Stranica { $step } od { $steps }
error-prefix = Pogreška: { $title }
next = Dalje
back = Natrag
send = Pošalji
optional = neobvezno
choose-several = Odaberite sve što se odnosi na vas.
choose-up-to = Odaberite najviše { $max }.
choose-at-least = Odaberite najmanje { $min }.
choose-between = Odaberite od { $min } do { $max }.
face-1 = Vrlo loše
face-2 = Loše
face-3 = Ni dobro ni loše
face-4 = Dobro
face-5 = Vrlo dobro
stars = { $count ->
    [one] { $count } zvjezdica
    [few] { $count } zvjezdice
   *[other] { $count } zvjezdica
}
point-of = { $score } od { $to }
ranking-hint = Poredajte stavke. 1 je vaš prvi izbor.
ranking-place = Mjesto { $place }
ranking-none = Bez mjesta
number-range = Unesite broj od { $min } do { $max }.
number-from = Unesite broj { $min } ili veći.
number-to = Unesite broj { $max } ili manji.
email-hint = Adresu ćemo koristiti samo da bismo vam odgovorili. Na primjer ime@example.org
personal-hint = Nemojte navoditi osobne podatke, na primer svoje ime ili telefonski broj.
other-text = Navedite pojedinosti
characters-max = { $max ->
    [one] Najviše { $max } znak.
    [few] Najviše { $max } znaka.
   *[other] Najviše { $max } znakova.
}
leave-empty = Ovo polje ostavite praznim

## When something is wrong

errors-title = { $count ->
    [one] Provjerite { $count } odgovor
    [few] Provjerite { $count } odgovora
   *[other] Provjerite { $count } odgovora
}
error-required = Odgovorite na ovo pitanje.
error-required-row = Odaberite odgovor za „{ $row }”.
error-not-offered = Odaberite jedan od ponuđenih odgovora.
error-too-many-choices = { $max ->
    [one] Odaberite najviše { $max } odgovor.
    [few] Odaberite najviše { $max } odgovora.
   *[other] Odaberite najviše { $max } odgovora.
}
error-too-few-choices = { $min ->
    [one] Odaberite najmanje { $min } odgovor.
    [few] Odaberite najmanje { $min } odgovora.
   *[other] Odaberite najmanje { $min } odgovora.
}
error-exclusive = Odaberite ili ovaj odgovor ili druge odgovore, ali ne oboje.
error-same-place = Svako mjesto upotrijebite samo jednom.
error-not-a-number = Unesite broj, na primjer 12.
error-ambiguous-number = Unesite broj bez razdjelnika tisućica, na primjer 1000.
error-number-range = Unesite broj od { $min } do { $max }.
error-whole-number = Unesite cijeli broj, na primjer 12.
error-decimals = { $decimals ->
    [one] Unesite broj koji ima najviše { $decimals } decimalu.
    [few] Unesite broj koji ima najviše { $decimals } decimale.
   *[other] Unesite broj koji ima najviše { $decimals } decimala.
}
error-bad-day = Unesite valjan datum, na primjer 2026-03-01.
error-too-long = { $max ->
    [one] Unesite najviše { $max } znak.
    [few] Unesite najviše { $max } znaka.
   *[other] Unesite najviše { $max } znakova.
}
error-bad-email = Unesite valjanu adresu e-pošte, na primjer ime@example.org.
error-other = Ovaj odgovor nije valjan. Provjerite ga.
error-send-again = Ova je stranica bila predugo otvorena. Vaši su odgovori još ovdje. Ponovno pritisnite gumb da biste ih poslali.
error-too-often = Iz vaše mreže dolazi previše odgovora. Vaši su odgovori još ovdje. Pričekajte minutu pa ponovno pritisnite gumb.
error-unavailable = Vaše odgovore nismo mogli spremiti. Još su ovdje. Pričekajte minutu pa ponovno pritisnite gumb.
error-differs = Ovaj ste obrazac već poslali s drugim odgovorima. Zadržali smo odgovore koje ste prve poslali.

## When there is nothing to answer

closed-title = Ova je anketa završena
closed-text = Hvala na zanimanju. Ova anketa više ne prima odgovore.
soon-title = Ova anketa još nije počela
soon-text = Počinje { $day }
trouble-title = Pokušajte ponovno za koji trenutak
lost-text = Vaši odgovori nisu spremljeni. Vratite se i pošaljite ih ponovno.
too-large-title = Vaš je odgovor predug
too-large-text = Vaši odgovori nisu spremljeni. Vratite se, skratite tekst i pošaljite ih ponovno.
missing-title = Stranica nije pronađena
missing-text = Provjerite adresu ili ponovno skenirajte kod.
link-used-title = Ova je poveznica već iskorištena
link-used-text = Svaka poveznica radi samo jednom. Hvala na odgovorima.
link-late-title = Ova je poveznica istekla
link-late-text = Vrijedila je do { $day }
link-broken-title = Ova poveznica ne radi
link-broken-text = Ponovno otvorite poveznicu iz primljene poruke. Ako je kopirate, kopirajte je cijelu.

## After sending

thanks-title = Hvala
thanks-text = Spremili smo vaše odgovore.
thanks-held = Spremili smo vaše odgovore. Grad će ih pregledati prije nego što se ubroje.
receipt-title = Vaša potvrda
receipt-text = S ovim kodom možete vidjeti, ispraviti ili povući svoje odgovore. Dobro ga sačuvajte: ne znamo tko ste i bez njega ne možemo naći vaše odgovore.
receipt-copy = Kopiraj kod
receipt-copied = Kopirano
print = Ispiši
receipt-qr = QR kod vaše potvrde
receipt-show = Prikaži moje odgovore
see-results = Prikaži rezultate
stored-title = Vaši odgovori
stored-on = Poslano { $day }
stored-held = Još nisu ubrojeni. Grad će najprije pregledati vaše odgovore.
not-answered = Bez odgovora
masked-note = Prije spremanja uklonili smo iz vašeg teksta osobne podatke koje smo prepoznali.
correct = Ispravi moje odgovore
correct-title = Ispravite svoje odgovore
correct-save = Spremi promjene
corrected-title = Vaši su odgovori promijenjeni
withdraw = Povuci moje odgovore
withdraw-title = Želite li povući svoje odgovore?
withdraw-text = Trajno ćemo ih izbrisati i više ih nećemo ubrajati.
withdraw-yes = Povuci moje odgovore
withdraw-no = Zadrži moje odgovore
withdrawn-title = Vaši su odgovori povučeni
withdrawn-text = Izbrisali smo ih i više ih ne ubrajamo.
receipt-release = Objavljeni podaci ažurirat će se pri sljedećoj objavi.
receipt-enter-title = Pogledajte, ispravite ili povucite svoje odgovore
receipt-enter-label = Kod potvrde
receipt-enter-hint = Kod ima 20 slova i znamenki, na primjer 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Za ovaj kod nismo našli odgovore. Provjerite kod. Ako je točan, odgovori su izbrisani.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Podijelite mišljenje
close = Zatvori
poster-scan = Skenirajte kod kamerom telefona
poster-address = ili idite na { $address }
kiosk-next = Sljedeća osoba
kiosk-restart = Počni ispočetka
kiosk-soon = Ova će se stranica uskoro ponovno pokrenuti.
kiosk-waiting = { $count ->
    [one] Nema veze. { $count } odgovor čuva se na ovom uređaju i bit će poslan kasnije.
    [few] Nema veze. { $count } odgovora čuvaju se na ovom uređaju i bit će poslana kasnije.
   *[other] Nema veze. { $count } odgovora čuva se na ovom uređaju i bit će poslano kasnije.
}
kiosk-script = Uključite JavaScript u ovom pregledniku. Bez njega se odgovori ne mogu čuvati dok nema veze.
staff-title = Unos koji obavljaju djelatnici
staff-text = Unesite odgovore točno onako kako su dani na papiru ili telefonom. Broje se na dan unosa.
staff-next = Unesi sljedeće odgovore

## Public results

results-title = Rezultati
results-answers = { $count ->
    [one] { $count } odgovor
    [few] { $count } odgovora
   *[other] { $count } odgovora
}
results-answers-about = { $count ->
    [one] približno { $count } odgovor
    [few] približno { $count } odgovora
   *[other] približno { $count } odgovora
}
results-few = Rezultati se prikazuju kad odgovora bude najmanje { $min }, najranije sljedećeg dana.
results-note = Ovo su mišljenja ljudi koji su odlučili odgovoriti. Interval obuhvaća samo slučajnost, a ne ljude koji nisu odgovorili.
results-released = Podaci do { $day } Svaki podatak temelji se na skupini od najmanje { $min } odgovora.
results-rounded = Brojevi se zaokružuju na višekratnike broja { $multiple } kako se nikoga ne bi moglo prepoznati. Njihov zbroj možda ne odgovara ukupnom broju.
results-withheld = Premalo odgovora za prikaz
results-satisfied = { $percent } onih koji su odgovorili bilo je zadovoljno
results-found = { $percent } onih koji su odgovorili našlo je ono što su tražili
results-score = { $measure }: { $value } na ljestvici od { $low } do { $high }
results-value = { $measure }: { $value }
results-time-saved = Ušteđeno vrijeme (medijan)
results-govuk = Ocjena zadovoljstva
results-nps = Spremnost na preporuku (Net Promoter Score)
results-ces = Lakoća (Customer Effort Score)
results-sus = Lakoća korištenja (System Usability Scale)
results-umux-lite = Lakoća korištenja (UMUX-Lite)
results-sdg-rating = Ocjena zvjezdicama
results-interval = 95-postotni interval pouzdanosti: od { $low } do { $high }
results-mean = Prosjek: { $mean }
results-answer = Odgovor
results-count = Broj odgovora
results-over-time = Kretanje kroz vrijeme
results-month = Mjesec
results-share = Postotak
results-norms = Gradovi s istom vrstom usluge ({ $from } – { $to }, broj gradova: { $cities }): polovina rezultata je između { $low } i { $high }. Medijan je { $median }.
results-since = { $label } (od verzije { $version } ankete)
results-no-longer = { $label } (više se ne nudi)
results-offered = Nisu svima ponuđeni svi odgovori. Drugi broj pokazuje koliko je ljudi dobilo taj odgovor na izbor, a postotak se odnosi na njih. Zbroj postotaka možda nije 100 %.
results-breaks = { $months }: pitanje se promijenilo. Rezultati prije i poslije ne mogu se uspoređivati. Na grafikonu to pokazuje puna crta.
results-marks = { $months }: promijenilo se nešto što može utjecati na rezultate, na primjer tekst ili usluga. Na grafikonu to pokazuje točkasta crta.

## Privacy notice

privacy-title = Obavijest o privatnosti
privacy-who = Za mišljenje vas pita grad ({ $city }) kako bi poboljšao svoje usluge. Sudjelovanje je dobrovoljno.
privacy-stored-title = Što spremamo
privacy-stored = Spremamo vaše odgovore, datum i vrijeme, jezik te gdje ste našli anketu. Ako se u pitanju traži vaša adresa e-pošte i vi je unesete, spremamo je s odgovorima.
privacy-not-stored = Ne pitamo za vaše ime. Ne spremamo vašu IP adresu ni podatke o vašem uređaju i ne koristimo kolačiće. Ako u tekstualnom odgovoru prepoznamo osobne podatke, na primjer telefonski broj, uklanjamo ih prije spremanja.
privacy-networks = Da bismo odlučili kada se rezultati mogu objaviti, spremamo jedan od 65.536 brojeva, izračunat iz dijela vaše mrežne adrese (IP adrese). Iz njega se adresa ne može doznati, svaki broj dijeli oko 256 mreža, a brišemo ga kad se objave podaci za to razdoblje, a najkasnije nakon godinu dana.
privacy-purpose-title = Kako koristimo vaše odgovore
privacy-purpose = Rezultate objavljujemo kao brojeve i postotke i uspoređujemo ih s drugim uslugama i gradovima. Komentare čitaju samo djelatnici grada.
privacy-time-title = Koliko dugo čuvamo vaše odgovore
privacy-time = Odgovore brišemo nakon { $days } dana. Ukupne brojeve zadržavamo.
privacy-time-open = Grad nije odredio rok. Svoje odgovore možete povući u bilo kojem trenutku.
privacy-rights-title = Vaša prava
privacy-rights = S kodom potvrde možete u bilo kojem trenutku vidjeti, ispraviti ili povući svoje odgovore. Možete i podnijeti pritužbu tijelu za zaštitu podataka.
contact-title = Kontakt
contact-none = Obratite se gradskoj službi za građane.

## Accessibility statement

accessibility-title = Izjava o pristupačnosti
accessibility-goal = Želimo da se ovim stranicama može služiti svatko. Izrađene su tako da ispunjavaju WCAG 2.2, razina AA, i europsku normu EN 301 549.
accessibility-how = Možete ih koristiti samo pomoću tipkovnice, s čitačem zaslona, na malom zaslonu, uvećane, u tamnom načinu i bez JavaScripta. Prije svakog izdanja provodimo automatske provjere.
accessibility-problem = Ako imate poteškoća s ovim stranicama, obavijestite grad. Ako niste zadovoljni odgovorom, obratite se tijelu koje u vašoj zemlji nadzire pristupačnost mrežnih stranica.

# What the city did about it
you-said = Rekli ste
we-did = Učinili smo

# Limits
requests-too-many = Iz vaše mreže stiglo je previše zahtjeva. Pričekajte minutu i pokušajte ponovno.
