## What every page has

language-name = latviešu
language = Valoda
skip-to-content = Pāriet uz jautājumiem
privacy = Privātums
accessibility = Piekļūstamība
anonymous = Bez vārda, bez sīkdatnēm, bez izsekošanas.

## Answering

step-of = { $step }. solis no { $steps }
error-prefix = Kļūda: { $title }
next = Tālāk
back = Atpakaļ
send = Nosūtīt
optional = nav obligāti
choose-several = Varat izvēlēties vairākas atbildes.
choose-up-to = Izvēlieties ne vairāk kā { $max }.
choose-at-least = Izvēlieties vismaz { $min }.
choose-between = Izvēlieties no { $min } līdz { $max }.
face-1 = Ļoti slikti
face-2 = Slikti
face-3 = Ne labi, ne slikti
face-4 = Labi
face-5 = Ļoti labi
stars = { $count ->
    [zero] { $count } zvaigžņu
    [one] { $count } zvaigzne
   *[other] { $count } zvaigznes
}
point-of = { $score } no { $to }
ranking-hint = Katram izvēlieties vietu. 1. vieta ir labākā.
ranking-place = { $place }. vieta
ranking-none = Bez vietas
number-range = Skaitlis no { $min } līdz { $max }.
number-from = Skaitlis, ne mazāks kā { $min }.
number-to = Skaitlis, ne lielāks kā { $max }.
email-hint = Tikai tad, ja vēlaties saņemt atbildi. Piemēram, vards@example.org.
personal-hint = Lūdzu, nerakstiet vārdus, tālruņa numurus vai ko citu, no kā var noprast, kas jūs esat.
other-text = Lūdzu, norādiet, kas tas ir
characters-max = { $max ->
    [zero] Ne vairāk kā { $max } rakstzīmju.
    [one] Ne vairāk kā { $max } rakstzīme.
   *[other] Ne vairāk kā { $max } rakstzīmes.
}
leave-empty = Atstājiet šo lauku tukšu

## When something is wrong

errors-title = { $count ->
    [zero] Lūdzu, pārbaudiet { $count } atbildes
    [one] Lūdzu, pārbaudiet { $count } atbildi
   *[other] Lūdzu, pārbaudiet { $count } atbildes
}
error-required = Lūdzu, atbildiet uz šo jautājumu.
error-required-row = Lūdzu, izvēlieties atbildi uz „{ $row }”.
error-not-offered = Lūdzu, izvēlieties kādu no piedāvātajām atbildēm.
error-too-many-choices = { $max ->
    [zero] Lūdzu, izvēlieties ne vairāk kā { $max } atbildes.
    [one] Lūdzu, izvēlieties ne vairāk kā { $max } atbildi.
   *[other] Lūdzu, izvēlieties ne vairāk kā { $max } atbildes.
}
error-too-few-choices = { $min ->
    [zero] Lūdzu, izvēlieties vismaz { $min } atbildes.
    [one] Lūdzu, izvēlieties vismaz { $min } atbildi.
   *[other] Lūdzu, izvēlieties vismaz { $min } atbildes.
}
error-exclusive = Lūdzu, izvēlieties tikai šo atbildi vai tikai citas.
error-same-place = Lūdzu, katru vietu izmantojiet tikai vienu reizi.
error-not-a-number = Lūdzu, ierakstiet skaitli, piemēram, 12.
error-ambiguous-number = Lūdzu, rakstiet skaitli bez punkta un komata starp tūkstošiem, piemēram, 1000.
error-number-range = Lūdzu, ierakstiet skaitli no { $min } līdz { $max }.
error-whole-number = Lūdzu, ierakstiet veselu skaitli.
error-decimals = { $decimals ->
    [zero] Lūdzu, ierakstiet ne vairāk kā { $decimals } ciparus aiz komata.
    [one] Lūdzu, ierakstiet ne vairāk kā { $decimals } ciparu aiz komata.
   *[other] Lūdzu, ierakstiet ne vairāk kā { $decimals } ciparus aiz komata.
}
error-bad-day = Lūdzu, ierakstiet datumu, piemēram, 2026-03-01.
error-too-long = { $max ->
    [zero] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmes.
    [one] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmi.
   *[other] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmes.
}
error-bad-email = Lūdzu, ierakstiet e-pasta adresi, piemēram, vards@example.org.
error-other = Šo atbildi nevar pieņemt. Lūdzu, mainiet to.
error-send-again = Šī lapa bija atvērta ļoti ilgi. Jūsu atbildes joprojām ir šeit: lūdzu, nospiediet pogu vēlreiz.
error-too-often = Pašlaik no jūsu tīkla pienāk daudz atbilžu. Jūsu atbildes joprojām ir šeit: lūdzu, uzgaidiet minūti un nospiediet pogu vēlreiz.
error-unavailable = Pašlaik nevaram saglabāt jūsu atbildes. Tās joprojām ir šeit: lūdzu, uzgaidiet minūti un nospiediet pogu vēlreiz.
error-differs = Šī veidlapa no jums jau ir saņemta ar citām atbildēm. Saglabāts ir tas, ko nosūtījāt vispirms.

