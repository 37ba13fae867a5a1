## What every page has

language-name = Gaeilge
language = Teanga
skip-to-content = Léim chuig an bpríomhábhar
privacy = Príobháideachas
accessibility = Inrochtaineacht
anonymous = Gan fianáin agus gan rianú.

## Answering

step-of = Leathanach { $step } as { $steps }
error-prefix = Earráid: { $title }
next = Ar aghaidh
back = Siar
send = Seol
optional = roghnach
choose-several = Roghnaigh gach ceann a bhaineann leat.
choose-up-to = Roghnaigh { $max } ar a mhéad.
choose-at-least = Roghnaigh { $min } ar a laghad.
choose-between = Roghnaigh { $min } ar a laghad agus { $max } ar a mhéad.
face-1 = An-dona
face-2 = Dona
face-3 = Gan a bheith maith ná dona
face-4 = Maith
face-5 = An-mhaith
stars = { $count } réalta
point-of = { $score } as { $to }
ranking-hint = Cuir iad seo in ord. Is é 1 do chéad rogha.
ranking-place = Áit { $place }
ranking-none = Gan rangú
number-range = Scríobh uimhir ó { $min } go { $max }.
number-from = Scríobh uimhir nach lú ná { $min }.
number-to = Scríobh uimhir nach mó ná { $max }.
email-hint = Ní úsáidfimid do sheoladh ach chun freagra a thabhairt duit. Mar shampla, ainm@example.org
personal-hint = Ná tabhair faisnéis phearsanta, ar nós d’ainm nó d’uimhir ghutháin.
other-text = Sonraigh, le do thoil
characters-max = { $max ->
    [one] { $max } charachtar ar a mhéad.
    [two] { $max } charachtar ar a mhéad.
    [few] { $max } charachtar ar a mhéad.
    [many] { $max } gcarachtar ar a mhéad.
   *[other] { $max } carachtar ar a mhéad.
}
leave-empty = Fág an réimse seo folamh

## When something is wrong

errors-title = { $count ->
    [one] Seiceáil freagra amháin, le do thoil
    [two] Seiceáil { $count } fhreagra, le do thoil
    [few] Seiceáil { $count } fhreagra, le do thoil
    [many] Seiceáil { $count } bhfreagra, le do thoil
   *[other] Seiceáil { $count } freagra, le do thoil
}
error-required = Freagair an cheist seo, le do thoil.
error-required-row = Roghnaigh freagra do “{ $row }”, le do thoil.
error-not-offered = Roghnaigh ceann de na freagraí atá ar fáil, le do thoil.
error-too-many-choices = { $max ->
    [one] Roghnaigh freagra amháin ar a mhéad, le do thoil.
    [two] Roghnaigh { $max } fhreagra ar a mhéad, le do thoil.
    [few] Roghnaigh { $max } fhreagra ar a mhéad, le do thoil.
    [many] Roghnaigh { $max } bhfreagra ar a mhéad, le do thoil.
   *[other] Roghnaigh { $max } freagra ar a mhéad, le do thoil.
}
error-too-few-choices = { $min ->
    [one] Roghnaigh freagra amháin ar a laghad, le do thoil.
    [two] Roghnaigh { $min } fhreagra ar a laghad, le do thoil.
    [few] Roghnaigh { $min } fhreagra ar a laghad, le do thoil.
    [many] Roghnaigh { $min } bhfreagra ar a laghad, le do thoil.
   *[other] Roghnaigh { $min } freagra ar a laghad, le do thoil.
}
error-exclusive = Roghnaigh an freagra seo nó freagraí eile, ach ní iad araon, le do thoil.
error-same-place = Ná húsáid aon áit níos mó ná uair amháin, le do thoil.
error-not-a-number = Scríobh uimhir, le do thoil, mar shampla 12.
error-ambiguous-number = Scríobh an uimhir gan deighilteoir na mílte, mar shampla 1000, le do thoil.
error-number-range = Scríobh uimhir ó { $min } go { $max }, le do thoil.
error-whole-number = Scríobh slánuimhir, le do thoil, mar shampla 12.
error-decimals = { $decimals ->
    [one] Scríobh uimhir nach bhfuil níos mó ná ionad deachúlach amháin inti, le do thoil.
    [two] Scríobh uimhir nach bhfuil níos mó ná { $decimals } ionad dheachúlacha inti, le do thoil.
    [few] Scríobh uimhir nach bhfuil níos mó ná { $decimals } ionad dheachúlacha inti, le do thoil.
    [many] Scríobh uimhir nach bhfuil níos mó ná { $decimals } n-ionad dheachúlacha inti, le do thoil.
   *[other] Scríobh uimhir nach bhfuil níos mó ná { $decimals } ionad deachúlach inti, le do thoil.
}
error-bad-day = Scríobh dáta bailí, le do thoil, mar shampla 2026-03-01.
error-too-long = { $max ->
    [one] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [two] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [few] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [many] Scríobh { $max } gcarachtar ar a mhéad, le do thoil.
   *[other] Scríobh { $max } carachtar ar a mhéad, le do thoil.
}
error-bad-email = Scríobh seoladh ríomhphoist bailí, le do thoil, mar shampla ainm@example.org.
error-other = Níl an freagra seo bailí. Seiceáil é, le do thoil.
error-send-again = Bhí an leathanach seo ar oscailt rófhada. Tá do fhreagraí anseo fós. Brúigh an cnaipe arís, le do thoil, chun iad a sheoladh.
error-too-often = Tá an iomarca freagraí á seoladh ó do líonra. Tá do fhreagraí anseo fós. Fan nóiméad agus brúigh an cnaipe arís, le do thoil.
error-unavailable = Níorbh fhéidir linn do fhreagraí a stóráil. Tá siad anseo fós. Fan nóiméad agus brúigh an cnaipe arís, le do thoil.
error-differs = Sheol tú an fhoirm seo cheana le freagraí eile. Choinníomar na freagraí a sheol tú ar dtús.

