## What every page has

language-name = latviešu
language = Valoda
skip-to-content = Pāriet uz galveno saturu
privacy = Privātums
accessibility = Piekļūstamība
anonymous = Bez sīkdatnēm un bez izsekošanas.

## Answering

step-of = { $step }. lapa no { $steps }
error-prefix = Kļūda: { $title }
next = Tālāk
back = Atpakaļ
send = Nosūtīt
optional = nav obligāti
choose-several = Atzīmējiet visas atbilstošās atbildes.
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
ranking-hint = Sakārtojiet secībā. 1. vieta ir jūsu pirmā izvēle.
ranking-place = { $place }. vieta
ranking-none = Bez vietas
number-range = Ierakstiet skaitli no { $min } līdz { $max }.
number-from = Ierakstiet skaitli, kas nav mazāks par { $min }.
number-to = Ierakstiet skaitli, kas nav lielāks par { $max }.
email-hint = Adresi izmantosim tikai, lai jums atbildētu. Piemēram, vards@example.org
personal-hint = Lūdzu, nenorādiet personas datus, piemēram, savu vārdu vai tālruņa numuru.
other-text = Lūdzu, precizējiet
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
error-required-row = Lūdzu, izvēlieties atbildi par „{ $row }”.
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
error-exclusive = Lūdzu, izvēlieties vai nu šo atbildi, vai citas, bet ne abas reizē.
error-same-place = Lūdzu, katru vietu izmantojiet tikai vienu reizi.
error-not-a-number = Lūdzu, ierakstiet skaitli, piemēram, 12.
error-ambiguous-number = Lūdzu, ierakstiet skaitli bez tūkstošu atdalītāja, piemēram, 1000.
error-number-range = Lūdzu, ierakstiet skaitli no { $min } līdz { $max }.
error-whole-number = Lūdzu, ierakstiet veselu skaitli, piemēram, 12.
error-decimals = { $decimals ->
    [zero] Lūdzu, ierakstiet skaitli, kam ir ne vairāk kā { $decimals } ciparus aiz komata.
    [one] Lūdzu, ierakstiet skaitli, kam ir ne vairāk kā { $decimals } ciparu aiz komata.
   *[other] Lūdzu, ierakstiet skaitli, kam ir ne vairāk kā { $decimals } ciparus aiz komata.
}
error-bad-day = Lūdzu, ierakstiet pareizu datumu, piemēram, 2026-03-01.
error-too-long = { $max ->
    [zero] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmes.
    [one] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmi.
   *[other] Lūdzu, ierakstiet ne vairāk kā { $max } rakstzīmes.
}
error-bad-email = Lūdzu, ierakstiet pareizu e-pasta adresi, piemēram, vards@example.org.
error-other = Šī atbilde nav derīga. Lūdzu, pārbaudiet to.
error-send-again = Šī lapa bija atvērta pārāk ilgi. Jūsu atbildes joprojām ir šeit. Lūdzu, nospiediet pogu vēlreiz, lai tās nosūtītu.
error-too-often = No jūsu tīkla tiek sūtīts pārāk daudz atbilžu. Jūsu atbildes joprojām ir šeit. Lūdzu, uzgaidiet minūti un nospiediet pogu vēlreiz.
error-unavailable = Neizdevās saglabāt jūsu atbildes. Tās joprojām ir šeit. Lūdzu, uzgaidiet minūti un nospiediet pogu vēlreiz.
error-differs = Jūs jau nosūtījāt šo veidlapu ar citām atbildēm. Esam saglabājuši tās atbildes, kuras nosūtījāt vispirms.

## When there is nothing to answer

closed-title = Šī aptauja ir beigusies
closed-text = Paldies par interesi. Atbildes vairs netiek pieņemtas.
soon-title = Šī aptauja vēl nav sākusies
soon-text = Sākuma diena: { $day }.
trouble-title = Lūdzu, pēc brīža mēģiniet vēlreiz
lost-text = Jūsu atbildes netika saglabātas. Lūdzu, atgriezieties un nosūtiet tās vēlreiz.
too-large-title = Jūsu atbilde ir pārāk gara
too-large-text = Jūsu atbildes netika saglabātas. Lūdzu, atgriezieties, saīsiniet tekstu un nosūtiet tās vēlreiz.
missing-title = Lapa nav atrasta
missing-text = Lūdzu, pārbaudiet adresi vai vēlreiz noskenējiet kodu.
link-used-title = Šī saite jau ir izmantota
link-used-text = Katra saite darbojas tikai vienu reizi. Paldies par atbildēm.
link-late-title = Šīs saites derīguma termiņš ir beidzies
link-late-text = Pēdējā derīguma diena: { $day }.
link-broken-title = Šī saite nedarbojas
link-broken-text = Lūdzu, atveriet saiti vēlreiz no saņemtās ziņas. Ja kopējat to, nokopējiet visu.

## After sending

