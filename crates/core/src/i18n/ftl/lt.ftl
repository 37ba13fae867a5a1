## What every page has

language-name = lietuvių
language = Kalba
skip-to-content = Pereiti prie pagrindinio turinio
privacy = Privatumas
accessibility = Prieinamumas
anonymous = Be slapukų ir be stebėjimo.

## Answering

step-of = { $step } puslapis iš { $steps }
error-prefix = Klaida: { $title }
next = Toliau
back = Atgal
send = Siųsti
optional = neprivaloma
choose-several = Pasirinkite visus tinkamus atsakymus.
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
ranking-hint = Išdėstykite eilės tvarka. 1 – jūsų pirmas pasirinkimas.
ranking-place = { $place } vieta
ranking-none = Be vietos
number-range = Įrašykite skaičių nuo { $min } iki { $max }.
number-from = Įrašykite skaičių, ne mažesnį kaip { $min }.
number-to = Įrašykite skaičių, ne didesnį kaip { $max }.
email-hint = Adresą naudosime tik tam, kad jums atsakytume. Pavyzdžiui, vardas@example.org
personal-hint = Nenurodykite asmens duomenų, pavyzdžiui, savo vardo ar telefono numerio.
other-text = Patikslinkite
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
error-exclusive = Pasirinkite arba šį atsakymą, arba kitus, bet ne abu variantus.
error-same-place = Kiekvieną vietą panaudokite tik vieną kartą.
error-not-a-number = Įrašykite skaičių, pavyzdžiui, 12.
error-ambiguous-number = Įrašykite skaičių be tūkstančių skirtuko, pavyzdžiui, 1000.
error-number-range = Įrašykite skaičių nuo { $min } iki { $max }.
error-whole-number = Įrašykite sveikąjį skaičių, pavyzdžiui, 12.
error-decimals = { $decimals ->
    [one] Įrašykite skaičių, turintį ne daugiau kaip { $decimals } skaitmenį po kablelio.
    [few] Įrašykite skaičių, turintį ne daugiau kaip { $decimals } skaitmenis po kablelio.
   *[other] Įrašykite skaičių, turintį ne daugiau kaip { $decimals } skaitmenų po kablelio.
}
error-bad-day = Įrašykite teisingą datą, pavyzdžiui, 2026-03-01.
error-too-long = { $max ->
    [one] Įrašykite ne daugiau kaip { $max } ženklą.
    [few] Įrašykite ne daugiau kaip { $max } ženklus.
   *[other] Įrašykite ne daugiau kaip { $max } ženklų.
}
error-bad-email = Įrašykite teisingą el. pašto adresą, pavyzdžiui, vardas@example.org.
error-other = Šis atsakymas netinkamas. Patikrinkite jį.
error-send-again = Šis puslapis buvo atidarytas per ilgai. Jūsų atsakymai tebėra čia. Paspauskite mygtuką dar kartą, kad juos išsiųstumėte.
error-too-often = Iš jūsų tinklo siunčiama per daug atsakymų. Jūsų atsakymai tebėra čia. Palaukite minutę ir paspauskite mygtuką dar kartą.
error-unavailable = Nepavyko išsaugoti jūsų atsakymų. Jie tebėra čia. Palaukite minutę ir paspauskite mygtuką dar kartą.
error-differs = Šią formą jau išsiuntėte su kitais atsakymais. Išsaugojome tuos atsakymus, kuriuos išsiuntėte pirmiausia.

## When there is nothing to answer

closed-title = Ši apklausa baigėsi
closed-text = Dėkojame už susidomėjimą. Atsakymai nebepriimami.
soon-title = Ši apklausa dar neprasidėjo
soon-text = Ji prasidės { $day }
trouble-title = Po akimirkos bandykite dar kartą
lost-text = Jūsų atsakymai neišsaugoti. Grįžkite atgal ir išsiųskite juos dar kartą.
too-large-title = Jūsų atsakymas per ilgas
too-large-text = Jūsų atsakymai neišsaugoti. Grįžkite atgal, sutrumpinkite tekstą ir išsiųskite juos dar kartą.
missing-title = Puslapis nerastas
missing-text = Patikrinkite adresą arba dar kartą nuskaitykite kodą.
link-used-title = Ši nuoroda jau panaudota
link-used-text = Kiekviena nuoroda veikia tik vieną kartą. Ačiū už atsakymus.
link-late-title = Nuorodos galiojimas baigėsi
link-late-text = Ji galiojo iki { $day }
link-broken-title = Ši nuoroda neveikia
link-broken-text = Atidarykite nuorodą dar kartą iš gauto pranešimo. Jei ją kopijuojate, nukopijuokite visą.

## After sending