## When there is nothing to answer

closed-title = Tá an suirbhé seo dúnta
closed-text = Go raibh maith agat as do spéis. Níl an suirbhé seo ag glacadh le freagraí a thuilleadh.
soon-title = Níl an suirbhé seo ar oscailt fós
soon-text = Osclófar é ar an { $day }.
trouble-title = Bain triail eile as i gceann nóiméid, le do thoil
lost-text = Níor stóráladh do fhreagraí. Téigh siar agus seol arís iad, le do thoil.
too-large-title = Tá do fhreagra rófhada
too-large-text = Níor stóráladh do fhreagraí. Téigh siar, giorraigh an téacs agus seol arís iad, le do thoil.
missing-title = Níor aimsíodh an leathanach
missing-text = Seiceáil an seoladh, nó scan an cód arís, le do thoil.
link-used-title = Úsáideadh an nasc seo cheana
link-used-text = Ní oibríonn gach nasc ach uair amháin. Go raibh maith agat as do fhreagraí.
link-late-title = Tá an nasc seo imithe in éag
link-late-text = Bhí sé bailí go dtí an { $day }.
link-broken-title = Ní oibríonn an nasc seo
link-broken-text = Oscail an nasc arís ón teachtaireacht a fuair tú. Má chóipeálann tú é, cóipeáil an nasc iomlán.

## After sending

thanks-title = Go raibh maith agat
thanks-text = Stórálamar do fhreagraí.
thanks-held = Stórálamar do fhreagraí. Déanfaidh an chomhairle athbhreithniú orthu sula gcomhairfear iad.
receipt-title = D’admháil
receipt-text = Leis an gcód seo is féidir leat do fhreagraí a fheiceáil, a cheartú nó a tharraingt siar. Coinnigh slán é: níl a fhios againn cé tú féin agus ní féidir linn do fhreagraí a aimsiú gan é.
receipt-copy = Cóipeáil an cód
receipt-copied = Cóipeáilte
print = Priontáil
receipt-qr = Cód QR d’admhála
receipt-show = Féach ar mo fhreagraí
see-results = Féach ar na torthaí
stored-title = Do fhreagraí
stored-on = Seolta ar an { $day }
stored-held = Níor comhaireadh iad fós. Déanfaidh an chomhairle athbhreithniú ar do fhreagraí ar dtús.
not-answered = Níor freagraíodh
masked-note = Sular stórálamar do théacs, bhaineamar as an fhaisnéis phearsanta a d’aithníomar.
correct = Ceartaigh mo fhreagraí
correct-title = Ceartaigh do fhreagraí
correct-save = Sábháil na hathruithe
corrected-title = Athraíodh do fhreagraí
withdraw = Tarraing siar mo fhreagraí
withdraw-title = An bhfuil tú ag iarraidh do fhreagraí a tharraingt siar?
withdraw-text = Scriosfaimid go buan iad agus ní chomhairfimid iad a thuilleadh.
withdraw-yes = Tarraing siar mo fhreagraí
withdraw-no = Coinnigh mo fhreagraí
withdrawn-title = Tarraingíodh siar do fhreagraí
withdrawn-text = Scriosamar iad agus ní chomhairimid iad a thuilleadh.
receipt-release = Nuashonrófar na figiúirí foilsithe leis an gcéad fhoilsiú eile.
receipt-enter-title = Féach ar do fhreagraí, ceartaigh iad nó tarraing siar iad
receipt-enter-label = Cód admhála
receipt-enter-hint = Tá 20 litir agus digit sa chód, mar shampla 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Níor aimsíomar aon fhreagraí don chód seo. Seiceáil an cód. Má tá sé ceart, scriosadh na freagraí.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Tabhair aiseolas
close = Dún
poster-scan = Scan an cód le ceamara do ghutháin
poster-address = nó téigh chuig { $address }
kiosk-next = An chéad duine eile
kiosk-restart = Tosaigh arís
kiosk-soon = Atosóidh an leathanach seo go luath.
kiosk-waiting = { $count ->
    [one] Níl aon nasc ann. Tá { $count } fhreagra á choinneáil ar an ngléas seo agus seolfar níos déanaí é.
    [two] Níl aon nasc ann. Tá { $count } fhreagra á gcoinneáil ar an ngléas seo agus seolfar níos déanaí iad.
    [few] Níl aon nasc ann. Tá { $count } fhreagra á gcoinneáil ar an ngléas seo agus seolfar níos déanaí iad.
    [many] Níl aon nasc ann. Tá { $count } bhfreagra á gcoinneáil ar an ngléas seo agus seolfar níos déanaí iad.
   *[other] Níl aon nasc ann. Tá { $count } freagra á gcoinneáil ar an ngléas seo agus seolfar níos déanaí iad.
}
kiosk-script = Cuir JavaScript ar siúl sa bhrabhsálaí seo. Gan é, ní féidir freagraí a choinneáil nuair nach bhfuil nasc ann.
staff-title = Iontráil ag an bhfoireann
staff-text = Iontráil na freagraí go díreach mar a tugadh iad ar pháipéar nó ar an nguthán. Comhairtear iad don lá a iontrálann tú iad.
staff-next = Iontráil freagraí eile