thanks-title = Paldies
thanks-text = Esam saglabājuši jūsu atbildes.
thanks-held = Esam saglabājuši jūsu atbildes. Pašvaldība tās pārbaudīs, pirms tās tiks iekļautas rezultātos.
receipt-title = Jūsu kvīts
receipt-text = Ar šo kodu varat skatīt, labot vai atsaukt savas atbildes. Lūdzu, rūpīgi glabājiet to: mēs nezinām, kas jūs esat, un bez koda nevaram atrast jūsu atbildes.
receipt-copy = Kopēt kodu
receipt-copied = Nokopēts
print = Drukāt
receipt-qr = Jūsu kvīts QR kods
receipt-show = Skatīt manas atbildes
see-results = Skatīt rezultātus
stored-title = Jūsu atbildes
stored-on = Nosūtīšanas diena: { $day }
stored-held = Vēl nav iekļautas rezultātos. Pašvaldība vispirms pārbaudīs jūsu atbildes.
not-answered = Nav atbildes
masked-note = Pirms saglabāšanas no jūsu teksta izdzēsām personas datus, ko atpazinām.
correct = Labot manas atbildes
correct-title = Labojiet savas atbildes
correct-save = Saglabāt izmaiņas
corrected-title = Jūsu atbildes ir mainītas
withdraw = Atsaukt manas atbildes
withdraw-title = Vai vēlaties atsaukt savas atbildes?
withdraw-text = Mēs tās neatgriezeniski dzēsīsim un vairs neiekļausim rezultātos.
withdraw-yes = Atsaukt manas atbildes
withdraw-no = Paturēt manas atbildes
withdrawn-title = Jūsu atbildes ir atsauktas
withdrawn-text = Mēs tās izdzēsām un vairs neiekļaujam rezultātos.
receipt-release = Publicētie dati tiks atjaunināti nākamajā publicēšanas reizē.
receipt-enter-title = Skatīt, labot vai atsaukt savas atbildes
receipt-enter-label = Kvīts kods
receipt-enter-hint = Kodā ir 20 burti un cipari, piemēram, 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ar šo kodu neatradām nevienu atbildi. Lūdzu, pārbaudiet kodu. Ja tas ir pareizs, atbildes ir izdzēstas.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Sniegt atsauksmi
close = Aizvērt
poster-scan = Noskenējiet kodu ar tālruņa kameru
poster-address = vai atveriet { $address }
kiosk-next = Nākamā persona
kiosk-restart = Sākt no jauna
kiosk-soon = Drīz šī lapa tiks palaista no jauna.
kiosk-waiting = { $count ->
    [zero] Nav savienojuma. { $count } atbildes glabājas šajā ierīcē un tiks nosūtītas vēlāk.
    [one] Nav savienojuma. { $count } atbilde glabājas šajā ierīcē un tiks nosūtīta vēlāk.
   *[other] Nav savienojuma. { $count } atbildes glabājas šajā ierīcē un tiks nosūtītas vēlāk.
}
kiosk-script = Ieslēdziet JavaScript šajā pārlūkprogrammā. Bez tā atbildes nevar glabāt, kamēr nav savienojuma.
staff-title = Darbinieku ievadītas atbildes
staff-text = Ievadiet atbildes tieši tā, kā tās sniegtas uz papīra vai pa tālruni. Tās tiek pieskaitītas tai dienai, kurā tās ievadāt.
staff-next = Ievadīt nākamās atbildes

## Public results

results-title = Rezultāti
results-answers = { $count ->
    [zero] { $count } atbilžu
    [one] { $count } atbilde
   *[other] { $count } atbildes
}
results-answers-about = { $count ->
    [zero] aptuveni { $count } atbilžu
    [one] aptuveni { $count } atbilde
   *[other] aptuveni { $count } atbildes
}
results-few = { $min ->
    [zero] Rezultāti tiek rādīti, kad ir vismaz { $min } atbilžu, ne agrāk kā nākamajā dienā.
    [one] Rezultāti tiek rādīti, kad ir vismaz { $min } atbilde, ne agrāk kā nākamajā dienā.
   *[other] Rezultāti tiek rādīti, kad ir vismaz { $min } atbildes, ne agrāk kā nākamajā dienā.
}
results-note = Šie ir to cilvēku viedokļi, kuri izvēlējās atbildēt. Intervāls atspoguļo tikai nejaušību un neietver cilvēkus, kuri neatbildēja.
results-released = Datu pēdējā diena: { $day }. Katrs skaitlis balstās uz grupu, kurā ir vismaz { $min ->
    [zero] { $min } atbilžu.
    [one] { $min } atbilde.
   *[other] { $min } atbildes.
}
results-rounded = Skaiti ir noapaļoti līdz skaitļa { $multiple } daudzkārtņiem, lai nevienu nevarētu atpazīt. To summa var nesakrist ar kopskaitu.
results-withheld = Pārāk maz atbilžu, lai rādītu
results-satisfied = { $percent } no tiem, kas atbildēja, bija apmierināti
results-found = { $percent } no tiem, kas atbildēja, atrada meklēto
results-score = { $measure }: { $value } skalā no { $low } līdz { $high }
results-value = { $measure }: { $value }
results-time-saved = Ietaupītais laiks (mediāna)
results-govuk = Apmierinātības vērtējums
results-nps = Gatavība ieteikt (Net Promoter Score)
results-ces = Vienkāršums (Customer Effort Score)
results-sus = Lietošanas ērtums (System Usability Scale)
results-umux-lite = Lietošanas ērtums (UMUX-Lite)
results-sdg-rating = Vērtējums zvaigznēs
results-interval = 95% ticamības intervāls: no { $low } līdz { $high }
results-mean = Vidēji: { $mean }
results-answer = Atbilde
results-count = Atbilžu skaits
results-over-time = Izmaiņas laika gaitā
results-month = Mēnesis
results-share = Procenti
results-norms = Pilsētas ar tāda paša veida pakalpojumu ({ $from } – { $to }, pilsētu skaits: { $cities }): puse rezultātu ir no { $low } līdz { $high }. Mediāna ir { $median }.
results-since = { $label } (kopš aptaujas versijas { $version })
results-no-longer = { $label } (vairs netiek piedāvāta)
results-offered = Ne visiem tika piedāvātas visas atbildes. Otrais skaitlis rāda, cik cilvēkiem atbilde tika piedāvāta, un procenti ir no viņiem. Procentu summa var nebūt 100%.
results-breaks = { $months }: jautājums mainījās. Iepriekšējos un vēlākos rezultātus nevar salīdzināt. Diagrammā to rāda nepārtraukta līnija.
results-marks = { $months }: mainījās kaut kas, kas var ietekmēt rezultātus, piemēram, teksts vai pakalpojums. Diagrammā to rāda punktēta līnija.