thanks-title = Ačiū
thanks-text = Išsaugojome jūsų atsakymus.
thanks-held = Išsaugojome jūsų atsakymus. Savivaldybė juos patikrins prieš įtraukdama į rezultatus.
receipt-title = Jūsų kvitas
receipt-text = Su šiuo kodu galite peržiūrėti, pataisyti ar atsiimti savo atsakymus. Saugokite jį: mes nežinome, kas esate, ir be kodo jūsų atsakymų nerasime.
receipt-copy = Kopijuoti kodą
receipt-copied = Nukopijuota
print = Spausdinti
receipt-qr = Jūsų kvito QR kodas
receipt-show = Peržiūrėti mano atsakymus
see-results = Peržiūrėti rezultatus
stored-title = Jūsų atsakymai
stored-on = Išsiųsta { $day }
stored-held = Dar neįtraukta į rezultatus. Savivaldybė pirmiausia patikrins jūsų atsakymus.
not-answered = Neatsakyta
masked-note = Prieš išsaugodami pašalinome iš jūsų teksto atpažintus asmens duomenis.
correct = Pataisyti mano atsakymus
correct-title = Pataisykite savo atsakymus
correct-save = Išsaugoti pakeitimus
corrected-title = Jūsų atsakymai pakeisti
withdraw = Atsiimti mano atsakymus
withdraw-title = Ar norite atsiimti savo atsakymus?
withdraw-text = Visam laikui juos ištrinsime ir nebeįtrauksime į rezultatus.
withdraw-yes = Atsiimti mano atsakymus
withdraw-no = Palikti mano atsakymus
withdrawn-title = Jūsų atsakymai atsiimti
withdrawn-text = Juos ištrynėme ir nebeįtraukiame į rezultatus.
receipt-release = Paskelbti duomenys bus atnaujinti kitą kartą juos skelbiant.
receipt-enter-title = Peržiūrėti, pataisyti arba atsiimti savo atsakymus
receipt-enter-label = Kvito kodas
receipt-enter-hint = Kodą sudaro 20 raidžių ir skaitmenų, pavyzdžiui, 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Pagal šį kodą atsakymų neradome. Patikrinkite kodą. Jei jis teisingas, atsakymai buvo ištrinti.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Pareikšti nuomonę
close = Uždaryti
poster-scan = Nuskaitykite kodą telefono kamera
poster-address = arba atverkite { $address }
kiosk-next = Kitas žmogus
kiosk-restart = Pradėti iš naujo
kiosk-soon = Netrukus šis puslapis bus paleistas iš naujo.
kiosk-waiting = { $count ->
    [one] Nėra ryšio. { $count } atsakymas saugomas šiame įrenginyje ir bus išsiųstas vėliau.
    [few] Nėra ryšio. { $count } atsakymai saugomi šiame įrenginyje ir bus išsiųsti vėliau.
   *[other] Nėra ryšio. { $count } atsakymų saugoma šiame įrenginyje ir bus išsiųsta vėliau.
}
kiosk-script = Įjunkite JavaScript šioje naršyklėje. Kitaip atsakymų nebus galima saugoti, kol nėra ryšio.
staff-title = Darbuotojų įvedami atsakymai
staff-text = Įveskite atsakymus tiksliai taip, kaip jie buvo pateikti raštu ar telefonu. Jie priskiriami tai dienai, kurią juos įvedate.
staff-next = Įvesti kitus atsakymus

## Public results

results-title = Rezultatai
results-answers = { $count ->
    [one] { $count } atsakymas
    [few] { $count } atsakymai
   *[other] { $count } atsakymų
}
results-answers-about = { $count ->
    [one] maždaug { $count } atsakymas
    [few] maždaug { $count } atsakymai
   *[other] maždaug { $count } atsakymų
}
results-few = { $min ->
    [one] Rezultatai rodomi, kai yra bent { $min } atsakymas, ne anksčiau kaip kitą dieną.
    [few] Rezultatai rodomi, kai yra bent { $min } atsakymai, ne anksčiau kaip kitą dieną.
   *[other] Rezultatai rodomi, kai yra bent { $min } atsakymų, ne anksčiau kaip kitą dieną.
}
results-note = Tai nuomonės žmonių, kurie nusprendė atsakyti. Intervalas rodo tik atsitiktinumo įtaką ir neapima žmonių, kurie neatsakė.
results-released = Duomenys iki { $day } Kiekvienas skaičius pagrįstas grupe, kurioje yra bent { $min ->
    [one] { $min } atsakymas.
    [few] { $min } atsakymai.
   *[other] { $min } atsakymų.
}
results-rounded = Skaičiai apvalinami iki { $multiple } kartotinių, kad nieko nebūtų galima atpažinti. Jų suma gali nesutapti su bendru skaičiumi.
results-withheld = Per mažai atsakymų, kad būtų rodoma
results-satisfied = { $percent } atsakiusiųjų buvo patenkinti
results-found = { $percent } atsakiusiųjų rado, ko ieškojo
results-score = { $measure }: { $value } skalėje nuo { $low } iki { $high }
results-value = { $measure }: { $value }
results-time-saved = Sutaupytas laikas (mediana)
results-govuk = Pasitenkinimo įvertis
results-nps = Noras rekomenduoti (Net Promoter Score)
results-ces = Paprastumas (Customer Effort Score)
results-sus = Naudojimo patogumas (System Usability Scale)
results-umux-lite = Naudojimo patogumas (UMUX-Lite)
results-sdg-rating = Įvertinimas žvaigždutėmis
results-interval = 95 % pasikliautinasis intervalas: nuo { $low } iki { $high }
results-mean = Vidurkis: { $mean }
results-answer = Atsakymas
results-count = Atsakymų skaičius
results-over-time = Pokyčiai laikui bėgant
results-month = Mėnuo
results-share = Procentai
results-norms = Miestai, teikiantys tos pačios rūšies paslaugą ({ $from } – { $to }, miestų: { $cities }): pusė rezultatų yra tarp { $low } ir { $high }. Mediana – { $median }.
results-since = { $label } (nuo apklausos { $version } versijos)
results-no-longer = { $label } (nebesiūloma)
results-offered = Ne visiems buvo siūlomi visi atsakymai. Antrasis skaičius rodo, kiek žmonių galėjo rinktis atsakymą, o procentai skaičiuojami nuo jų. Procentų suma gali nebūti 100 %.
results-breaks = { $months }: klausimas pasikeitė. Ankstesnių ir vėlesnių rezultatų lyginti negalima. Grafike tai rodo ištisinė linija.
results-marks = { $months }: pasikeitė kažkas, kas gali turėti įtakos rezultatams, pavyzdžiui, tekstas arba paslauga. Grafike tai rodo taškinė linija.

