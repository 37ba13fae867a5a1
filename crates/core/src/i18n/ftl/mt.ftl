## What every page has

language-name = Malti
language = Lingwa
skip-to-content = Aqbeż għall-kontenut ewlieni
privacy = Privatezza
accessibility = Aċċessibbiltà
anonymous = Mingħajr cookies u mingħajr traċċar.

## Answering

step-of = Paġna { $step } minn { $steps }
error-prefix = Żball: { $title }
next = Li jmiss
back = Lura
send = Ibgħat
optional = mhux obbligatorju
choose-several = Agħżel dawk kollha li japplikaw.
choose-up-to = Agħżel sa { $max }.
choose-at-least = Agħżel mill-inqas { $min }.
choose-between = Agħżel minn { $min } sa { $max }.
face-1 = Ħażin ħafna
face-2 = Ħażin
face-3 = La tajjeb u lanqas ħażin
face-4 = Tajjeb
face-5 = Tajjeb ħafna
stars = { $count ->
    [one] { $count } stilla
    [two] { $count } stilel
    [few] { $count } stilel
    [many] { $count }-il stilla
   *[other] { $count } stilla
}
point-of = { $score } minn { $to }
ranking-hint = Poġġihom fl-ordni. 1 hija l-ewwel għażla tiegħek.
ranking-place = Post { $place }
ranking-none = Mhux ikklassifikat
number-range = Ikteb numru minn { $min } sa { $max }.
number-from = Ikteb numru mhux inqas minn { $min }.
number-to = Ikteb numru mhux akbar minn { $max }.
email-hint = Nużaw l-indirizz biss biex inweġbuk. Pereżempju isem@example.org
personal-hint = Jekk jogħġbok tiktibx data personali, bħal ismek jew in-numru tat-telefon tiegħek.
other-text = Jekk jogħġbok speċifika
characters-max = { $max ->
    [one] Mhux aktar minn karattru wieħed.
    [two] Sa { $max } karattri.
    [few] Sa { $max } karattri.
    [many] Sa { $max }-il karattru.
   *[other] Sa { $max } karattru.
}
leave-empty = Ħalli din il-kaxxa vojta

## When something is wrong