## Public results

results-title = Torthaí
results-answers = { $count ->
    [one] { $count } fhreagra
    [two] { $count } fhreagra
    [few] { $count } fhreagra
    [many] { $count } bhfreagra
   *[other] { $count } freagra
}
results-answers-about = { $count ->
    [one] thart ar { $count } fhreagra
    [two] thart ar { $count } fhreagra
    [few] thart ar { $count } fhreagra
    [many] thart ar { $count } bhfreagra
   *[other] thart ar { $count } freagra
}
results-few = { $min ->
    [one] Taispeántar na torthaí nuair atá { $min } fhreagra ar a laghad ann, an lá dár gcionn ar a luaithe.
    [two] Taispeántar na torthaí nuair atá { $min } fhreagra ar a laghad ann, an lá dár gcionn ar a luaithe.
    [few] Taispeántar na torthaí nuair atá { $min } fhreagra ar a laghad ann, an lá dár gcionn ar a luaithe.
    [many] Taispeántar na torthaí nuair atá { $min } bhfreagra ar a laghad ann, an lá dár gcionn ar a luaithe.
   *[other] Taispeántar na torthaí nuair atá { $min } freagra ar a laghad ann, an lá dár gcionn ar a luaithe.
}
results-note = Is iad seo tuairimí na ndaoine a roghnaigh freagra a thabhairt. Ní chlúdaíonn an t-eatramh ach an seans; ní chlúdaíonn sé na daoine nár fhreagair.
results-released = Figiúirí go dtí an { $day }. Tá gach figiúr bunaithe ar ghrúpa ina bhfuil { $min ->
    [one] { $min } fhreagra ar a laghad.
    [two] { $min } fhreagra ar a laghad.
    [few] { $min } fhreagra ar a laghad.
    [many] { $min } bhfreagra ar a laghad.
   *[other] { $min } freagra ar a laghad.
}
results-rounded = Slánaítear an líon go hiolraithe de { $multiple } ionas nach féidir aon duine a aithint. D’fhéadfadh nach ionann a suim agus na hiomláin.
results-withheld = Tá an líon freagraí róbheag le taispeáint
results-satisfied = Bhí { $percent } de na freagróirí sásta
results-found = Fuair { $percent } de na freagróirí an rud a bhí á lorg acu
results-score = { $measure }: { $value } ar scála ó { $low } go { $high }
results-value = { $measure }: { $value }
results-time-saved = Am a sábháladh (airmheán)
results-govuk = Scór sástachta
results-nps = Toilteanas moladh a thabhairt (Net Promoter Score)
results-ces = Éascaíocht (Customer Effort Score)
results-sus = Inúsáidteacht (System Usability Scale)
results-umux-lite = Inúsáidteacht (UMUX-Lite)
results-sdg-rating = Rátáil réaltaí
results-interval = Eatramh muiníne 95%: { $low } go { $high }
results-mean = Meán: { $mean }
results-answer = Freagra
results-count = Líon freagraí
results-over-time = Athrú le himeacht ama
results-month = Mí
results-share = Céatadán
results-norms = Cathracha a bhfuil an cineál céanna seirbhíse acu ({ $from } – { $to }, líon cathracha: { $cities }): tá leath na dtorthaí idir { $low } agus { $high }. Is é { $median } an t-airmheán.
results-since = { $label } (ó leagan { $version } den suirbhé)
results-no-longer = { $label } (ní thairgtear a thuilleadh é)
results-offered = Níor tairgeadh gach freagra do gach duine. Is é an dara huimhir líon na ndaoine ar tairgeadh an freagra dóibh, agus is den líon sin an céatadán. D’fhéadfadh nach 100% suim na gcéatadán.
results-breaks = { $months }: athraíodh an cheist. Ní féidir torthaí roimhe sin agus ina dhiaidh a chur i gcomparáid. Taispeánann líne leanúnach sa chairt é sin.
results-marks = { $months }: athraíodh rud éigin a d’fhéadfadh dul i bhfeidhm ar na torthaí, mar shampla téacs nó an tseirbhís. Taispeánann líne phoncaithe sa chairt é sin.

