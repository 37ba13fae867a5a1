## What every page has

language-name = íslenska
language = Tungumál
skip-to-content = Fara beint í meginefni
privacy = Persónuvernd
accessibility = Aðgengi
anonymous = Engar vafrakökur og engin rakning.

## Answering

step-of = Síða { $step } af { $steps }
error-prefix = Villa: { $title }
next = Áfram
back = Til baka
send = Senda
optional = valfrjálst
choose-several = Veldu allt sem á við.
choose-up-to = Veldu í mesta lagi { $max }.
choose-at-least = Veldu að minnsta kosti { $min }.
choose-between = Veldu á milli { $min } og { $max }.
face-1 = Mjög slæmt
face-2 = Slæmt
face-3 = Hvorki gott né slæmt
face-4 = Gott
face-5 = Mjög gott
stars = { $count ->
    [one] { $count } stjarna
   *[other] { $count } stjörnur
}
point-of = { $score } af { $to }
ranking-hint = Raðaðu svörunum. 1 er fyrsta val þitt.
ranking-place = { $place }. sæti
ranking-none = Ekkert sæti
number-range = Tala á bilinu { $min } til { $max }.
number-from = Tala, { $min } eða hærri.
number-to = Tala, { $max } eða lægri.
email-hint = Við notum netfangið aðeins til að svara þér. Til dæmis nafn@example.org
personal-hint = Ekki skrifa persónuupplýsingar, svo sem nafn þitt eða símanúmer.
other-text = Tilgreindu nánar
characters-max = { $max ->
    [one] Þú getur skrifað allt að { $max } staf.
   *[other] Þú getur skrifað allt að { $max } stafi.
}
leave-empty = Ekki skrifa neitt í þennan reit

## When something is wrong

errors-title = { $count ->
    [one] Athugaðu { $count } svar
   *[other] Athugaðu { $count } svör
}
error-required = Svaraðu þessari spurningu.
error-required-row = Veldu svar við „{ $row }“.
error-not-offered = Veldu einn af valkostunum.
error-too-many-choices = { $max ->
    [one] Veldu í mesta lagi { $max } svar.
   *[other] Veldu í mesta lagi { $max } svör.
}
error-too-few-choices = { $min ->
    [one] Veldu að minnsta kosti { $min } svar.
   *[other] Veldu að minnsta kosti { $min } svör.
}
error-exclusive = Veldu annaðhvort þetta svar eða önnur svör, ekki hvort tveggja.
error-same-place = Notaðu hvert sæti aðeins einu sinni.
error-not-a-number = Skrifaðu tölu, til dæmis 12.
error-ambiguous-number = Skrifaðu töluna án þúsundaskila, til dæmis 1000.
error-number-range = Skrifaðu tölu á bilinu { $min } til { $max }.
error-whole-number = Skrifaðu heila tölu, til dæmis 12.
error-decimals = { $decimals ->
    [one] Skrifaðu tölu með í mesta lagi { $decimals } aukastaf.
   *[other] Skrifaðu tölu með í mesta lagi { $decimals } aukastöfum.
}
error-bad-day = Skrifaðu gilda dagsetningu, til dæmis 2026-03-01.
error-too-long = { $max ->
    [one] Skrifaðu í mesta lagi { $max } staf.
   *[other] Skrifaðu í mesta lagi { $max } stafi.
}
error-bad-email = Skrifaðu gilt netfang, til dæmis nafn@example.org.
error-other = Þetta svar er ekki gilt. Athugaðu það.
error-send-again = Þessi síða var opin of lengi. Svörin þín eru hér enn. Ýttu aftur á hnappinn til að senda þau.
error-too-often = Of mörg svör eru send frá nettengingunni þinni. Svörin þín eru hér enn. Bíddu í eina mínútu og ýttu svo aftur á hnappinn.
error-unavailable = Ekki tókst að vista svörin þín. Þau eru hér enn. Bíddu í eina mínútu og ýttu svo aftur á hnappinn.
error-differs = Þú hefur þegar sent þetta eyðublað með öðrum svörum. Við geymdum svörin sem þú sendir fyrst.

## When there is nothing to answer

closed-title = Þessari könnun er lokið
closed-text = Takk fyrir áhugann. Ekki er lengur hægt að svara þessari könnun.
soon-title = Þessi könnun er ekki enn opin
soon-text = Hún verður opnuð { $day }.
trouble-title = Reyndu aftur eftir smástund
lost-text = Svörin þín voru ekki vistuð. Farðu til baka og sendu þau aftur.
too-large-title = Svarið þitt er of langt
too-large-text = Svörin þín voru ekki vistuð. Farðu til baka, styttu textann og sendu þau aftur.
missing-title = Síðan fannst ekki
missing-text = Athugaðu slóðina eða skannaðu kóðann aftur.
link-used-title = Þessi hlekkur hefur þegar verið notaður
link-used-text = Hver hlekkur virkar aðeins einu sinni. Takk fyrir svörin.
link-late-title = Þessi hlekkur er útrunninn
link-late-text = Hann gilti til og með { $day }.
link-broken-title = Þessi hlekkur virkar ekki
link-broken-text = Opnaðu hlekkinn aftur úr skilaboðunum sem þú fékkst. Ef þú afritar hann skaltu afrita hann allan.