## When there is nothing to answer

closed-title = Šī aptauja ir beigusies
closed-text = Paldies, ka vēlējāties piedalīties. Atbildes vairs netiek pieņemtas.
soon-title = Šī aptauja vēl nav sākusies
soon-text = Tā sāksies { $day }.
trouble-title = Lūdzu, pēc brīža mēģiniet vēlreiz
lost-text = Nekas netika saglabāts. Lūdzu, atgriezieties un nosūtiet vēlreiz.
too-large-title = Teksts ir pārāk garš
too-large-text = Nekas netika saglabāts. Lūdzu, atgriezieties, rakstiet īsāk un nosūtiet vēlreiz.
missing-title = Šādas lapas nav
missing-text = Lūdzu, pārbaudiet adresi vai vēlreiz noskenējiet kodu.
link-used-title = Šī saite jau ir izmantota
link-used-text = Katru saiti var izmantot vienu reizi. Paldies par atbildi.
link-late-title = Šī saite ir novecojusi
link-late-text = To varēja izmantot līdz { $day }.
link-broken-title = Šī saite nedarbojas
link-broken-text = Lūdzu, atveriet to vēlreiz no saņemtās ziņas – pilnu un nemainītu.

## After sending

thanks-title = Paldies
thanks-text = Jūsu atbildes ir saglabātas.
thanks-held = Jūsu atbildes ir saglabātas. Pašvaldība tās apskatīs, pirms tās tiks iekļautas rezultātos.
receipt-title = Jūsu kvīts
receipt-text = Ar šo kodu varat skatīt, labot vai atsaukt savas atbildes. Lūdzu, saglabājiet to: mēs nezinām, kas jūs esat, un bez koda nevaram atrast jūsu atbildes.
receipt-copy = Kopēt kodu
receipt-copied = Nokopēts
print = Drukāt
receipt-qr = Šīs kvīts QR kods
receipt-show = Skatīt savas atbildes
see-results = Skatīt rezultātus
stored-title = Jūsu saglabātās atbildes
stored-on = Nosūtīts { $day }
stored-held = Vēl nav iekļautas rezultātos: pašvaldība tās vispirms apskatīs.
not-answered = Nav atbildes
masked-note = Personas dati, ko pamanījām jūsu tekstā, tika izdzēsti pirms saglabāšanas.
correct = Labot savas atbildes
correct-title = Labojiet savas atbildes
correct-save = Saglabāt
corrected-title = Jūsu atbildes ir izlabotas
withdraw = Atsaukt savas atbildes
withdraw-title = Vai atsaukt jūsu atbildes?
withdraw-text = Tās tiks neatgriezeniski dzēstas un vairs netiks iekļautas rezultātos.
withdraw-yes = Jā, atsaukt
withdraw-no = Nē, paturēt
withdrawn-title = Jūsu atbildes ir atsauktas
withdrawn-text = Tās ir dzēstas un vairs netiek iekļautas rezultātos.
receipt-enter-title = Skatīt vai atsaukt savas atbildes
receipt-enter-label = Kvīts kods
receipt-enter-hint = 20 burti un cipari, piemēram, 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ar šo kodu neatradām nevienu atbildi. Lūdzu, pārbaudiet to. Iespējams, atbildes ir atsauktas.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Sniegt atsauksmi
close = Aizvērt
poster-scan = Noskenējiet kodu ar tālruņa kameru
poster-address = vai atveriet { $address }
kiosk-next = Nākamā persona
kiosk-restart = Sākt no jauna
kiosk-soon = Pēc brīža šī lapa sāksies no jauna.
kiosk-waiting = { $count ->
    [zero] Nav savienojuma: { $count } atbildes glabājas šeit un tiks nosūtītas vēlāk.
    [one] Nav savienojuma: { $count } atbilde glabājas šeit un tiks nosūtīta vēlāk.
   *[other] Nav savienojuma: { $count } atbildes glabājas šeit un tiks nosūtītas vēlāk.
}
kiosk-script = Šim ekrānam ir vajadzīgs JavaScript, lai glabātu atbildes, kamēr nav savienojuma.
staff-title = Ievada darbinieki
staff-text = Ievadiet to, kas bija uzrakstīts uz papīra vai pateikts pa tālruni, tieši tā, kā tas tika sniegts. Atbildes tiek pieskaitītas tai dienai, kurā tās ievadāt.
staff-next = Ievadīt nākamo