## Privacy notice

privacy-title = Fógra príobháideachais
privacy-who = Tá { $city } ag iarraidh do thuairim a fháil chun na seirbhísí a fheabhsú. Is fút féin atá sé páirt a ghlacadh.
privacy-stored-title = Cad a stórálaimid
privacy-stored = Stórálaimid do fhreagraí, an dáta agus an t-am, an teanga, agus an áit ar tháinig tú ar an suirbhé. Má iarrann ceist do sheoladh ríomhphoist agus má thugann tú é, stórálaimid é in éineacht le do fhreagraí.
privacy-not-stored = Ní iarraimid d’ainm. Ní stórálaimid do sheoladh IP ná faisnéis faoi do ghléas, agus ní úsáidimid fianáin. Má aithnímid faisnéis phearsanta i bhfreagra téacs, ar nós uimhir ghutháin, bainimid amach í sula stórálaimid an freagra.
privacy-networks = Chun a chinneadh cathain is féidir torthaí a fhoilsiú, stórálaimid ceann de 65,536 uimhir a ríomhtar ó chuid de do sheoladh líonra (seoladh IP). Ní féidir an seoladh a fháil ar ais uaithi, roinneann thart ar 256 líonra gach uimhir, agus scriosaimid í nuair a fhoilsítear figiúirí na tréimhse sin, tar éis bliana ar a dhéanaí.
privacy-purpose-title = Conas a úsáidimid do fhreagraí
privacy-purpose = Foilsímid na torthaí mar líon agus céatadáin agus cuirimid i gcomparáid iad le seirbhísí agus cathracha eile. Is iad foireann na comhairle amháin a léann na tuairimí scríofa.
privacy-time-title = Cá fhad a choinnímid do fhreagraí
privacy-time = Scriosaimid na freagraí tar éis { $days } lá. Coinnímid na hiomláin.
privacy-time-open = Níl teorainn ama socraithe ag an gcomhairle. Is féidir leat do fhreagraí a tharraingt siar am ar bith.
privacy-rights-title = Do chearta
privacy-rights = Le do chód admhála is féidir leat do fhreagraí a fheiceáil, a cheartú nó a tharraingt siar am ar bith. Is féidir leat gearán a dhéanamh freisin leis an údarás cosanta sonraí.
contact-title = Teagmháil
contact-none = Téigh i dteagmháil le deasc seirbhíse na comhairle, le do thoil.

## Accessibility statement

accessibility-title = Ráiteas inrochtaineachta
accessibility-goal = Ba mhaith linn go mbeadh gach duine in ann na leathanaigh seo a úsáid. Dearadh iad chun WCAG 2.2, leibhéal AA, agus an caighdeán Eorpach EN 301 549 a chomhlíonadh.
accessibility-how = Is féidir leat iad a úsáid le méarchlár amháin, le léitheoir scáileáin, ar scáileán beag, agus iad méadaithe, i mód dorcha, agus gan JavaScript. Déanaimid seiceálacha uathoibríocha roimh gach leagan nua.
accessibility-problem = Má tá fadhb agat leis na leathanaigh seo, inis don chomhairle é. Mura bhfuil tú sásta leis an bhfreagra, téigh i dteagmháil leis an gcomhlacht a dhéanann maoirseacht ar inrochtaineacht gréasáin i do thír.

# What the city did about it
you-said = Dúirt sibh
we-did = Rinneamar

# Limits
requests-too-many = Tháinig an iomarca iarratas ó do líonra. Fan nóiméad, le do thoil, agus bain triail eile as.
