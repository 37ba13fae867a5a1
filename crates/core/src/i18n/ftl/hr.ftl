## What every page has

language-name = hrvatski
language = Jezik
skip-to-content = Na pitanja
privacy = Privatnost
accessibility = Pristupačnost
anonymous = Bez imena, bez kolačića, bez praćenja.

## Answering

step-of = Korak { $step } od { $steps }
error-prefix = Pogreška: { $title }
next = Dalje
back = Natrag
send = Pošalji
optional = neobavezno
choose-several = Možete odabrati više odgovora.
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
ranking-hint = Za svaku stavku odaberite mjesto. 1 je najbolje.
ranking-place = Mjesto { $place }
ranking-none = Bez mjesta
number-range = Broj od { $min } do { $max }.
number-from = Broj od { $min } naviše.
number-to = Broj do { $max }.
email-hint = Samo ako želite odgovor. Na primjer ime@example.org.
personal-hint = Nemojte pisati imena, telefonske brojeve ni bilo što što pokazuje tko ste.
other-text = Napišite što
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
error-exclusive = Odaberite samo ovaj odgovor ili samo druge.
error-same-place = Svako mjesto dajte samo jednom.
error-not-a-number = Napišite broj, na primjer 12.
error-ambiguous-number = Napišite broj bez točke i zareza za tisućice, na primjer 1000.
error-number-range = Napišite broj od { $min } do { $max }.
error-whole-number = Napišite cijeli broj.
error-decimals = { $decimals ->
    [one] Napišite najviše { $decimals } decimalu.
    [few] Napišite najviše { $decimals } decimale.
   *[other] Napišite najviše { $decimals } decimala.
}
error-bad-day = Napišite dan, na primjer 2026-03-01.
error-too-long = { $max ->
    [one] Napišite najviše { $max } znak.
    [few] Napišite najviše { $max } znaka.
   *[other] Napišite najviše { $max } znakova.
}
error-bad-email = Napišite adresu e-pošte, na primjer ime@example.org.
error-other = Ovaj se odgovor ne može prihvatiti. Promijenite ga.
error-send-again = Ova je stranica bila vrlo dugo otvorena. Vaši su odgovori još ovdje: ponovno pritisnite gumb.
error-too-often = Iz vaše mreže sada dolazi mnogo odgovora. Vaši su još ovdje: pričekajte minutu i ponovno pritisnite gumb.
error-unavailable = Vaše odgovore sada nije moguće spremiti. Još su ovdje: pričekajte minutu i ponovno pritisnite gumb.
error-differs = Ovaj ste obrazac već poslali s drugim odgovorima. Spremljeno je ono što ste prvo poslali.

## When there is nothing to answer

closed-title = Ova je anketa zatvorena
closed-text = Hvala što ste željeli sudjelovati. Odgovori se više ne primaju.
soon-title = Ova anketa još nije otvorena
soon-text = Otvara se { $day }
trouble-title = Pokušajte ponovno za koji trenutak
lost-text = Ništa nije spremljeno. Vratite se i pošaljite ponovno.
too-large-title = Tekst je predug
too-large-text = Ništa nije spremljeno. Vratite se, napišite kraći tekst i pošaljite ponovno.
missing-title = Takve stranice nema
missing-text = Provjerite adresu ili ponovno skenirajte kod.
link-used-title = Ova je poveznica već iskorištena
link-used-text = Svaka poveznica vrijedi jednom. Hvala na odgovoru.
link-late-title = Ova je poveznica prestara
link-late-text = Mogla se koristiti do { $day }
link-broken-title = Ova poveznica ne radi
link-broken-text = Otvorite je ponovno iz primljene poruke, cijelu i nepromijenjenu.

## After sending

