## What every page has

language-name = íslenska
language = Tungumál
skip-to-content = Fara beint í spurningarnar
privacy = Persónuvernd
accessibility = Aðgengi
anonymous = Ekkert nafn, engar vafrakökur, engin rakning.

## Answering

step-of = Skref { $step } af { $steps }
error-prefix = Villa: { $title }
next = Áfram
back = Til baka
send = Senda
optional = valfrjálst
choose-several = Þú getur valið fleiri en eitt svar.
choose-up-to = Veldu í mesta lagi { $max }.
choose-at-least = Veldu að minnsta kosti { $min }.
choose-between = Veldu frá { $min } til { $max }.
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
ranking-hint = Veldu sæti fyrir hvern lið. 1 er best.
ranking-place = { $place }. sæti
ranking-none = Ekkert sæti
number-range = Tala frá { $min } til { $max }.
number-from = Tala, { $min } eða hærri.
number-to = Tala, { $max } eða lægri.
email-hint = Aðeins ef þú vilt fá svar. Til dæmis nafn@example.org.
personal-hint = Ekki skrifa nöfn, símanúmer eða annað sem sýnir hver þú ert.
other-text = Skrifaðu hvað það er
characters-max = { $max ->
    [one] Í mesta lagi { $max } stafur.
   *[other] Í mesta lagi { $max } stafir.
}
leave-empty = Ekki skrifa neitt í þennan reit

## When something is wrong

errors-title = { $count ->
    [one] Athugaðu { $count } svar
   *[other] Athugaðu { $count } svör
}
error-required = Svaraðu þessari spurningu.
error-required-row = Veldu svar við „{ $row }“.
error-not-offered = Veldu eitt af svörunum sem eru í boði.
error-too-many-choices = { $max ->
    [one] Veldu í mesta lagi { $max } svar.
   *[other] Veldu í mesta lagi { $max } svör.
}
error-too-few-choices = { $min ->
    [one] Veldu að minnsta kosti { $min } svar.
   *[other] Veldu að minnsta kosti { $min } svör.
}
error-exclusive = Veldu annaðhvort bara þetta svar eða bara önnur svör.
error-same-place = Notaðu hvert sæti aðeins einu sinni.
error-not-a-number = Skrifaðu tölu, til dæmis 12.
error-ambiguous-number = Skrifaðu töluna án punkts og kommu í þúsundum, til dæmis 1000.
error-number-range = Skrifaðu tölu frá { $min } til { $max }.
error-whole-number = Skrifaðu heila tölu.
error-decimals = { $decimals ->
    [one] Skrifaðu í mesta lagi { $decimals } aukastaf.
   *[other] Skrifaðu í mesta lagi { $decimals } aukastafi.
}
error-bad-day = Skrifaðu dagsetningu, til dæmis 2026-03-01.
error-too-long = { $max ->
    [one] Skrifaðu í mesta lagi { $max } staf.
   *[other] Skrifaðu í mesta lagi { $max } stafi.
}
error-bad-email = Skrifaðu netfang, til dæmis nafn@example.org.
error-other = Ekki er hægt að taka við þessu svari. Breyttu því.
error-send-again = Þessi síða var opin mjög lengi. Svörin þín eru hér enn: ýttu aftur á hnappinn.
error-too-often = Mörg svör berast núna frá nettengingunni þinni. Svörin þín eru hér enn: bíddu í eina mínútu og ýttu aftur á hnappinn.
error-unavailable = Ekki er hægt að vista svörin þín núna. Þau eru hér enn: bíddu í eina mínútu og ýttu aftur á hnappinn.
error-differs = Þú hefur áður sent þetta eyðublað með öðrum svörum. Það sem þú sendir fyrst er vistað.

## When there is nothing to answer

closed-title = Þessari könnun er lokið
closed-text = Takk fyrir að vilja taka þátt. Ekki er tekið við fleiri svörum.
soon-title = Þessi könnun er ekki opin enn
soon-text = Hún verður opnuð { $day }.
trouble-title = Reyndu aftur eftir smástund
lost-text = Ekkert var vistað. Farðu til baka og sendu aftur.
too-large-title = Textinn er of langur
too-large-text = Ekkert var vistað. Farðu til baka, styttu textann og sendu aftur.
missing-title = Þessi síða er ekki til
missing-text = Athugaðu slóðina eða skannaðu kóðann aftur.
link-used-title = Þessi hlekkur hefur þegar verið notaður
link-used-text = Hvern hlekk er hægt að nota einu sinni. Takk fyrir svarið.
link-late-title = Þessi hlekkur er of gamall
link-late-text = Hægt var að nota hann til { $day }.
link-broken-title = Þessi hlekkur virkar ekki
link-broken-text = Opnaðu hann aftur úr skilaboðunum sem þú fékkst, heilan og óbreyttan.

## After sending