## Privacy notice

privacy-title = Privātuma paziņojums
privacy-who = { $city } vēlas uzzināt jūsu viedokli, lai uzlabotu savus pakalpojumus. Piedalīšanās ir brīvprātīga.
privacy-stored-title = Ko mēs glabājam
privacy-stored = Mēs glabājam jūsu atbildes, datumu un laiku, valodu un to, kur atradāt aptauju. Ja jautājumā tiek prasīta jūsu e-pasta adrese un jūs to ierakstāt, mēs to glabājam kopā ar atbildēm.
privacy-not-stored = Mēs neprasām jūsu vārdu. Mēs neglabājam jūsu IP adresi vai informāciju par jūsu ierīci un neizmantojam sīkdatnes. Ja teksta atbildē atpazīstam personas datus, piemēram, tālruņa numuru, mēs tos pirms saglabāšanas izdzēšam.
privacy-networks = Lai izlemtu, kad rezultātus var publicēt, mēs saglabājam vienu no 65 536 skaitļiem, ko aprēķina no daļas jūsu tīkla adreses (IP adreses). No tā adresi nevar atjaunot, katrs skaitlis ir kopīgs aptuveni 256 tīkliem, un mēs to dzēšam, kad tiek publicēti šī perioda skaitļi, vēlākais pēc gada.
privacy-purpose-title = Kā mēs izmantojam jūsu atbildes
privacy-purpose = Mēs publicējam rezultātus kā skaitļus un procentus un salīdzinām tos ar citiem pakalpojumiem un pilsētām. Komentārus lasa tikai pašvaldības darbinieki.
privacy-time-title = Cik ilgi mēs glabājam jūsu atbildes
privacy-time = { $days ->
    [zero] Mēs dzēšam atbildes pēc { $days } dienām. Kopējos skaitļus mēs saglabājam.
    [one] Mēs dzēšam atbildes pēc { $days } dienas. Kopējos skaitļus mēs saglabājam.
   *[other] Mēs dzēšam atbildes pēc { $days } dienām. Kopējos skaitļus mēs saglabājam.
}
privacy-time-open = Pašvaldība nav noteikusi termiņu. Savas atbildes varat atsaukt jebkurā laikā.
privacy-rights-title = Jūsu tiesības
privacy-rights = Ar kvīts kodu jebkurā laikā varat skatīt, labot vai atsaukt savas atbildes. Varat arī iesniegt sūdzību datu aizsardzības iestādē.
contact-title = Saziņa
contact-none = Lūdzu, sazinieties ar pašvaldības klientu apkalpošanas centru.

## Accessibility statement

accessibility-title = Piekļūstamības paziņojums
accessibility-goal = Mēs vēlamies, lai šīs lapas varētu lietot ikviens. Tās ir veidotas tā, lai atbilstu WCAG 2.2 AA līmenim un Eiropas standartam EN 301 549.
accessibility-how = Tās var lietot, izmantojot tikai tastatūru, ar ekrāna lasītāju, uz maza ekrāna, palielinātas, tumšajā režīmā un bez JavaScript. Pirms katras jaunas versijas veicam automātiskas pārbaudes.
accessibility-problem = Ja jums ir grūtības ar šīm lapām, lūdzu, paziņojiet pašvaldībai. Ja atbilde jūs neapmierina, vērsieties iestādē, kas jūsu valstī uzrauga tīmekļvietņu piekļūstamību.

# What the city did about it
you-said = Ko jūs teicāt
we-did = Ko mēs izdarījām

# Limits
requests-too-many = No jūsu tīkla saņemts pārāk daudz pieprasījumu. Lūdzu, uzgaidiet minūti un mēģiniet vēlreiz.
