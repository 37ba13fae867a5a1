## What every page has

language-name = Gaeilge
language = Teanga
skip-to-content = Téigh chuig na ceisteanna
privacy = Príobháideachas
accessibility = Inrochtaineacht
anonymous = Gan ainm, gan fianáin, gan rianú.

## Answering

step-of = Céim { $step } as { $steps }
error-prefix = Earráid: { $title }
next = Ar aghaidh
back = Siar
send = Seol
optional = roghnach
choose-several = Is féidir leat níos mó ná ceann amháin a roghnú.
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
ranking-hint = Roghnaigh áit do gach ceann. Is é 1 an áit is fearr.
ranking-place = Áit { $place }
ranking-none = Gan áit
number-range = Uimhir ó { $min } go { $max }.
number-from = Uimhir ó { $min } suas.
number-to = Uimhir suas go { $max }.
email-hint = Ná líon é seo ach amháin más mian leat freagra a fháil. Mar shampla, ainm@example.org.
personal-hint = Ná scríobh ainmneacha, uimhreacha gutháin ná aon rud eile a léiríonn cé tú féin.
other-text = Abair cad é, le do thoil
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
error-exclusive = Roghnaigh an freagra seo leis féin, nó freagraí eile amháin, le do thoil.
error-same-place = Ná húsáid aon áit ach uair amháin, le do thoil.
error-not-a-number = Scríobh uimhir, le do thoil, mar shampla 12.
error-ambiguous-number = Scríobh an uimhir gan ponc ná camóg sna mílte, mar shampla 1000, le do thoil.
error-number-range = Scríobh uimhir ó { $min } go { $max }, le do thoil.
error-whole-number = Scríobh slánuimhir, le do thoil.
error-decimals = { $decimals ->
    [one] Scríobh digit amháin ar a mhéad i ndiaidh an phointe, le do thoil.
    [two] Scríobh { $decimals } dhigit ar a mhéad i ndiaidh an phointe, le do thoil.
    [few] Scríobh { $decimals } dhigit ar a mhéad i ndiaidh an phointe, le do thoil.
    [many] Scríobh { $decimals } ndigit ar a mhéad i ndiaidh an phointe, le do thoil.
   *[other] Scríobh { $decimals } digit ar a mhéad i ndiaidh an phointe, le do thoil.
}
error-bad-day = Scríobh dáta, le do thoil, mar shampla 2026-03-01.
error-too-long = { $max ->
    [one] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [two] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [few] Scríobh { $max } charachtar ar a mhéad, le do thoil.
    [many] Scríobh { $max } gcarachtar ar a mhéad, le do thoil.
   *[other] Scríobh { $max } carachtar ar a mhéad, le do thoil.
}
error-bad-email = Scríobh seoladh ríomhphoist, le do thoil, mar shampla ainm@example.org.
error-other = Ní féidir glacadh leis an bhfreagra seo. Athraigh é, le do thoil.
error-send-again = Bhí an leathanach seo ar oscailt ar feadh i bhfad. Tá do fhreagraí anseo fós: brúigh an cnaipe arís, le do thoil.
error-too-often = Tá go leor freagraí ag teacht ó do líonra faoi láthair. Tá do fhreagraí anseo fós: fan nóiméad agus brúigh an cnaipe arís, le do thoil.
error-unavailable = Ní féidir linn do fhreagraí a stóráil faoi láthair. Tá siad anseo fós: fan nóiméad agus brúigh an cnaipe arís, le do thoil.
error-differs = Sheol tú an fhoirm seo cheana le freagraí eile. Tá an chéad rud a sheol tú stóráilte.

## When there is nothing to answer