## Privacy notice

privacy-title = Privatumo pranešimas
privacy-who = { $city } klausia jūsų nuomonės, kad pagerintų savo paslaugas. Dalyvauti savanoriška.
privacy-stored-title = Ką saugome
privacy-stored = Saugome jūsų atsakymus, datą ir laiką, kalbą ir tai, kur radote apklausą. Jei klausime prašoma jūsų el. pašto adreso ir jį nurodote, saugome jį kartu su atsakymais.
privacy-not-stored = Neklausiame jūsų vardo. Nesaugome jūsų IP adreso ar informacijos apie jūsų įrenginį ir nenaudojame slapukų. Jei tekstiniame atsakyme atpažįstame asmens duomenų, pavyzdžiui, telefono numerį, prieš išsaugodami juos pašaliname.
privacy-networks = Kad nuspręstume, kada rezultatus galima skelbti, saugome vieną iš 65 536 skaičių, apskaičiuotą iš dalies jūsų tinklo adreso (IP adreso). Iš jo adreso atkurti negalima, kiekvieną skaičių turi apie 256 tinklus, ir jį ištriname, kai paskelbiami to laikotarpio skaičiai, ne vėliau kaip po metų.
privacy-purpose-title = Kaip naudojame jūsų atsakymus
privacy-purpose = Rezultatus skelbiame skaičiais ir procentais ir lyginame juos su kitomis paslaugomis ir miestais. Komentarus skaito tik savivaldybės darbuotojai.
privacy-time-title = Kiek laiko saugome jūsų atsakymus
privacy-time = { $days ->
    [one] Atsakymus ištriname po { $days } dienos. Bendrus skaičius paliekame.
    [few] Atsakymus ištriname po { $days } dienų. Bendrus skaičius paliekame.
   *[other] Atsakymus ištriname po { $days } dienų. Bendrus skaičius paliekame.
}
privacy-time-open = Savivaldybė nenustatė termino. Savo atsakymus galite atsiimti bet kada.
privacy-rights-title = Jūsų teisės
privacy-rights = Su kvito kodu bet kada galite peržiūrėti, pataisyti ar atsiimti savo atsakymus. Taip pat galite pateikti skundą duomenų apsaugos institucijai.
contact-title = Kontaktai
contact-none = Kreipkitės į savivaldybės gyventojų aptarnavimo centrą.

## Accessibility statement

accessibility-title = Prieinamumo pareiškimas
accessibility-goal = Norime, kad šiais puslapiais galėtų naudotis visi. Jie sukurti taip, kad atitiktų WCAG 2.2 AA lygį ir Europos standartą EN 301 549.
accessibility-how = Jie veikia naudojant tik klaviatūrą, su ekrano skaitytuvu, mažuose ekranuose, padidinti, tamsiuoju režimu ir be JavaScript. Prieš kiekvieną naują versiją jie automatiškai patikrinami.
accessibility-problem = Jei naudotis šiais puslapiais sunku, praneškite savivaldybei. Jei atsakymas jūsų netenkina, kreipkitės į instituciją, kuri jūsų šalyje prižiūri interneto svetainių prieinamumą.

# What the city did about it
you-said = Ką sakėte jūs
we-did = Ką padarėme mes

# Limits
requests-too-many = Iš jūsų tinklo gauta per daug užklausų. Palaukite minutę ir bandykite dar kartą.