## After sending

thanks-title = Takk fyrir
thanks-text = Við höfum vistað svörin þín.
thanks-held = Við höfum vistað svörin þín. Sveitarfélagið fer yfir þau áður en þau eru talin með.
receipt-title = Kvittunin þín
receipt-text = Með þessum kóða getur þú skoðað, leiðrétt eða dregið til baka svörin þín. Geymdu hann vel: við vitum ekki hver þú ert og finnum ekki svörin þín án hans.
receipt-copy = Afrita kóðann
receipt-copied = Afritað
print = Prenta
receipt-qr = QR-kóði þessarar kvittunar
receipt-show = Skoða svörin mín
see-results = Skoða niðurstöðurnar
stored-title = Svörin þín
stored-on = Sent { $day }
stored-held = Ekki talið með enn. Sveitarfélagið fer fyrst yfir svörin þín.
not-answered = Ósvarað
masked-note = Persónuupplýsingar sem við þekktum í textanum þínum voru fjarlægðar áður en hann var vistaður.
correct = Leiðrétta svörin mín
correct-title = Leiðréttu svörin þín
correct-save = Vista breytingar
corrected-title = Svörunum þínum hefur verið breytt
withdraw = Draga svörin mín til baka
withdraw-title = Viltu draga svörin þín til baka?
withdraw-text = Við eyðum þeim endanlega og teljum þau ekki lengur með.
withdraw-yes = Draga svörin mín til baka
withdraw-no = Halda svörunum mínum
withdrawn-title = Svörin þín hafa verið dregin til baka
withdrawn-text = Við höfum eytt þeim og teljum þau ekki lengur með.
receipt-release = Birtar tölur verða uppfærðar við næstu birtingu.
receipt-enter-title = Skoða, leiðrétta eða draga svörin þín til baka
receipt-enter-label = Kvittunarkóði
receipt-enter-hint = Kóðinn er 20 bókstafir og tölustafir, til dæmis 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Við fundum engin svör með þessum kóða. Athugaðu kóðann. Ef hann er réttur hefur svörunum verið eytt.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Segðu þína skoðun
close = Loka
poster-scan = Skannaðu kóðann með myndavélinni í símanum þínum
poster-address = eða farðu á { $address }
kiosk-next = Næsti þátttakandi
kiosk-restart = Byrja aftur
kiosk-soon = Þessi síða byrjar aftur eftir smástund.
kiosk-waiting = { $count ->
    [one] Ekkert samband. { $count } svar er vistað á þessu tæki og verður sent síðar.
   *[other] Ekkert samband. { $count } svör eru vistuð á þessu tæki og verða send síðar.
}
kiosk-script = Kveiktu á JavaScript í þessum vafra. Án þess er ekki hægt að geyma svör á meðan ekkert samband er.
staff-title = Skráning starfsfólks
staff-text = Skráðu svörin nákvæmlega eins og þau voru gefin á pappír eða í síma. Þau teljast með þann dag sem þú skráir þau.
staff-next = Skrá önnur svör

## Public results