closed-title = Tá an suirbhé seo dúnta
closed-text = Go raibh maith agat as a bheith sásta páirt a ghlacadh. Níltear ag glacadh le tuilleadh freagraí.
soon-title = Níl an suirbhé seo ar oscailt fós
soon-text = Osclófar é ar { $day }.
trouble-title = Bain triail eile as i gceann nóiméid, le do thoil
lost-text = Níor stóráladh aon rud. Téigh siar agus seol arís é, le do thoil.
too-large-title = Tá an téacs rófhada
too-large-text = Níor stóráladh aon rud. Téigh siar, scríobh níos lú agus seol arís é, le do thoil.
missing-title = Níl an leathanach sin ann
missing-text = Seiceáil an seoladh, nó scan an cód arís, le do thoil.
link-used-title = Úsáideadh an nasc seo cheana
link-used-text = Ní féidir gach nasc a úsáid ach uair amháin. Go raibh maith agat as do fhreagra.
link-late-title = Tá an nasc seo róshean
link-late-text = Bhí sé bailí go dtí { $day }.
link-broken-title = Ní oibríonn an nasc seo
link-broken-text = Oscail arís é ón teachtaireacht a fuair tú, iomlán agus gan athrú, le do thoil.

## After sending

thanks-title = Go raibh maith agat
thanks-text = Tá do fhreagraí stóráilte.
thanks-held = Tá do fhreagraí stóráilte. Féachfaidh an chathair orthu sula n-áireofar iad.
receipt-title = D’admháil
receipt-text = Leis an gcód seo is féidir leat do fhreagraí a fheiceáil, a cheartú nó a tharraingt siar. Coinnigh é, le do thoil: níl a fhios againn cé tú féin agus ní féidir linn do fhreagraí a aimsiú gan é.
receipt-copy = Cóipeáil an cód
receipt-copied = Cóipeáilte
print = Priontáil
receipt-qr = Cód QR na hadmhála seo
receipt-show = Féach ar mo fhreagraí
see-results = Féach ar na torthaí
stored-title = Do fhreagraí stóráilte
stored-on = Seolta ar { $day }
stored-held = Níor áiríodh iad fós: féachfaidh an chathair orthu ar dtús.
not-answered = Gan freagra
masked-note = Baineadh as do théacs na sonraí pearsanta a thugamar faoi deara, sular stóráladh é.
correct = Ceartaigh mo fhreagraí
correct-title = Ceartaigh do fhreagraí
correct-save = Sábháil
corrected-title = Tá do fhreagraí ceartaithe
withdraw = Tarraing siar mo fhreagraí
withdraw-title = An bhfuil tú ag iarraidh do fhreagraí a tharraingt siar?
withdraw-text = Scriosfar go deo iad agus ní áireofar iad a thuilleadh.
withdraw-yes = Tá, tarraing siar
withdraw-no = Níl, coinnigh iad
withdrawn-title = Tá do fhreagraí tarraingthe siar
withdrawn-text = Scriosadh iad agus ní áirítear iad a thuilleadh.
receipt-enter-title = Féach ar do fhreagraí nó tarraing siar iad
receipt-enter-label = Cód admhála
receipt-enter-hint = 20 litir agus digit, mar shampla 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Níor aimsíomar aon fhreagraí don chód seo. Seiceáil é, le do thoil. B’fhéidir gur tarraingíodh siar iad.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Tabhair aiseolas
close = Dún
poster-scan = Scan an cód le ceamara do ghutháin
poster-address = nó téigh chuig { $address }
kiosk-next = An chéad duine eile
kiosk-restart = Tosaigh arís
kiosk-soon = Tosóidh an leathanach seo arís i gceann nóiméid.
kiosk-waiting = { $count ->
    [one] Gan nasc: tá { $count } fhreagra á choinneáil anseo agus seolfar níos déanaí é.
    [two] Gan nasc: tá { $count } fhreagra á gcoinneáil anseo agus seolfar níos déanaí iad.
    [few] Gan nasc: tá { $count } fhreagra á gcoinneáil anseo agus seolfar níos déanaí iad.
    [many] Gan nasc: tá { $count } bhfreagra á gcoinneáil anseo agus seolfar níos déanaí iad.
   *[other] Gan nasc: tá { $count } freagra á gcoinneáil anseo agus seolfar níos déanaí iad.
}
kiosk-script = Teastaíonn JavaScript ón scáileán seo chun freagraí a choinneáil nuair nach bhfuil nasc ann.
staff-title = Iontráil ag an bhfoireann
staff-text = Iontráil an méid a scríobhadh ar pháipéar nó a dúradh ar an nguthán, díreach mar a tugadh é. Áirítear na freagraí don lá a iontrálann tú iad.
staff-next = Iontráil an chéad cheann eile

