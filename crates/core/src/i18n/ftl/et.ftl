## What every page has

language-name = eesti
language = Keel
skip-to-content = Mine küsimuste juurde
privacy = Privaatsus
accessibility = Ligipääsetavus
anonymous = Nimeta, küpsisteta, jälgimiseta.

## Answering

step-of = Samm { $step }/{ $steps }
error-prefix = Viga: { $title }
next = Edasi
back = Tagasi
send = Saada
optional = vabatahtlik
choose-several = Võite valida mitu.
choose-up-to = Valige kõige rohkem { $max }.
choose-at-least = Valige vähemalt { $min }.
choose-between = Valige { $min } kuni { $max }.
face-1 = Väga halb
face-2 = Halb
face-3 = Ei hea ega halb
face-4 = Hea
face-5 = Väga hea
stars = { $count ->
    [one] { $count } täht
   *[other] { $count } tähte
}
point-of = { $score }/{ $to }
ranking-hint = Valige igaühele koht. 1 on parim.
ranking-place = Koht { $place }
ranking-none = Kohata
number-range = Arv vahemikus { $min } kuni { $max }.
number-from = Arv alates { $min }.
number-to = Arv kuni { $max }.
email-hint = Ainult kui soovite vastust. Näiteks nimi@example.org.
personal-hint = Palun ärge kirjutage nimesid, telefoninumbreid ega muud, mis näitab, kes te olete.
other-text = Palun kirjutage, mis
characters-max = { $max ->
    [one] Kõige rohkem { $max } tähemärk.
   *[other] Kõige rohkem { $max } tähemärki.
}
leave-empty = Jätke see väli tühjaks

## When something is wrong

errors-title = Palun kontrollige { $count } vastust
error-required = Palun vastake sellele küsimusele.
error-required-row = Palun valige vastus reale „{ $row }“.
error-not-offered = Palun valige üks pakutud vastustest.
error-too-many-choices = { $max ->
    [one] Palun valige kõige rohkem { $max } vastus.
   *[other] Palun valige kõige rohkem { $max } vastust.
}
error-too-few-choices = { $min ->
    [one] Palun valige vähemalt { $min } vastus.
   *[other] Palun valige vähemalt { $min } vastust.
}
error-exclusive = Palun valige ainult see vastus või ainult teised.
error-same-place = Palun andke iga koht ainult üks kord.
error-not-a-number = Palun kirjutage arv, näiteks 12.
error-ambiguous-number = Palun kirjutage arv ilma punkti ja komata tuhandete vahel, näiteks 1000.
error-number-range = Palun kirjutage arv vahemikus { $min } kuni { $max }.
error-whole-number = Palun kirjutage täisarv.
error-decimals = { $decimals ->
    [one] Palun kirjutage kõige rohkem { $decimals } komakoht.
   *[other] Palun kirjutage kõige rohkem { $decimals } komakohta.
}
error-bad-day = Palun kirjutage päev, näiteks 2026-03-01.
error-too-long = { $max ->
    [one] Palun kirjutage kõige rohkem { $max } tähemärk.
   *[other] Palun kirjutage kõige rohkem { $max } tähemärki.
}
error-bad-email = Palun kirjutage e-posti aadress, näiteks nimi@example.org.
error-other = Seda vastust ei saa vastu võtta. Palun muutke seda.
error-send-again = See leht oli väga kaua avatud. Teie vastused on alles: palun vajutage nuppu uuesti.
error-too-often = Teie võrgust tuleb praegu palju vastuseid. Teie vastused on alles: oodake minut ja vajutage nuppu uuesti.
error-unavailable = Praegu ei saa teie vastuseid salvestada. Need on alles: oodake minut ja vajutage nuppu uuesti.
error-differs = Olete selle vormi juba saatnud teiste vastustega. Salvestatud on see, mille saatsite esimesena.

## When there is nothing to answer

closed-title = See küsitlus on suletud
closed-text = Aitäh, et soovisite osaleda. Vastuseid enam vastu ei võeta.
soon-title = See küsitlus ei ole veel avatud
soon-text = See avaneb { $day }.
trouble-title = Palun proovige hetke pärast uuesti
lost-text = Midagi ei salvestatud. Palun minge tagasi ja saatke uuesti.
too-large-title = Tekst on liiga pikk
too-large-text = Midagi ei salvestatud. Palun minge tagasi, kirjutage lühemalt ja saatke uuesti.
missing-title = Sellist lehte ei ole
missing-text = Palun kontrollige aadressi või skannige kood uuesti.
link-used-title = Seda linki on juba kasutatud
link-used-text = Iga linki saab kasutada üks kord. Aitäh vastuse eest.
link-late-title = See link on liiga vana
link-late-text = Seda sai kasutada kuni { $day }.
link-broken-title = See link ei tööta
link-broken-text = Palun avage see uuesti saadud sõnumist, tervikuna ja muutmata.

## After sending

