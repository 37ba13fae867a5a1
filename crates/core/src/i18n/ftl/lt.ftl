## What every page has

language-name = lietuvių
language = Kalba
skip-to-content = Pereiti prie klausimų
privacy = Privatumas
accessibility = Prieinamumas
anonymous = Be vardo, be slapukų, be sekimo.

## Answering

step-of = { $step } žingsnis iš { $steps }
error-prefix = Klaida: { $title }
next = Toliau
back = Atgal
send = Siųsti
optional = neprivaloma
choose-several = Galite pasirinkti kelis atsakymus.
choose-up-to = Pasirinkite ne daugiau kaip { $max }.
choose-at-least = Pasirinkite bent { $min }.
choose-between = Pasirinkite nuo { $min } iki { $max }.
face-1 = Labai blogai
face-2 = Blogai
face-3 = Nei gerai, nei blogai
face-4 = Gerai
face-5 = Labai gerai
stars = { $count ->
    [one] { $count } žvaigždutė
    [few] { $count } žvaigždutės
   *[other] { $count } žvaigždučių
}
point-of = { $score } iš { $to }
ranking-hint = Kiekvienam pasirinkite vietą. 1 vieta yra geriausia.
ranking-place = { $place } vieta
ranking-none = Be vietos
number-range = Skaičius nuo { $min } iki { $max }.
number-from = Skaičius, ne mažesnis kaip { $min }.
number-to = Skaičius, ne didesnis kaip { $max }.
email-hint = Tik jei norite gauti atsakymą. Pavyzdžiui, vardas@example.org.
personal-hint = Nerašykite vardų, telefono numerių ar kitko, iš ko būtų aišku, kas esate.
other-text = Parašykite, kas tai
characters-max = { $max ->
    [one] Ne daugiau kaip { $max } ženklas.
    [few] Ne daugiau kaip { $max } ženklai.
   *[other] Ne daugiau kaip { $max } ženklų.
}
leave-empty = Palikite šį laukelį tuščią

## When something is wrong

errors-title = { $count ->
    [one] Patikrinkite { $count } atsakymą
    [few] Patikrinkite { $count } atsakymus
   *[other] Patikrinkite { $count } atsakymų
}
error-required = Atsakykite į šį klausimą.
error-required-row = Pasirinkite atsakymą prie „{ $row }“.
error-not-offered = Pasirinkite vieną iš siūlomų atsakymų.
error-too-many-choices = { $max ->
    [one] Pasirinkite ne daugiau kaip { $max } atsakymą.
    [few] Pasirinkite ne daugiau kaip { $max } atsakymus.
   *[other] Pasirinkite ne daugiau kaip { $max } atsakymų.
}
error-too-few-choices = { $min ->
    [one] Pasirinkite bent { $min } atsakymą.
    [few] Pasirinkite bent { $min } atsakymus.
   *[other] Pasirinkite bent { $min } atsakymų.
}
error-exclusive = Pasirinkite tik šį atsakymą arba tik kitus.
error-same-place = Kiekvieną vietą skirkite tik vieną kartą.
error-not-a-number = Įrašykite skaičių, pavyzdžiui, 12.
error-ambiguous-number = Parašykite skaičių be taško ir kablelio tarp tūkstančių, pavyzdžiui, 1000.
error-number-range = Įrašykite skaičių nuo { $min } iki { $max }.
error-whole-number = Įrašykite sveikąjį skaičių.
error-decimals = { $decimals ->
    [one] Įrašykite ne daugiau kaip { $decimals } skaitmenį po kablelio.
    [few] Įrašykite ne daugiau kaip { $decimals } skaitmenis po kablelio.
   *[other] Įrašykite ne daugiau kaip { $decimals } skaitmenų po kablelio.
}
error-bad-day = Įrašykite datą, pavyzdžiui, 2026-03-01.
error-too-long = { $max ->
    [one] Įrašykite ne daugiau kaip { $max } ženklą.
    [few] Įrašykite ne daugiau kaip { $max } ženklus.
   *[other] Įrašykite ne daugiau kaip { $max } ženklų.
}
error-bad-email = Įrašykite el. pašto adresą, pavyzdžiui, vardas@example.org.
error-other = Šio atsakymo priimti negalima. Pakeiskite jį.
error-send-again = Šis puslapis buvo atidarytas labai ilgai. Jūsų atsakymai tebėra čia: paspauskite mygtuką dar kartą.
error-too-often = Šiuo metu iš jūsų tinklo ateina daug atsakymų. Jūsų atsakymai tebėra čia: palaukite minutę ir paspauskite mygtuką dar kartą.
error-unavailable = Šiuo metu negalime išsaugoti jūsų atsakymų. Jie tebėra čia: palaukite minutę ir paspauskite mygtuką dar kartą.
error-differs = Jau siuntėte šią formą su kitais atsakymais. Išsaugota tai, ką išsiuntėte pirmiausia.