## Public results

results-title = Torthaí
results-answers = { $count ->
    [one] { $count } fhreagra
    [two] { $count } fhreagra
    [few] { $count } fhreagra
    [many] { $count } bhfreagra
   *[other] { $count } freagra
}
results-few = { $min ->
    [one] Taispeántar na torthaí nuair atá { $min } fhreagra ann.
    [two] Taispeántar na torthaí nuair atá { $min } fhreagra ann.
    [few] Taispeántar na torthaí nuair atá { $min } fhreagra ann.
    [many] Taispeántar na torthaí nuair atá { $min } bhfreagra ann.
   *[other] Taispeántar na torthaí nuair atá { $min } freagra ann.
}
results-satisfied = Bhí { $percent } sásta
results-interval = Eatramh 95 %: { $low } go { $high }
results-mean = Meán: { $mean }
results-answer = Freagra
results-count = Líon
results-over-time = Le himeacht ama
results-month = Mí
results-share = Sciar

## Privacy notice

privacy-title = Fógra príobháideachais
privacy-who = Tá { $city } ag iarraidh do thuairim a fháil chun na seirbhísí a fheabhsú. Is fút féin atá sé páirt a ghlacadh.
privacy-stored-title = Cad a stóráiltear
privacy-stored = Do fhreagraí, an lá agus an t-am, an teanga, agus an áit ar tháinig tú ar an suirbhé.
privacy-not-stored = Ní stóráiltear: d’ainm, do sheoladh líonra, do ghléas. Níl aon fhianáin ann. Má scríobhann tú sonraí pearsanta a aithnímid, mar shampla seoladh ríomhphoist nó uimhir ghutháin, baintear amach iad sula stóráiltear aon rud.
privacy-purpose-title = Cad chuige a n-úsáidtear é
privacy-purpose = Foilsítear líon agus sciar na bhfreagraí agus cuirtear i gcomparáid iad. Is í an chathair amháin a léann na tuairimí scríofa.
privacy-time-title = Cá fhad a choinnítear é
privacy-time = Scriostar na freagraí tar éis { $days } lá; fanann na figiúirí.
privacy-time-open = Níl teorainn ama socraithe ag an gcathair fós. Is féidir leat do fhreagraí a tharraingt siar am ar bith.
privacy-rights-title = Do chearta
privacy-rights = Le do chód admhála is féidir leat do fhreagraí a fheiceáil, a cheartú nó a tharraingt siar am ar bith. Is féidir leat gearán a dhéanamh freisin leis an údarás cosanta sonraí i do thír.
contact-title = Teagmháil
contact-none = Fiafraigh ag deasc seirbhíse na cathrach, le do thoil.

## Accessibility statement

accessibility-title = Ráiteas inrochtaineachta
accessibility-goal = Tá na leathanaigh seo do chách. Tógadh iad chun WCAG 2.2, leibhéal AA, agus an caighdeán Eorpach EN 301 549 a chomhlíonadh.
accessibility-how = Oibríonn siad leis an méarchlár amháin, le léitheoir scáileáin, ar scáileáin bheaga, agus iad méadaithe, i mód dorcha, agus gan JavaScript. Seiceáiltear go huathoibríoch iad roimh gach leagan nua.
accessibility-problem = Mura n-oibríonn rud éigin duit, inis don chathair é, le do thoil. Mura bhfaigheann tú freagra maith, téigh i dteagmháil leis an údarás a dhéanann maoirseacht ar inrochtaineacht i do thír.

# What the city did about it
you-said = Dúirt sibh
we-did = Rinneamar

# Limits
requests-too-many = Tháinig an iomarca iarratas ó do líonra. Fan nóiméad, le do thoil, agus bain triail eile as.