results-title = Niðurstöður
results-answers = { $count ->
    [one] { $count } svar
   *[other] { $count } svör
}
results-answers-about = { $count ->
    [one] um það bil { $count } svar
   *[other] um það bil { $count } svör
}
results-few = { $min ->
    [one] Niðurstöður eru birtar þegar minnst { $min } svar hefur borist, í fyrsta lagi daginn eftir.
   *[other] Niðurstöður eru birtar þegar minnst { $min } svör hafa borist, í fyrsta lagi daginn eftir.
}
results-note = Þetta eru skoðanir þeirra sem kusu að svara. Öryggisbilið tekur aðeins tillit til tilviljunar, ekki til þeirra sem svöruðu ekki.
results-released = Tölur til og með { $day }. Hver tala byggist á hópi með minnst { $min ->
    [one] { $min } svari.
   *[other] { $min } svörum.
}
results-rounded = Fjöldatölur eru námundaðar að margfeldi af { $multiple } svo að ekki sé hægt að þekkja neinn. Þær stemma ef til vill ekki við heildartölur.
results-withheld = Of fá svör til að birta
results-satisfied = { $percent } þeirra sem svöruðu voru ánægð
results-found = { $percent } þeirra sem svöruðu fundu það sem leitað var að
results-score = { $measure }: { $value } á kvarða frá { $low } til { $high }
results-value = { $measure }: { $value }
results-time-saved = Sparaður tími (miðgildi)
results-govuk = Ánægjustig
results-nps = Meðmælavísitala (Net Promoter Score)
results-ces = Auðveldleiki (Customer Effort Score)
results-sus = Notagildi (System Usability Scale)
results-umux-lite = Notagildi (UMUX-Lite)
results-sdg-rating = Stjörnugjöf
results-interval = 95% öryggisbil: { $low } til { $high }
results-mean = Meðaltal: { $mean }
results-answer = Svar
results-count = Fjöldi
results-over-time = Þróun yfir tíma
results-month = Mánuður
results-share = Hlutfall
results-norms = Borgir með sömu tegund þjónustu ({ $from } – { $to }, fjöldi borga: { $cities }): helmingur niðurstaðna er á milli { $low } og { $high }. Miðgildið er { $median }.
results-since = { $label } (frá útgáfu { $version } af könnuninni)
results-no-longer = { $label } (ekki lengur í boði)
results-offered = Ekki stóðu öll svör öllum til boða. Seinni talan sýnir hversu mörgum stóð svarið til boða og hlutfallið er af þeim. Hlutföllin stemma ef til vill ekki við 100%.
results-breaks = { $months }: spurningin breyttist. Ekki er hægt að bera saman niðurstöður fyrir og eftir. Heil lína í línuritinu sýnir þetta.
results-marks = { $months }: eitthvað breyttist sem getur haft áhrif á niðurstöðurnar, til dæmis texti eða þjónustan. Punktalína í línuritinu sýnir þetta.

## Privacy notice

privacy-title = Persónuverndaryfirlýsing
privacy-who = { $city } spyr um álit þitt til að bæta þjónustuna. Þátttaka er valfrjáls.
privacy-stored-title = Hvað við vistum
privacy-stored = Við vistum svörin þín, dagsetningu og tíma, tungumálið og hvar þú fannst könnunina. Ef spurt er um netfangið þitt og þú skrifar það vistum við það með svörunum.
privacy-not-stored = Við spyrjum ekki um nafn þitt. Við vistum hvorki IP-töluna þína né upplýsingar um tækið þitt og notum ekki vafrakökur. Ef við þekkjum persónuupplýsingar í texta, svo sem símanúmer, fjarlægjum við þær áður en svarið er vistað.
privacy-networks = Til að ákveða hvenær birta má niðurstöður vistum við eina af 65.536 tölum sem er reiknuð út frá hluta af IP-tölunni þinni. Ekki er hægt að finna IP-töluna út frá henni, um 256 net eiga hverja tölu saman og við eyðum henni þegar tölur tímabilsins eru birtar, í síðasta lagi eftir eitt ár.
privacy-purpose-title = Í hvað við notum svörin þín
privacy-purpose = Við birtum niðurstöður sem fjöldatölur og prósentur og berum þær saman við aðra þjónustu og önnur sveitarfélög. Aðeins starfsfólk sveitarfélagsins les athugasemdir.
privacy-time-title = Hversu lengi við geymum svörin þín
privacy-time = { $days ->
    [one] Við eyðum svörum eftir { $days } dag. Fjöldatölurnar geymum við.
   *[other] Við eyðum svörum eftir { $days } daga. Fjöldatölurnar geymum við.
}
privacy-time-open = Sveitarfélagið hefur ekki sett nein tímamörk. Þú getur dregið svörin þín til baka hvenær sem er.
privacy-rights-title = Réttindi þín
privacy-rights = Með kvittunarkóðanum getur þú skoðað, leiðrétt eða dregið til baka svörin þín hvenær sem er. Þú getur líka kvartað til persónuverndaryfirvalda.
contact-title = Hafa samband
contact-none = Hafðu samband við þjónustuver sveitarfélagsins.

## Accessibility statement

accessibility-title = Aðgengisyfirlýsing
accessibility-goal = Við viljum að allir geti notað þessar síður. Þær eru hannaðar til að uppfylla WCAG 2.2, stig AA, og evrópska staðalinn EN 301 549.
accessibility-how = Þær virka með lyklaborði einu saman, með skjálesara, á litlum skjám, stækkaðar, í dökkum ham og án JavaScript. Þær eru prófaðar sjálfvirkt fyrir hverja útgáfu.
accessibility-problem = Ef þú átt í vandræðum með þessar síður skaltu láta sveitarfélagið vita. Ef svarið er ófullnægjandi getur þú leitað til yfirvaldsins sem hefur eftirlit með vefaðgengi í þínu landi.

# What the city did about it
you-said = Þetta sögðuð þið
we-did = Þetta gerðum við

# Limits
requests-too-many = Of margar beiðnir bárust frá netinu þínu. Bíddu í eina mínútu og reyndu aftur.