thanks-title = Takk fyrir
thanks-text = Svörin þín hafa verið vistuð.
thanks-held = Svörin þín hafa verið vistuð. Borgin skoðar þau áður en þau eru talin með.
receipt-title = Kvittunin þín
receipt-text = Með þessum kóða getur þú skoðað, leiðrétt eða dregið til baka svörin þín. Geymdu hann vel: við vitum ekki hver þú ert og finnum ekki svörin þín án hans.
receipt-copy = Afrita kóðann
receipt-copied = Afritað
print = Prenta
receipt-qr = QR-kóði þessarar kvittunar
receipt-show = Skoða svörin mín
see-results = Skoða niðurstöðurnar
stored-title = Vistuðu svörin þín
stored-on = Sent { $day }
stored-held = Ekki talið með enn: borgin skoðar svörin fyrst.
not-answered = Ekkert svar
masked-note = Persónuupplýsingar sem við tókum eftir í textanum þínum voru fjarlægðar áður en hann var vistaður.
correct = Leiðrétta svörin mín
correct-title = Leiðréttu svörin þín
correct-save = Vista
corrected-title = Svörin þín hafa verið leiðrétt
withdraw = Draga svörin mín til baka
withdraw-title = Viltu draga svörin þín til baka?
withdraw-text = Þeim verður eytt endanlega og þau verða ekki lengur talin með.
withdraw-yes = Já, draga til baka
withdraw-no = Nei, halda þeim
withdrawn-title = Svörin þín hafa verið dregin til baka
withdrawn-text = Þeim hefur verið eytt og þau eru ekki lengur talin með.
receipt-enter-title = Skoða svörin þín eða draga þau til baka
receipt-enter-label = Kvittunarkóði
receipt-enter-hint = 20 bókstafir og tölustafir, til dæmis 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Við fundum engin svör með þessum kóða. Athugaðu hvort hann er réttur. Hugsanlega hafa svörin verið dregin til baka.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Segðu þína skoðun
close = Loka
poster-scan = Skannaðu kóðann með myndavélinni í símanum þínum
poster-address = eða farðu á { $address }
kiosk-next = Næsti þátttakandi
kiosk-restart = Byrja aftur
kiosk-soon = Þessi síða byrjar aftur eftir smástund.
kiosk-waiting = { $count ->
    [one] Ekkert samband: { $count } svar er geymt hér og verður sent síðar.
   *[other] Ekkert samband: { $count } svör eru geymd hér og verða send síðar.
}
kiosk-script = Þessi skjár þarf JavaScript til að geyma svör á meðan ekkert samband er.
staff-title = Skráning starfsfólks
staff-text = Skráðu það sem svarað var á pappír eða í síma, eins og það var sagt eða skrifað. Svörin teljast með þann dag sem þú skráir þau.
staff-next = Skrá næsta

## Public results

results-title = Niðurstöður
results-answers = { $count ->
    [one] { $count } svar
   *[other] { $count } svör
}
results-few = { $min ->
    [one] Niðurstöður eru birtar þegar { $min } svar hefur borist.
   *[other] Niðurstöður eru birtar þegar { $min } svör hafa borist.
}
results-satisfied = { $percent } voru ánægð
results-interval = 95 % bil: { $low } til { $high }
results-mean = Meðaltal: { $mean }
results-answer = Svar
results-count = Fjöldi
results-over-time = Yfir tíma
results-month = Mánuður
results-share = Hlutfall

## Privacy notice

privacy-title = Persónuverndaryfirlýsing
privacy-who = { $city } spyr um álit þitt til að bæta þjónustuna. Þátttaka er valfrjáls.
privacy-stored-title = Hvað er vistað
privacy-stored = Svörin þín, dagur og tími, tungumálið og hvar þú fannst könnunina.
privacy-not-stored = Ekki er vistað: nafnið þitt, IP-talan þín, tækið þitt. Engar vafrakökur eru notaðar. Ef þú skrifar persónuupplýsingar sem við þekkjum, svo sem netfang eða símanúmer, eru þær fjarlægðar áður en nokkuð er vistað.
privacy-purpose-title = Í hvað þetta er notað
privacy-purpose = Fjöldatölur og hlutföll eru birt og borin saman. Aðeins borgin les athugasemdir.
privacy-time-title = Hversu lengi þetta er geymt
privacy-time = { $days ->
    [one] Svörum er eytt eftir { $days } dag; fjöldatölur standa áfram.
   *[other] Svörum er eytt eftir { $days } daga; fjöldatölur standa áfram.
}
privacy-time-open = Borgin hefur ekki sett nein tímamörk enn. Þú getur dregið svörin þín til baka hvenær sem er.
privacy-rights-title = Réttindi þín
privacy-rights = Með kvittunarkóðanum getur þú skoðað, leiðrétt eða dregið til baka svörin þín hvenær sem er. Þú getur líka kvartað til persónuverndaryfirvalda í þínu landi.
contact-title = Hafa samband
contact-none = Spurðu í þjónustuveri borgarinnar.

## Accessibility statement

accessibility-title = Aðgengisyfirlýsing
accessibility-goal = Þessar síður eru fyrir alla. Þær eru gerðar til að uppfylla WCAG 2.2, stig AA, og evrópska staðalinn EN 301 549.
accessibility-how = Þær virka með lyklaborði einu saman, með skjálesara, á litlum skjám, stækkaðar, í dökkum ham og án JavaScript. Þær eru prófaðar sjálfvirkt fyrir hverja útgáfu.
accessibility-problem = Ef eitthvað virkar ekki fyrir þig skaltu láta borgina vita. Ef þú færð ekki gott svar getur þú leitað til yfirvaldsins sem hefur eftirlit með aðgengi í þínu landi.

# What the city did about it
you-said = Þið sögðuð
we-did = Við gerðum

# Limits
requests-too-many = Of margar beiðnir bárust frá netinu þínu. Bíddu í eina mínútu og reyndu aftur.