thanks-title = Hvala
thanks-text = Vaši su odgovori spremljeni.
thanks-held = Vaši su odgovori spremljeni. Grad će ih pogledati prije nego što se ubroje.
receipt-title = Vaša potvrda
receipt-text = S ovim kodom možete vidjeti, ispraviti ili povući svoje odgovore. Sačuvajte ga: ne znamo tko ste i bez njega ne možemo naći vaše odgovore.
receipt-copy = Kopiraj kod
receipt-copied = Kopirano
print = Ispiši
receipt-qr = QR kod ove potvrde
receipt-show = Prikaži moje odgovore
see-results = Prikaži rezultate
stored-title = Vaši spremljeni odgovori
stored-on = Poslano { $day }
stored-held = Još nije ubrojeno: grad će prvo pogledati odgovore.
not-answered = Bez odgovora
masked-note = Osobni podaci koje smo primijetili u vašem tekstu uklonjeni su prije spremanja.
correct = Ispravi moje odgovore
correct-title = Ispravite svoje odgovore
correct-save = Spremi
corrected-title = Vaši su odgovori ispravljeni
withdraw = Povuci moje odgovore
withdraw-title = Povući odgovore?
withdraw-text = Bit će trajno izbrisani i više se neće ubrajati.
withdraw-yes = Da, povuci
withdraw-no = Ne, zadrži
withdrawn-title = Vaši su odgovori povučeni
withdrawn-text = Izbrisani su i više se ne ubrajaju.
receipt-enter-title = Pogledajte ili povucite svoje odgovore
receipt-enter-label = Kod potvrde
receipt-enter-hint = 20 slova i znamenki, na primjer 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Za ovaj kod nismo našli odgovore. Provjerite ga. Možda su povučeni.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Recite svoje mišljenje
close = Zatvori
poster-scan = Skenirajte kod kamerom telefona
poster-address = ili idite na { $address }
kiosk-next = Sljedeća osoba
kiosk-restart = Počni ispočetka
kiosk-soon = Ova stranica uskoro počinje ispočetka.
kiosk-waiting = { $count ->
    [one] Nema veze: { $count } odgovor čuva se ovdje i bit će poslan kasnije.
    [few] Nema veze: { $count } odgovora čuvaju se ovdje i bit će poslana kasnije.
   *[other] Nema veze: { $count } odgovora čuva se ovdje i bit će poslano kasnije.
}
kiosk-script = Ovom zaslonu treba JavaScript da čuva odgovore bez veze.
staff-title = Unos djelatnika
staff-text = Unesite ono što je odgovoreno na papiru ili telefonom, onako kako je dano. Odgovori se broje na dan unosa.
staff-next = Unesi sljedeći

## Public results

results-title = Rezultati
results-answers = { $count ->
    [one] { $count } odgovor
    [few] { $count } odgovora
   *[other] { $count } odgovora
}
results-few = Rezultati se prikazuju kad odgovora bude { $min }.
results-satisfied = Zadovoljnih: { $percent }
results-interval = Interval 95 %: od { $low } do { $high }
results-mean = Prosjek: { $mean }
results-answer = Odgovor
results-count = Broj
results-over-time = Tijekom vremena
results-month = Mjesec
results-share = Udio

## Privacy notice

privacy-title = Obavijest o privatnosti
privacy-who = Za mišljenje vas pita grad ({ $city }) kako bi poboljšao svoje usluge. Sudjelovanje je dobrovoljno.
privacy-stored-title = Što se sprema
privacy-stored = Vaši odgovori, dan i vrijeme, jezik i gdje ste našli anketu.
privacy-not-stored = Ne spremaju se: vaše ime, mrežna adresa, uređaj. Nema kolačića. Ako napišete osobne podatke koje prepoznajemo, poput adrese e-pošte ili telefonskog broja, uklanjaju se prije spremanja.
privacy-purpose-title = Čemu služi
privacy-purpose = Brojevi i udjeli se objavljuju i uspoređuju. Komentare čita samo grad.
privacy-time-title = Koliko se dugo čuva
privacy-time = Odgovori se brišu nakon { $days } dana; brojevi ostaju.
privacy-time-open = Grad još nije odredio rok. Svoje odgovore možete povući u bilo kojem trenutku.
privacy-rights-title = Vaša prava
privacy-rights = S kodom potvrde možete u bilo kojem trenutku vidjeti, ispraviti ili povući svoje odgovore. Možete se i žaliti tijelu za zaštitu podataka u svojoj zemlji.
contact-title = Kontakt
contact-none = Pitajte u gradskom uredu.

## Accessibility statement

accessibility-title = Izjava o pristupačnosti
accessibility-goal = Ove su stranice za sve. Izrađene su tako da ispunjavaju WCAG 2.2, razina AA, i europsku normu EN 301 549.
accessibility-how = Rade samo s tipkovnicom, s čitačem zaslona, na malim zaslonima, uvećane, u tamnom načinu i bez JavaScripta. Prije svakog izdanja automatski se provjeravaju.
accessibility-problem = Ako vam nešto ne radi, recite gradu. Ako ne dobijete dobar odgovor, obratite se tijelu koje u vašoj zemlji nadzire pristupačnost.

# What the city did about it
you-said = Rekli ste
we-did = Učinili smo

# Limits
requests-too-many = Iz vaše mreže stiglo je previše zahtjeva. Pričekajte minutu i pokušajte ponovno.