errors-title = { $count ->
    [one] Jekk jogħġbok iċċekkja tweġiba waħda
    [two] Jekk jogħġbok iċċekkja { $count } tweġibiet
    [few] Jekk jogħġbok iċċekkja { $count } tweġibiet
    [many] Jekk jogħġbok iċċekkja { $count }-il tweġiba
   *[other] Jekk jogħġbok iċċekkja { $count } tweġiba
}
error-required = Jekk jogħġbok wieġeb din il-mistoqsija.
error-required-row = Jekk jogħġbok agħżel tweġiba għal “{ $row }”.
error-not-offered = Jekk jogħġbok agħżel waħda mit-tweġibiet mogħtija.
error-too-many-choices = { $max ->
    [one] Jekk jogħġbok agħżel mhux aktar minn tweġiba waħda.
    [two] Jekk jogħġbok agħżel sa { $max } tweġibiet.
    [few] Jekk jogħġbok agħżel sa { $max } tweġibiet.
    [many] Jekk jogħġbok agħżel sa { $max }-il tweġiba.
   *[other] Jekk jogħġbok agħżel sa { $max } tweġiba.
}
error-too-few-choices = { $min ->
    [one] Jekk jogħġbok agħżel mill-inqas tweġiba waħda.
    [two] Jekk jogħġbok agħżel mill-inqas { $min } tweġibiet.
    [few] Jekk jogħġbok agħżel mill-inqas { $min } tweġibiet.
    [many] Jekk jogħġbok agħżel mill-inqas { $min }-il tweġiba.
   *[other] Jekk jogħġbok agħżel mill-inqas { $min } tweġiba.
}
error-exclusive = Jekk jogħġbok agħżel jew din it-tweġiba jew oħrajn, iżda mhux it-tnejn.
error-same-place = Jekk jogħġbok uża kull post darba biss.
error-not-a-number = Jekk jogħġbok ikteb numru, pereżempju 12.
error-ambiguous-number = Jekk jogħġbok ikteb in-numru mingħajr separatur tal-eluf, bħal 1000.
error-number-range = Jekk jogħġbok ikteb numru minn { $min } sa { $max }.
error-whole-number = Jekk jogħġbok ikteb numru sħiħ, pereżempju 12.
error-decimals = { $decimals ->
    [one] Jekk jogħġbok ikteb numru b’mhux aktar minn ċifra deċimali waħda.
    [two] Jekk jogħġbok ikteb numru b’mhux aktar minn { $decimals } ċifri deċimali.
    [few] Jekk jogħġbok ikteb numru b’mhux aktar minn { $decimals } ċifri deċimali.
    [many] Jekk jogħġbok ikteb numru b’mhux aktar minn { $decimals }-il ċifra deċimali.
   *[other] Jekk jogħġbok ikteb numru b’mhux aktar minn { $decimals } ċifra deċimali.
}
error-bad-day = Jekk jogħġbok ikteb data valida, pereżempju 2026-03-01.
error-too-long = { $max ->
    [one] Jekk jogħġbok ikteb mhux aktar minn karattru wieħed.
    [two] Jekk jogħġbok ikteb sa { $max } karattri.
    [few] Jekk jogħġbok ikteb sa { $max } karattri.
    [many] Jekk jogħġbok ikteb sa { $max }-il karattru.
   *[other] Jekk jogħġbok ikteb sa { $max } karattru.
}
error-bad-email = Jekk jogħġbok ikteb indirizz tal-email validu, pereżempju isem@example.org.
error-other = Din it-tweġiba mhijiex valida. Jekk jogħġbok iċċekkjaha.
error-send-again = Din il-paġna damet miftuħa wisq. It-tweġibiet tiegħek għadhom hawn. Jekk jogħġbok erġa’ agħfas il-buttuna biex tibgħathom.
error-too-often = Qed jintbagħtu wisq tweġibiet min-network tiegħek. It-tweġibiet tiegħek għadhom hawn. Jekk jogħġbok stenna minuta u erġa’ agħfas il-buttuna.
error-unavailable = Ma stajniex naħżnu t-tweġibiet tiegħek. Għadhom hawn. Jekk jogħġbok stenna minuta u erġa’ agħfas il-buttuna.
error-differs = Diġà bgħatt din il-formola bi tweġibiet oħra. Żammejna t-tweġibiet li bgħatt l-ewwel.

## When there is nothing to answer

closed-title = Dan l-istħarriġ ingħalaq
closed-text = Grazzi tal-interess tiegħek. Dan l-istħarriġ m’għadux jaċċetta tweġibiet.
soon-title = Dan l-istħarriġ għadu ma fetaħx
soon-text = Data tal-ftuħ: { $day }.
trouble-title = Jekk jogħġbok erġa’ pprova ftit ieħor
lost-text = It-tweġibiet tiegħek ma nħażnux. Jekk jogħġbok mur lura u erġa’ ibgħathom.
too-large-title = It-tweġiba tiegħek twila wisq
too-large-text = It-tweġibiet tiegħek ma nħażnux. Jekk jogħġbok mur lura, qassar it-test u erġa’ ibgħathom.
missing-title = Il-paġna ma nstabitx
missing-text = Jekk jogħġbok iċċekkja l-indirizz, jew erġa’ skennja l-kodiċi.
link-used-title = Din il-link diġà ntużat
link-used-text = Kull link taħdem darba biss. Grazzi tat-tweġibiet tiegħek.
link-late-title = Din il-link skadiet
link-late-text = L-aħħar jum tal-validità: { $day }.
link-broken-title = Din il-link ma taħdimx
link-broken-text = Jekk jogħġbok erġa’ iftaħ il-link mill-messaġġ li rċivejt. Jekk tikkopjaha, ikkopjaha kollha.