## When there is nothing to answer

closed-title = Ši apklausa baigėsi
closed-text = Ačiū, kad norėjote dalyvauti. Atsakymai nebepriimami.
soon-title = Ši apklausa dar neprasidėjo
soon-text = Ji prasidės { $day }
trouble-title = Po akimirkos bandykite dar kartą
lost-text = Niekas neišsaugota. Grįžkite atgal ir išsiųskite dar kartą.
too-large-title = Tekstas per ilgas
too-large-text = Niekas neišsaugota. Grįžkite atgal, sutrumpinkite tekstą ir išsiųskite dar kartą.
missing-title = Tokio puslapio nėra
missing-text = Patikrinkite adresą arba dar kartą nuskaitykite kodą.
link-used-title = Ši nuoroda jau panaudota
link-used-text = Kiekvieną nuorodą galima panaudoti vieną kartą. Ačiū už atsakymą.
link-late-title = Ši nuoroda per sena
link-late-text = Ją buvo galima naudoti iki { $day }
link-broken-title = Ši nuoroda neveikia
link-broken-text = Atidarykite ją dar kartą iš gauto pranešimo – visą ir nepakeistą.

## After sending

thanks-title = Ačiū
thanks-text = Jūsų atsakymai išsaugoti.
thanks-held = Jūsų atsakymai išsaugoti. Savivaldybė juos peržiūrės prieš įtraukdama į rezultatus.
receipt-title = Jūsų kvitas
receipt-text = Su šiuo kodu galite peržiūrėti, pataisyti ar atsiimti savo atsakymus. Išsaugokite jį: mes nežinome, kas esate, ir be kodo jūsų atsakymų nerasime.
receipt-copy = Kopijuoti kodą
receipt-copied = Nukopijuota
print = Spausdinti
receipt-qr = Šio kvito QR kodas
receipt-show = Peržiūrėti savo atsakymus
see-results = Peržiūrėti rezultatus
stored-title = Jūsų išsaugoti atsakymai
stored-on = Išsiųsta { $day }
stored-held = Dar neįtraukta į rezultatus: savivaldybė pirmiausia peržiūrės atsakymus.
not-answered = Neatsakyta
masked-note = Asmens duomenys, kuriuos pastebėjome jūsų tekste, pašalinti prieš jį išsaugant.
correct = Pataisyti savo atsakymus
correct-title = Pataisykite savo atsakymus
correct-save = Išsaugoti
corrected-title = Jūsų atsakymai pataisyti
withdraw = Atsiimti savo atsakymus
withdraw-title = Ar norite atsiimti savo atsakymus?
withdraw-text = Jie bus visam laikui ištrinti ir nebebus įtraukiami į rezultatus.
withdraw-yes = Taip, atsiimti
withdraw-no = Ne, palikti
withdrawn-title = Jūsų atsakymai atsiimti
withdrawn-text = Jie ištrinti ir nebeįtraukiami į rezultatus.
receipt-enter-title = Peržiūrėti arba atsiimti savo atsakymus
receipt-enter-label = Kvito kodas
receipt-enter-hint = 20 raidžių ir skaitmenų, pavyzdžiui, 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Su šiuo kodu atsakymų neradome. Patikrinkite kodą. Galbūt atsakymai buvo atsiimti.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Pareikšti nuomonę
close = Uždaryti
poster-scan = Nuskaitykite kodą telefono kamera
poster-address = arba atverkite { $address }
kiosk-next = Kitas žmogus
kiosk-restart = Pradėti iš naujo
kiosk-soon = Po akimirkos šis puslapis prasidės iš naujo.
kiosk-waiting = { $count ->
    [one] Nėra ryšio: { $count } atsakymas saugomas čia ir bus išsiųstas vėliau.
    [few] Nėra ryšio: { $count } atsakymai saugomi čia ir bus išsiųsti vėliau.
   *[other] Nėra ryšio: { $count } atsakymų saugoma čia ir bus išsiųsta vėliau.
}
kiosk-script = Šiam ekranui reikia JavaScript, kad atsakymai būtų saugomi, kol nėra ryšio.
staff-title = Įveda darbuotojai
staff-text = Įveskite tai, kas buvo parašyta popieriuje ar pasakyta telefonu, taip, kaip buvo atsakyta. Atsakymai priskiriami tai dienai, kurią juos įvedate.
staff-next = Įvesti kitą

