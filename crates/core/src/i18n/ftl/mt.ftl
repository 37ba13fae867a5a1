## What every page has

language-name = Malti
language = Lingwa
skip-to-content = Mur għall-mistoqsijiet
privacy = Privatezza
accessibility = Aċċessibbiltà
anonymous = L-ebda isem, l-ebda cookies, l-ebda traċċar.

## Answering

step-of = Pass { $step } minn { $steps }
error-prefix = Żball: { $title }
next = Li jmiss
back = Lura
send = Ibgħat
optional = mhux obbligatorju
choose-several = Tista’ tagħżel aktar minn waħda.
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
ranking-hint = Agħżel post għal kull waħda. 1 hu l-aħjar.
ranking-place = Post { $place }
ranking-none = L-ebda post
number-range = Numru minn { $min } sa { $max }.
number-from = Numru minn { $min } ’il fuq.
number-to = Numru sa { $max }.
email-hint = Imla biss jekk trid tweġiba. Pereżempju isem@example.org.
personal-hint = Jekk jogħġbok tiktibx ismijiet, numri tat-telefon jew xi ħaġa oħra li turi min int.
other-text = Jekk jogħġbok ikteb x’inhu
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
error-exclusive = Jekk jogħġbok agħżel din it-tweġiba waħedha, jew oħrajn biss.
error-same-place = Jekk jogħġbok uża kull post darba biss.
error-not-a-number = Jekk jogħġbok ikteb numru, pereżempju 12.
error-ambiguous-number = Jekk jogħġbok ikteb in-numru mingħajr punt jew virgola għall-eluf, bħal 1000.
error-number-range = Jekk jogħġbok ikteb numru minn { $min } sa { $max }.
error-whole-number = Jekk jogħġbok ikteb numru sħiħ.
error-decimals = { $decimals ->
    [one] Jekk jogħġbok ikteb mhux aktar minn ċifra deċimali waħda.
    [two] Jekk jogħġbok ikteb sa { $decimals } ċifri deċimali.
    [few] Jekk jogħġbok ikteb sa { $decimals } ċifri deċimali.
    [many] Jekk jogħġbok ikteb sa { $decimals }-il ċifra deċimali.
   *[other] Jekk jogħġbok ikteb sa { $decimals } ċifra deċimali.
}
error-bad-day = Jekk jogħġbok ikteb data, pereżempju 2026-03-01.
error-too-long = { $max ->
    [one] Jekk jogħġbok ikteb mhux aktar minn karattru wieħed.
    [two] Jekk jogħġbok ikteb sa { $max } karattri.
    [few] Jekk jogħġbok ikteb sa { $max } karattri.
    [many] Jekk jogħġbok ikteb sa { $max }-il karattru.
   *[other] Jekk jogħġbok ikteb sa { $max } karattru.
}
error-bad-email = Jekk jogħġbok ikteb indirizz tal-email, pereżempju isem@example.org.
error-other = Din it-tweġiba ma tistax tintlaqa’. Jekk jogħġbok ibdilha.
error-send-again = Din il-paġna ilha miftuħa ħafna. It-tweġibiet tiegħek għadhom hawn: jekk jogħġbok erġa’ agħfas il-buttuna.
error-too-often = Bħalissa deħlin ħafna tweġibiet min-network tiegħek. It-tweġibiet tiegħek għadhom hawn: jekk jogħġbok stenna minuta u erġa’ agħfas il-buttuna.
error-unavailable = Bħalissa ma nistgħux naħżnu t-tweġibiet tiegħek. Għadhom hawn: jekk jogħġbok stenna minuta u erġa’ agħfas il-buttuna.
error-differs = Diġà bgħatt din il-formola bi tweġibiet oħra. Dak li bgħatt l-ewwel inħażen.

## When there is nothing to answer