## After sending

thanks-title = Grazzi
thanks-text = Ħżinna t-tweġibiet tiegħek.
thanks-held = Ħżinna t-tweġibiet tiegħek. Il-kunsill jirrevedihom qabel ma jingħaddu.
receipt-title = Ir-riċevuta tiegħek
receipt-text = B’dan il-kodiċi tista’ tara, tikkoreġi jew tirtira t-tweġibiet tiegħek. Żommu f’post sigur: ma nafux min int u mingħajru ma nistgħux insibu t-tweġibiet tiegħek.
receipt-copy = Ikkopja l-kodiċi
receipt-copied = Ikkupjat
print = Ipprintja
receipt-qr = Kodiċi QR tar-riċevuta tiegħek
receipt-show = Ara t-tweġibiet tiegħi
see-results = Ara r-riżultati
stored-title = It-tweġibiet tiegħek
stored-on = Data meta ntbagħtu: { $day }
stored-held = Għadhom ma ngħaddewx. Il-kunsill l-ewwel jirrevedi t-tweġibiet tiegħek.
not-answered = Bla tweġiba
masked-note = Qabel ħżinna t-test tiegħek, neħħejna d-data personali li għarafna fih.
correct = Ikkoreġi t-tweġibiet tiegħi
correct-title = Ikkoreġi t-tweġibiet tiegħek
correct-save = Issejvja t-tibdil
corrected-title = It-tweġibiet tiegħek inbidlu
withdraw = Irtira t-tweġibiet tiegħi
withdraw-title = Trid tirtira t-tweġibiet tiegħek?
withdraw-text = Inħassruhom għal dejjem u ma ngħodduhomx aktar.
withdraw-yes = Irtira t-tweġibiet tiegħi
withdraw-no = Żomm it-tweġibiet tiegħi
withdrawn-title = It-tweġibiet tiegħek ġew irtirati
withdrawn-text = Ħassarnihom u m’għadniex ngħodduhom.
receipt-release = Iċ-ċifri ppubblikati jiġu aġġornati mal-pubblikazzjoni li jmiss.
receipt-enter-title = Ara, ikkoreġi jew irtira t-tweġibiet tiegħek
receipt-enter-label = Kodiċi tar-riċevuta
receipt-enter-hint = Il-kodiċi fih 20 ittra u ċifra, pereżempju 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ma sibna l-ebda tweġiba għal dan il-kodiċi. Iċċekkja l-kodiċi. Jekk ikun tajjeb, it-tweġibiet tħassru.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Agħti l-fehma tiegħek
close = Agħlaq
poster-scan = Skennja l-kodiċi bil-kamera tat-telefon tiegħek
poster-address = jew mur fuq { $address }
kiosk-next = Il-persuna li jmiss
kiosk-restart = Ibda mill-ġdid
kiosk-soon = Din il-paġna terġa’ tibda dalwaqt.
kiosk-waiting = { $count ->
    [one] M’hemmx konnessjoni. Tweġiba waħda hija maħżuna fuq dan l-apparat u tintbagħat aktar tard.
    [two] M’hemmx konnessjoni. { $count } tweġibiet huma maħżuna fuq dan l-apparat u jintbagħtu aktar tard.
    [few] M’hemmx konnessjoni. { $count } tweġibiet huma maħżuna fuq dan l-apparat u jintbagħtu aktar tard.
    [many] M’hemmx konnessjoni. { $count }-il tweġiba huma maħżuna fuq dan l-apparat u jintbagħtu aktar tard.
   *[other] M’hemmx konnessjoni. { $count } tweġiba huma maħżuna fuq dan l-apparat u jintbagħtu aktar tard.
}
kiosk-script = Ixgħel JavaScript f’dan il-browser. Mingħajru t-tweġibiet ma jistgħux jinżammu meta ma jkunx hemm konnessjoni.
staff-title = Dħul tat-tweġibiet mill-persunal
staff-text = Daħħal it-tweġibiet eżatt kif ingħataw fuq il-karta jew bit-telefon. Jingħaddu fil-jum li ddaħħalhom.
staff-next = Daħħal tweġibiet oħra