thanks-title = Aitäh
thanks-text = Teie vastused on salvestatud.
thanks-held = Teie vastused on salvestatud. Linn vaatab need enne arvestamist üle.
receipt-title = Teie kviitung
receipt-text = Selle koodiga saate oma vastuseid vaadata, parandada või tagasi võtta. Palun hoidke see alles: me ei tea, kes te olete, ega leia teie vastuseid ilma selleta.
receipt-copy = Kopeeri kood
receipt-copied = Kopeeritud
print = Prindi
receipt-qr = Selle kviitungi QR-kood
receipt-show = Vaata minu vastuseid
see-results = Vaata tulemusi
stored-title = Teie salvestatud vastused
stored-on = Saadetud { $day }
stored-held = Veel arvestamata: linn vaatab need kõigepealt üle.
not-answered = Vastust ei ole
masked-note = Isikuandmed, mida teie tekstis märkasime, eemaldati enne salvestamist.
correct = Paranda minu vastuseid
correct-title = Parandage oma vastuseid
correct-save = Salvesta
corrected-title = Teie vastused on parandatud
withdraw = Võta minu vastused tagasi
withdraw-title = Kas võtta vastused tagasi?
withdraw-text = Need kustutatakse jäädavalt ja neid enam ei arvestata.
withdraw-yes = Jah, võta tagasi
withdraw-no = Ei, jäta alles
withdrawn-title = Teie vastused on tagasi võetud
withdrawn-text = Need on kustutatud ja neid enam ei arvestata.
receipt-enter-title = Vaadake oma vastuseid või võtke need tagasi
receipt-enter-label = Kviitungi kood
receipt-enter-hint = 20 tähte ja numbrit, näiteks 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Selle koodiga vastuseid ei leitud. Palun kontrollige seda. Võib-olla on need tagasi võetud.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Anna tagasisidet
close = Sulge
poster-scan = Skannige kood telefoni kaameraga
poster-address = või minge aadressile { $address }
kiosk-next = Järgmine inimene
kiosk-restart = Alusta uuesti
kiosk-soon = See leht algab hetke pärast uuesti.
kiosk-waiting = { $count ->
    [one] Ühendus puudub: { $count } vastus on siin alles ja saadetakse hiljem.
   *[other] Ühendus puudub: { $count } vastust on siin alles ja saadetakse hiljem.
}
kiosk-script = See ekraan vajab JavaScripti, et hoida vastuseid ilma ühenduseta.
staff-title = Töötaja sisestus
staff-text = Sisestage see, mida paberil või telefonis vastati, nii nagu see anti. Vastuseid arvestatakse sisestamise päeval.
staff-next = Sisesta järgmine

## Public results

results-title = Tulemused
results-answers = { $count ->
    [one] { $count } vastus
   *[other] { $count } vastust
}
results-few = Tulemusi näidatakse, kui vastuseid on { $min }.
results-satisfied = Rahul oli { $percent }
results-interval = 95 % vahemik: { $low } kuni { $high }
results-mean = Keskmine: { $mean }
results-answer = Vastus
results-count = Arv
results-over-time = Aja jooksul
results-month = Kuu
results-share = Osakaal

## Privacy notice

privacy-title = Privaatsusteade
privacy-who = { $city } küsib teie arvamust, et oma teenuseid paremaks teha. Osalemine on vabatahtlik.
privacy-stored-title = Mida salvestatakse
privacy-stored = Teie vastused, päev ja kellaaeg, keel ja koht, kust küsitluse leidsite.
privacy-not-stored = Ei salvestata: teie nime, võrguaadressi ega seadet. Küpsiseid ei ole. Kui kirjutate isikuandmeid, mille ära tunneme, näiteks e-posti aadressi või telefoninumbri, eemaldatakse need enne salvestamist.
privacy-purpose-title = Milleks seda kasutatakse
privacy-purpose = Arvud ja osakaalud avaldatakse ja neid võrreldakse. Kommentaare loeb ainult linn.
privacy-time-title = Kui kaua seda hoitakse
privacy-time = Vastused kustutatakse { $days } päeva pärast; arvud jäävad.
privacy-time-open = Linn ei ole veel tähtaega määranud. Võite oma vastused igal ajal tagasi võtta.
privacy-rights-title = Teie õigused
privacy-rights = Kviitungi koodiga saate oma vastuseid igal ajal vaadata, parandada või tagasi võtta. Võite esitada kaebuse ka oma riigi andmekaitseasutusele.
contact-title = Kontakt
contact-none = Palun küsige linna teenindusest.

## Accessibility statement

accessibility-title = Ligipääsetavuse teatis
accessibility-goal = Need lehed on mõeldud kõigile. Need on tehtud nii, et need vastaksid WCAG 2.2 tasemele AA ja Euroopa standardile EN 301 549.
accessibility-how = Need töötavad ainult klaviatuuriga, ekraanilugejaga, väikesel ekraanil, suurendatult, tumedas režiimis ja ilma JavaScriptita. Neid kontrollitakse automaatselt enne iga väljalaset.
accessibility-problem = Kui miski teil ei tööta, andke linnale teada. Kui te head vastust ei saa, pöörduge asutuse poole, mis teie riigis ligipääsetavust jälgib.

# What the city did about it
you-said = Teie ütlesite
we-did = Meie tegime

# Limits
requests-too-many = Teie võrgust tuli liiga palju päringuid. Palun oodake minut ja proovige uuesti.