closed-title = Dan l-istħarriġ ingħalaq
closed-text = Grazzi talli ridt tieħu sehem. Mhux qed jintlaqgħu aktar tweġibiet.
soon-title = Dan l-istħarriġ għadu ma fetaħx
soon-text = Jiftaħ fi { $day }.
trouble-title = Jekk jogħġbok erġa’ pprova ftit ieħor
lost-text = Ma nħażen xejn. Jekk jogħġbok mur lura u erġa’ ibgħat.
too-large-title = It-test twil wisq
too-large-text = Ma nħażen xejn. Jekk jogħġbok mur lura, ikteb inqas u erġa’ ibgħat.
missing-title = Din il-paġna ma teżistix
missing-text = Jekk jogħġbok iċċekkja l-indirizz, jew erġa’ skennja l-kodiċi.
link-used-title = Din il-link diġà ntużat
link-used-text = Kull link tista’ tintuża darba. Grazzi tat-tweġiba tiegħek.
link-late-title = Din il-link hija qadima wisq
link-late-text = Setgħet tintuża sa { $day }.
link-broken-title = Din il-link ma taħdimx
link-broken-text = Jekk jogħġbok erġa’ iftaħha mill-messaġġ li rċivejt, sħiħa u mingħajr tibdil.

## After sending

thanks-title = Grazzi
thanks-text = It-tweġibiet tiegħek inħażnu.
thanks-held = It-tweġibiet tiegħek inħażnu. Il-belt tarahom qabel ma jingħaddu.
receipt-title = Ir-riċevuta tiegħek
receipt-text = B’dan il-kodiċi tista’ tara, tikkoreġi jew tirtira t-tweġibiet tiegħek. Jekk jogħġbok żommu: ma nafux min int u mingħajru ma nistgħux insibu t-tweġibiet tiegħek.
receipt-copy = Ikkopja l-kodiċi
receipt-copied = Ikkupjat
print = Ipprintja
receipt-qr = Kodiċi QR ta’ din ir-riċevuta
receipt-show = Ara t-tweġibiet tiegħi
see-results = Ara r-riżultati
stored-title = It-tweġibiet maħżuna tiegħek
stored-on = Intbagħtu fi { $day }
stored-held = Għadhom ma ngħaddewx: il-belt tarahom l-ewwel.
not-answered = L-ebda tweġiba
masked-note = Id-data personali li ndunajna biha fit-test tiegħek tneħħiet qabel ma nħażen.
correct = Ikkoreġi t-tweġibiet tiegħi
correct-title = Ikkoreġi t-tweġibiet tiegħek
correct-save = Issejvja
corrected-title = It-tweġibiet tiegħek ġew ikkoreġuti
withdraw = Irtira t-tweġibiet tiegħi
withdraw-title = Trid tirtira t-tweġibiet tiegħek?
withdraw-text = Jitħassru għal dejjem u ma jibqgħux jingħaddu.
withdraw-yes = Iva, irtira
withdraw-no = Le, żommhom
withdrawn-title = It-tweġibiet tiegħek ġew irtirati
withdrawn-text = Tħassru u ma għadhomx jingħaddu.
receipt-enter-title = Ara jew irtira t-tweġibiet tiegħek
receipt-enter-label = Kodiċi tar-riċevuta
receipt-enter-hint = 20 ittra u ċifra, pereżempju 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Ma sibna l-ebda tweġiba għal dan il-kodiċi. Jekk jogħġbok iċċekkjah. Jista’ jkun li t-tweġibiet ġew irtirati.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Agħti l-fehma tiegħek
close = Agħlaq
poster-scan = Skennja l-kodiċi bil-kamera tat-telefon tiegħek
poster-address = jew mur fuq { $address }
kiosk-next = Il-persuna li jmiss
kiosk-restart = Ibda mill-ġdid
kiosk-soon = Din il-paġna terġa’ tibda dalwaqt.
kiosk-waiting = { $count ->
    [one] M’hemmx konnessjoni: tweġiba waħda qed tinżamm hawn u tintbagħat aktar tard.
    [two] M’hemmx konnessjoni: { $count } tweġibiet qed jinżammu hawn u jintbagħtu aktar tard.
    [few] M’hemmx konnessjoni: { $count } tweġibiet qed jinżammu hawn u jintbagħtu aktar tard.
    [many] M’hemmx konnessjoni: { $count }-il tweġiba qed jinżammu hawn u jintbagħtu aktar tard.
   *[other] M’hemmx konnessjoni: { $count } tweġiba qed jinżammu hawn u jintbagħtu aktar tard.
}
kiosk-script = Dan l-iskrin għandu bżonn JavaScript biex iżomm it-tweġibiet meta ma jkunx hemm konnessjoni.
staff-title = Dħul tad-data mill-persunal
staff-text = Daħħal dak li nkiteb fuq il-karta jew li ntqal bit-telefon, kif ingħata. It-tweġibiet jingħaddu fil-jum li ddaħħalhom.
staff-next = Daħħal li jmiss