## Public results

results-title = Riżultati
results-answers = { $count ->
    [one] Tweġiba waħda
    [two] { $count } tweġibiet
    [few] { $count } tweġibiet
    [many] { $count }-il tweġiba
   *[other] { $count } tweġiba
}
results-answers-about = { $count ->
    [one] madwar tweġiba waħda
    [two] madwar { $count } tweġibiet
    [few] madwar { $count } tweġibiet
    [many] madwar { $count }-il tweġiba
   *[other] madwar { $count } tweġiba
}
results-few = { $min ->
    [one] Ir-riżultati jintwerew meta jkun hemm mill-inqas tweġiba waħda, l-aktar kmieni l-għada.
    [two] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġibiet, l-aktar kmieni l-għada.
    [few] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġibiet, l-aktar kmieni l-għada.
    [many] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min }-il tweġiba, l-aktar kmieni l-għada.
   *[other] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġiba, l-aktar kmieni l-għada.
}
results-note = Dawn huma l-fehmiet tan-nies li għażlu li jwieġbu. L-intervall ikopri biss il-każwalità, mhux in-nies li ma weġbux.
results-released = L-aħħar jum taċ-ċifri: { $day }. Kull ċifra hija bbażata fuq grupp ta’ mill-inqas { $min ->
    [one] tweġiba waħda.
    [two] { $min } tweġibiet.
    [few] { $min } tweġibiet.
    [many] { $min }-il tweġiba.
   *[other] { $min } tweġiba.
}
results-rounded = L-għadd jiġi arrotondat għal multipli ta’ { $multiple } biex ħadd ma jkun jista’ jintgħaraf. Is-somma tista’ ma taqbilx mat-totali.
results-withheld = Ftit wisq tweġibiet biex jintwerew
results-satisfied = { $percent } ta’ dawk li wieġbu kienu sodisfatti
results-found = { $percent } ta’ dawk li wieġbu sabu dak li kienu qed ifittxu
results-score = { $measure }: { $value } fuq skala minn { $low } sa { $high }
results-value = { $measure }: { $value }
results-time-saved = Ħin iffrankat (medjan)
results-govuk = Punteġġ tas-sodisfazzjon
results-nps = Rieda li tirrakkomanda (Net Promoter Score)
results-ces = Faċilità (Customer Effort Score)
results-sus = Faċilità tal-użu (System Usability Scale)
results-umux-lite = Faċilità tal-użu (UMUX-Lite)
results-sdg-rating = Klassifikazzjoni bl-istilel
results-interval = Intervall ta’ kunfidenza ta’ 95%: { $low } sa { $high }
results-mean = Medja: { $mean }
results-answer = Tweġiba
results-count = Għadd ta’ tweġibiet
results-over-time = Bidla matul iż-żmien
results-month = Xahar
results-share = Perċentwal
results-norms = Bliet bl-istess tip ta’ servizz ({ $from } – { $to }, bliet: { $cities }): nofs ir-riżultati huma bejn { $low } u { $high }. Il-medjan huwa { $median }.
results-since = { $label } (mill-verżjoni { $version } tal-istħarriġ)
results-no-longer = { $label } (m’għadhiex tiġi offruta)
results-offered = Mhux kulħadd ġie offrut kull tweġiba. It-tieni numru juri lil kemm nies ġiet offruta, u l-perċentwal huwa minn dawk in-nies. Il-perċentwali jistgħu ma jammontawx għal 100%.
results-breaks = { $months }: il-mistoqsija nbidlet. Ma tistax tqabbel ir-riżultati ta’ qabel u ta’ wara. Linja kontinwa fil-grafika turi dan.
results-marks = { $months }: inbidlet xi ħaġa li tista’ taffettwa r-riżultati, bħal test jew is-servizz. Linja bit-tikek fil-grafika turi dan.

## Privacy notice