## Public results

results-title = Rezultatai
results-answers = { $count ->
    [one] { $count } atsakymas
    [few] { $count } atsakymai
   *[other] { $count } atsakymų
}
results-few = { $min ->
    [one] Rezultatai rodomi, kai yra bent { $min } atsakymas.
    [few] Rezultatai rodomi, kai yra bent { $min } atsakymai.
   *[other] Rezultatai rodomi, kai yra bent { $min } atsakymų.
}
results-satisfied = { $percent } buvo patenkinti
results-interval = 95 % intervalas: nuo { $low } iki { $high }
results-mean = Vidurkis: { $mean }
results-answer = Atsakymas
results-count = Skaičius
results-over-time = Laikui bėgant
results-month = Mėnuo
results-share = Dalis

## Privacy notice

privacy-title = Privatumo pranešimas
privacy-who = { $city } klausia jūsų nuomonės, kad pagerintų savo paslaugas. Dalyvauti savanoriška.
privacy-stored-title = Kas saugoma
privacy-stored = Jūsų atsakymai, diena ir laikas, kalba ir tai, kur radote apklausą.
privacy-not-stored = Nesaugoma: jūsų vardas, tinklo adresas, įrenginys. Slapukų nėra. Jei parašote asmens duomenų, kuriuos atpažįstame, pavyzdžiui, el. pašto adresą ar telefono numerį, jie pašalinami prieš ką nors išsaugant.
privacy-purpose-title = Kam tai naudojama
privacy-purpose = Skaičiai ir dalys skelbiami ir lyginami. Komentarus skaito tik savivaldybė.
privacy-time-title = Kiek laiko saugoma
privacy-time = { $days ->
    [one] Atsakymai ištrinami po { $days } dienos; skaičiai lieka.
    [few] Atsakymai ištrinami po { $days } dienų; skaičiai lieka.
   *[other] Atsakymai ištrinami po { $days } dienų; skaičiai lieka.
}
privacy-time-open = Savivaldybė dar nenustatė termino. Savo atsakymus galite atsiimti bet kada.
privacy-rights-title = Jūsų teisės
privacy-rights = Su kvito kodu bet kada galite peržiūrėti, pataisyti ar atsiimti savo atsakymus. Taip pat galite pateikti skundą savo šalies duomenų apsaugos institucijai.
contact-title = Kontaktai
contact-none = Klauskite savivaldybės gyventojų aptarnavimo centre.

## Accessibility statement

accessibility-title = Prieinamumo pareiškimas
accessibility-goal = Šie puslapiai skirti visiems. Jie sukurti taip, kad atitiktų WCAG 2.2 AA lygį ir Europos standartą EN 301 549.
accessibility-how = Jie veikia naudojant tik klaviatūrą, su ekrano skaitytuvu, mažuose ekranuose, padidinti, tamsiuoju režimu ir be JavaScript. Prieš kiekvieną naują versiją jie automatiškai patikrinami.
accessibility-problem = Jei jums kas nors neveikia, praneškite savivaldybei. Jei negaunate tinkamo atsakymo, kreipkitės į instituciją, kuri jūsų šalyje prižiūri prieinamumą.

# What the city did about it
you-said = Jūs sakėte
we-did = Mes padarėme

# Limits
requests-too-many = Iš jūsų tinklo atėjo per daug užklausų. Palaukite minutę ir bandykite dar kartą.