## Public results

results-title = Riżultati
results-answers = { $count ->
    [one] Tweġiba waħda
    [two] { $count } tweġibiet
    [few] { $count } tweġibiet
    [many] { $count }-il tweġiba
   *[other] { $count } tweġiba
}
results-few = { $min ->
    [one] Ir-riżultati jintwerew meta jkun hemm mill-inqas tweġiba waħda.
    [two] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġibiet.
    [few] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġibiet.
    [many] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min }-il tweġiba.
   *[other] Ir-riżultati jintwerew meta jkun hemm mill-inqas { $min } tweġiba.
}
results-satisfied = { $percent } kienu sodisfatti
results-interval = Intervall ta’ 95 %: { $low } sa { $high }
results-mean = Medja: { $mean }
results-answer = Tweġiba
results-count = Numru
results-over-time = Matul iż-żmien
results-month = Xahar
results-share = Sehem

## Privacy notice

privacy-title = Avviż dwar il-privatezza
privacy-who = { $city } titolbok l-opinjoni tiegħek biex ittejjeb is-servizzi tagħha. Il-parteċipazzjoni hija volontarja.
privacy-stored-title = X’jinħażen
privacy-stored = It-tweġibiet tiegħek, il-jum u l-ħin, il-lingwa, u fejn sibt l-istħarriġ.
privacy-not-stored = Ma jinħażnux: ismek, l-indirizz tan-network tiegħek, l-apparat tiegħek. M’hemmx cookies. Jekk tikteb data personali li nagħrfu, bħal indirizz tal-email jew numru tat-telefon, din titneħħa qabel ma jinħażen xejn.
privacy-purpose-title = Għalxiex jintuża
privacy-purpose = L-għadd u l-ishma jiġu ppubblikati u mqabbla. Il-kummenti jinqraw biss mill-belt.
privacy-time-title = Kemm jinżamm żmien
privacy-time = { $days ->
    [one] It-tweġibiet jitħassru wara jum wieħed; l-għadd jibqa’.
    [two] It-tweġibiet jitħassru wara jumejn; l-għadd jibqa’.
    [few] It-tweġibiet jitħassru wara { $days } ijiem; l-għadd jibqa’.
    [many] It-tweġibiet jitħassru wara { $days }-il jum; l-għadd jibqa’.
   *[other] It-tweġibiet jitħassru wara { $days } jum; l-għadd jibqa’.
}
privacy-time-open = Il-belt għadha ma ffissatx terminu. Tista’ tirtira t-tweġibiet tiegħek meta trid.
privacy-rights-title = Id-drittijiet tiegħek
privacy-rights = Bil-kodiċi tar-riċevuta tista’ tara, tikkoreġi jew tirtira t-tweġibiet tiegħek meta trid. Tista’ wkoll tressaq ilment lill-awtorità tal-protezzjoni tad-data ta’ pajjiżek.
contact-title = Kuntatt
contact-none = Jekk jogħġbok staqsi fl-uffiċċju tas-servizz tal-belt.

## Accessibility statement

accessibility-title = Dikjarazzjoni dwar l-aċċessibbiltà
accessibility-goal = Dawn il-paġni huma għal kulħadd. Huma mibnija biex jilħqu l-WCAG 2.2, livell AA, u l-istandard Ewropew EN 301 549.
accessibility-how = Jaħdmu bit-tastiera biss, bi screen reader, fuq skrins żgħar, imkabbra, fil-modalità skura u mingħajr JavaScript. Jiġu ċċekkjati awtomatikament qabel kull verżjoni ġdida.
accessibility-problem = Jekk xi ħaġa ma taħdimx għalik, jekk jogħġbok għid lill-belt. Jekk ma tirċevix tweġiba tajba, mur għand l-awtorità li tissorvelja l-aċċessibbiltà f’pajjiżek.

# What the city did about it
you-said = Intom għedtu
we-did = Aħna għamilna

# Limits
requests-too-many = Waslu wisq talbiet min-network tiegħek. Jekk jogħġbok stenna minuta u erġa’ pprova.