privacy-title = Avviż dwar il-privatezza
privacy-who = { $city } titolbok il-fehma tiegħek biex ittejjeb is-servizzi tagħha. Il-parteċipazzjoni hija volontarja.
privacy-stored-title = X’naħżnu
privacy-stored = Naħżnu t-tweġibiet tiegħek, id-data u l-ħin, il-lingwa, u fejn sibt l-istħarriġ. Jekk mistoqsija titlob l-indirizz tal-email tiegħek u int tagħtih, naħżnuh mat-tweġibiet tiegħek.
privacy-not-stored = Ma nitolbux ismek. Ma naħżnux l-indirizz IP tiegħek jew informazzjoni dwar l-apparat tiegħek, u ma nużawx cookies. Jekk nagħrfu data personali fi tweġiba bil-kitba, bħal numru tat-telefon, inneħħuha qabel ma naħżnuha.
privacy-networks = Biex niddeċiedu meta r-riżultati jistgħu jiġu ppubblikati, naħżnu wieħed minn 65,536 numru li jinħadem minn parti mill-indirizz tan-network tiegħek (indirizz IP). L-indirizz ma jistax jinkiseb lura minnu, madwar 256 network jaqsmu kull numru, u nħassruh meta jiġu ppubblikati ċ-ċifri ta’ dak il-perjodu, sa mhux aktar tard minn sena wara.
privacy-purpose-title = Kif nużaw it-tweġibiet tiegħek
privacy-purpose = Nippubblikaw ir-riżultati bħala għadd u perċentwali u nqabbluhom ma’ servizzi u bliet oħra. Il-kummenti jaqrahom biss il-persunal tal-kunsill.
privacy-time-title = Kemm inżommu t-tweġibiet tiegħek
privacy-time = { $days ->
    [one] Inħassru t-tweġibiet wara jum wieħed. Inżommu l-għadd totali.
    [two] Inħassru t-tweġibiet wara jumejn. Inżommu l-għadd totali.
    [few] Inħassru t-tweġibiet wara { $days } ijiem. Inżommu l-għadd totali.
    [many] Inħassru t-tweġibiet wara { $days }-il jum. Inżommu l-għadd totali.
   *[other] Inħassru t-tweġibiet wara { $days } jum. Inżommu l-għadd totali.
}
privacy-time-open = Il-kunsill ma ffissax terminu. Tista’ tirtira t-tweġibiet tiegħek meta trid.
privacy-rights-title = Id-drittijiet tiegħek
privacy-rights = Bil-kodiċi tar-riċevuta tista’ tara, tikkoreġi jew tirtira t-tweġibiet tiegħek meta trid. Tista’ wkoll tressaq ilment quddiem l-awtorità tal-protezzjoni tad-data.
contact-title = Kuntatt
contact-none = Jekk jogħġbok ikkuntattja l-uffiċċju tas-servizz tal-kunsill.

## Accessibility statement

accessibility-title = Dikjarazzjoni dwar l-aċċessibbiltà
accessibility-goal = Nixtiequ li kulħadd ikun jista’ juża dawn il-paġni. Huma mfassla biex jilħqu l-WCAG 2.2, livell AA, u l-istandard Ewropew EN 301 549.
accessibility-how = Tista’ tużahom bit-tastiera biss, bi screen reader, fuq skrin żgħir, imkabbra, fil-modalità skura u mingħajr JavaScript. Qabel kull verżjoni ġdida nagħmlu kontrolli awtomatiċi.
accessibility-problem = Jekk għandek problema b’dawn il-paġni, għid lill-kunsill. Jekk ma tkunx sodisfatt bit-tweġiba, ikkuntattja lill-korp li jissorvelja l-aċċessibbiltà tal-web f’pajjiżek.

# What the city did about it
you-said = X’għedtu intom
we-did = X’għamilna aħna

# Limits
requests-too-many = Waslu wisq talbiet min-network tiegħek. Jekk jogħġbok stenna minuta u erġa’ pprova.