## Public results

results-title = Rezultāti
results-answers = { $count ->
    [zero] { $count } atbilžu
    [one] { $count } atbilde
   *[other] { $count } atbildes
}
results-few = { $min ->
    [zero] Rezultāti tiek rādīti, kad ir vismaz { $min } atbilžu.
    [one] Rezultāti tiek rādīti, kad ir vismaz { $min } atbilde.
   *[other] Rezultāti tiek rādīti, kad ir vismaz { $min } atbildes.
}
results-satisfied = { $percent } bija apmierināti
results-interval = 95 % intervāls: no { $low } līdz { $high }
results-mean = Vidēji: { $mean }
results-answer = Atbilde
results-count = Skaits
results-over-time = Laika gaitā
results-month = Mēnesis
results-share = Īpatsvars

## Privacy notice

privacy-title = Privātuma paziņojums
privacy-who = { $city } vēlas uzzināt jūsu viedokli, lai uzlabotu savus pakalpojumus. Piedalīšanās ir brīvprātīga.
privacy-stored-title = Kas tiek saglabāts
privacy-stored = Jūsu atbildes, diena un laiks, valoda un tas, kur atradāt aptauju.
privacy-not-stored = Netiek saglabāts: jūsu vārds, tīkla adrese, ierīce. Sīkdatņu nav. Ja ierakstāt personas datus, ko mēs atpazīstam, piemēram, e-pasta adresi vai tālruņa numuru, tie tiek izdzēsti, pirms kaut kas tiek saglabāts.
privacy-purpose-title = Kam tas tiek izmantots
privacy-purpose = Skaits un īpatsvars tiek publicēts un salīdzināts. Komentārus lasa tikai pašvaldība.
privacy-time-title = Cik ilgi tas tiek glabāts
privacy-time = { $days ->
    [zero] Atbildes tiek dzēstas pēc { $days } dienām; skaits paliek.
    [one] Atbildes tiek dzēstas pēc { $days } dienas; skaits paliek.
   *[other] Atbildes tiek dzēstas pēc { $days } dienām; skaits paliek.
}
privacy-time-open = Pašvaldība vēl nav noteikusi termiņu. Savas atbildes varat atsaukt jebkurā laikā.
privacy-rights-title = Jūsu tiesības
privacy-rights = Ar kvīts kodu jebkurā laikā varat skatīt, labot vai atsaukt savas atbildes. Varat arī iesniegt sūdzību savas valsts datu aizsardzības iestādē.
contact-title = Saziņa
contact-none = Lūdzu, jautājiet pašvaldības klientu apkalpošanas centrā.

## Accessibility statement

accessibility-title = Piekļūstamības paziņojums
accessibility-goal = Šīs lapas ir domātas ikvienam. Tās ir veidotas tā, lai atbilstu WCAG 2.2 AA līmenim un Eiropas standartam EN 301 549.
accessibility-how = Tās darbojas tikai ar tastatūru, ar ekrāna lasītāju, uz maziem ekrāniem, palielinātas, tumšajā režīmā un bez JavaScript. Pirms katras jaunas versijas tās tiek automātiski pārbaudītas.
accessibility-problem = Ja kaut kas jums nedarbojas, lūdzu, pastāstiet to pašvaldībai. Ja nesaņemat labu atbildi, vērsieties iestādē, kas jūsu valstī uzrauga piekļūstamību.

# What the city did about it
you-said = Jūs teicāt
we-did = Mēs izdarījām

# Limits
requests-too-many = No jūsu tīkla pienāca pārāk daudz pieprasījumu. Lūdzu, pagaidiet minūti un mēģiniet vēlreiz.
