## What every page has

language-name = eesti
language = Keel
skip-to-content = Liigu edasi põhisisu juurde
privacy = Privaatsus
accessibility = Ligipääsetavus
anonymous = Küpsiseid ega jälgimist ei ole.

## Answering

step-of = Lehekülg { $step }/{ $steps }
error-prefix = Viga: { $title }
next = Edasi
back = Tagasi
send = Saada
optional = vabatahtlik
choose-several = Valige kõik sobivad.
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
ranking-hint = Seadke vastused järjestusse. 1 on teie esimene valik.
ranking-place = Koht { $place }
ranking-none = Järjestamata
number-range = Arv vahemikus { $min }–{ $max }.
number-from = Arv alates { $min }.
number-to = Arv kuni { $max }.
email-hint = Kasutame seda ainult teile vastamiseks. Näiteks nimi@example.org
personal-hint = Palun ärge kirjutage isikuandmeid, näiteks oma nime või telefoninumbrit.
other-text = Palun täpsustage
characters-max = { $max ->
    [one] Võite kirjutada kuni { $max } tähemärgi.
   *[other] Võite kirjutada kuni { $max } tähemärki.
}
leave-empty = Jätke see väli tühjaks

## When something is wrong

errors-title = Palun kontrollige { $count } vastust
error-required = Palun vastake sellele küsimusele.
error-required-row = Palun valige vastus reale „{ $row }“.
error-not-offered = Palun valige üks vastusevariantidest.
error-too-many-choices = { $max ->
    [one] Palun valige kõige rohkem { $max } vastus.
   *[other] Palun valige kõige rohkem { $max } vastust.
}
error-too-few-choices = { $min ->
    [one] Palun valige vähemalt { $min } vastus.
   *[other] Palun valige vähemalt { $min } vastust.
}
error-exclusive = Palun valige kas see vastus või teised, aga mitte mõlemad.
error-same-place = Palun kasutage iga kohta ainult üks kord.
error-not-a-number = Palun kirjutage arv, näiteks 12.
error-ambiguous-number = Palun kirjutage arv ilma tuhandeliste eraldajata, näiteks 1000.
error-number-range = Palun kirjutage arv vahemikus { $min }–{ $max }.
error-whole-number = Palun kirjutage täisarv, näiteks 12.
error-decimals = { $decimals ->
    [one] Palun kirjutage arv, milles on kõige rohkem { $decimals } komakoht.
   *[other] Palun kirjutage arv, milles on kõige rohkem { $decimals } komakohta.
}
error-bad-day = Palun kirjutage õige kuupäev, näiteks 2026-03-01.
error-too-long = { $max ->
    [one] Palun kirjutage kõige rohkem { $max } tähemärk.
   *[other] Palun kirjutage kõige rohkem { $max } tähemärki.
}
error-bad-email = Palun kirjutage e-posti aadress õigel kujul, näiteks nimi@example.org.
error-other = See vastus ei sobi. Palun kontrollige seda.
error-send-again = See leht oli liiga kaua avatud. Teie vastused on alles. Nende saatmiseks vajutage palun nuppu uuesti.
error-too-often = Teie võrgust saadetakse liiga palju vastuseid. Teie vastused on alles. Palun oodake minut ja vajutage siis nuppu uuesti.
error-unavailable = Me ei saanud teie vastuseid salvestada. Need on siin lehel alles. Palun oodake minut ja vajutage siis nuppu uuesti.
error-differs = Olete selle vormi juba teiste vastustega saatnud. Alles jäid vastused, mille saatsite esimesena.

## When there is nothing to answer

closed-title = See küsitlus on suletud
closed-text = Aitäh huvi eest. Sellele küsitlusele enam vastata ei saa.
soon-title = See küsitlus ei ole veel avatud
soon-text = Avamise päev: { $day }.
trouble-title = Palun proovige hetke pärast uuesti
lost-text = Teie vastuseid ei salvestatud. Palun minge tagasi ja saatke need uuesti.
too-large-title = Teie vastus on liiga pikk
too-large-text = Teie vastuseid ei salvestatud. Palun minge tagasi, lühendage teksti ja saatke need uuesti.
missing-title = Lehte ei leitud
missing-text = Palun kontrollige aadressi või skannige kood uuesti.
link-used-title = Seda linki on juba kasutatud
link-used-text = Iga link töötab ühe korra. Aitäh vastuste eest.
link-late-title = See link on aegunud
link-late-text = Viimane kehtivuspäev: { $day }.
link-broken-title = See link ei tööta
link-broken-text = Palun avage link uuesti saadud sõnumist. Kui kopeerite selle, kopeerige see tervikuna.

## After sending

thanks-title = Aitäh
thanks-text = Teie vastused on salvestatud.
thanks-held = Teie vastused on salvestatud. Linn vaatab need enne arvestamist üle.
receipt-title = Teie kviitung
receipt-text = Selle koodiga saate oma vastuseid vaadata, parandada või tagasi võtta. Hoidke see hoolega alles: me ei tea, kes te olete, ega leia teie vastuseid ilma koodita.
receipt-copy = Kopeeri kood
receipt-copied = Kopeeritud
print = Prindi
receipt-qr = Selle kviitungi QR-kood
receipt-show = Vaata minu vastuseid
see-results = Vaata tulemusi
stored-title = Teie vastused
stored-on = Saatmise päev: { $day }
stored-held = Veel arvestamata. Linn vaatab teie vastused kõigepealt üle.
not-answered = Vastamata
masked-note = Isikuandmed, mille teie tekstis ära tundsime, eemaldati enne salvestamist.
correct = Paranda minu vastuseid
correct-title = Parandage oma vastuseid
correct-save = Salvesta muudatused
corrected-title = Teie vastused on muudetud
withdraw = Võta minu vastused tagasi
withdraw-title = Kas soovite oma vastused tagasi võtta?
withdraw-text = Kustutame need jäädavalt ja ei arvesta neid enam.
withdraw-yes = Võta minu vastused tagasi
withdraw-no = Jäta minu vastused alles
withdrawn-title = Teie vastused on tagasi võetud
withdrawn-text = Oleme need kustutanud ega arvesta neid enam.
receipt-release = Avaldatud arve uuendatakse järgmise avaldamisega.
receipt-enter-title = Vaadake, parandage või võtke tagasi oma vastused
receipt-enter-label = Kviitungi kood
receipt-enter-hint = Koodis on 20 tähte ja numbrit, näiteks 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Selle koodiga vastuseid ei leitud. Palun kontrollige koodi. Kui see on õige, on vastused kustutatud.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Anna tagasisidet
close = Sulge
poster-scan = Skannige kood telefoni kaameraga
poster-address = või minge aadressile { $address }
kiosk-next = Järgmine inimene
kiosk-restart = Alusta uuesti
kiosk-soon = See leht algab hetke pärast uuesti.
kiosk-waiting = { $count ->
    [one] Ühendus puudub. { $count } vastus on salvestatud sellesse seadmesse ja saadetakse hiljem.
   *[other] Ühendus puudub. { $count } vastust on salvestatud sellesse seadmesse ja saadetakse hiljem.
}
kiosk-script = Palun lülitage selles brauseris JavaScript sisse. Ilma selleta ei saa vastuseid hoida, kui ühendus puudub.
staff-title = Töötaja sisestus
staff-text = Sisestage vastused täpselt nii, nagu need paberil või telefonis anti. Neid arvestatakse sisestamise päeval.
staff-next = Sisesta järgmised vastused

## Public results

results-title = Tulemused
results-answers = { $count ->
    [one] { $count } vastus
   *[other] { $count } vastust
}
results-answers-about = { $count ->
    [one] umbes { $count } vastus
   *[other] umbes { $count } vastust
}
results-few = Tulemusi näidatakse, kui vastuseid on vähemalt { $min }, kõige varem järgmisel päeval.
results-note = Need on nende inimeste arvamused, kes otsustasid vastata. Usaldusvahemik arvestab ainult juhust, mitte inimesi, kes ei vastanud.
results-released = Andmete viimane päev: { $day }. Iga arv põhineb vähemalt { $min } vastusest koosneval rühmal.
results-rounded = Arvud on ümardatud arvu { $multiple } kordseteks, et kedagi ei oleks võimalik ära tunda. Need ei pruugi anda kokku kogusummat.
results-withheld = Näitamiseks on vastuseid liiga vähe
results-satisfied = { $percent } vastanutest jäi rahule
results-found = { $percent } vastanutest leidis, mida otsis
results-score = { $measure }: { $value } skaalal { $low }–{ $high }
results-value = { $measure }: { $value }
results-time-saved = Säästetud aeg (mediaan)
results-govuk = Rahulolu skoor
results-nps = Soovitusindeks (Net Promoter Score)
results-ces = Lihtsus (Customer Effort Score)
results-sus = Kasutusmugavus (System Usability Scale)
results-umux-lite = Kasutusmugavus (UMUX-Lite)
results-sdg-rating = Hinnang tähtedes
results-interval = 95% usaldusvahemik: { $low } kuni { $high }
results-mean = Keskmine: { $mean }
results-answer = Vastus
results-count = Arv
results-over-time = Muutus aja jooksul
results-month = Kuu
results-share = Osakaal
results-norms = Sama liiki teenusega linnad ({ $from } – { $to }, linnu: { $cities }): pooled tulemused on vahemikus { $low } kuni { $high }. Mediaan on { $median }.
results-since = { $label } (alates küsitluse versioonist { $version })
results-no-longer = { $label } (enam ei pakuta)
results-offered = Kõigile ei pakutud kõiki vastuseid. Teine arv näitab, kui paljudele vastust pakuti, ja osakaal on arvutatud nendest. Osakaalude summa ei pruugi olla 100%.
results-breaks = { $months }: küsimus muutus. Varasemaid ja hilisemaid tulemusi ei saa võrrelda. Graafikul näitab seda pidev joon.
results-marks = { $months }: muutus midagi, mis võib tulemusi mõjutada, näiteks tekst või teenus. Graafikul näitab seda punktiirjoon.

## Privacy notice

privacy-title = Privaatsusteade
privacy-who = { $city } küsib teie arvamust, et oma teenuseid paremaks teha. Osalemine on vabatahtlik.
privacy-stored-title = Mida me salvestame
privacy-stored = Salvestame teie vastused, kuupäeva ja kellaaja, keele ning koha, kust küsitluse leidsite. Kui küsimuses palutakse teie e-posti aadressi ja te selle sisestate, salvestame selle koos vastustega.
privacy-not-stored = Me ei küsi teie nime. Me ei salvesta teie IP-aadressi ega andmeid teie seadme kohta ega kasuta küpsiseid. Kui tunneme tekstis ära isikuandmeid, näiteks telefoninumbri, eemaldame need enne vastuse salvestamist.
privacy-networks = Et otsustada, millal tulemused võib avaldada, salvestame ühe 65 536 arvust, mis arvutatakse osast teie IP-aadressist. Sellest ei saa aadressi tuletada, iga arvu jagab umbes 256 võrku ja me kustutame selle, kui selle ajavahemiku arvud avaldatakse, hiljemalt aasta pärast.
privacy-purpose-title = Milleks me teie vastuseid kasutame
privacy-purpose = Avaldame tulemused arvude ja protsentidena ning võrdleme neid teiste teenuste ja linnadega. Kommentaare loevad ainult linna töötajad.
privacy-time-title = Kui kaua me teie vastuseid hoiame
privacy-time = Kustutame vastused { $days } päeva pärast. Koondarvud säilitame.
privacy-time-open = Linn ei ole tähtaega määranud. Võite oma vastused igal ajal tagasi võtta.
privacy-rights-title = Teie õigused
privacy-rights = Kviitungi koodiga saate oma vastuseid igal ajal vaadata, parandada või tagasi võtta. Võite esitada kaebuse ka andmekaitseasutusele.
contact-title = Kontakt
contact-none = Palun võtke ühendust linna klienditeenindusega.

## Accessibility statement

accessibility-title = Ligipääsetavuse teatis
accessibility-goal = Soovime, et kõik saaksid neid lehti kasutada. Need on loodud vastama WCAG 2.2 tasemele AA ja Euroopa standardile EN 301 549.
accessibility-how = Need töötavad ainult klaviatuuriga, ekraanilugejaga, väikesel ekraanil, suurendatult, tumedas režiimis ja ilma JavaScriptita. Neid kontrollitakse automaatselt enne iga väljalaset.
accessibility-problem = Kui teil on nende lehtedega probleem, andke linnale teada. Kui te ei ole vastusega rahul, pöörduge asutuse poole, mis teie riigis veebi ligipääsetavuse üle järelevalvet teeb.

# What the city did about it
you-said = Mida te ütlesite
we-did = Mida me tegime

# Limits
requests-too-many = Teie võrgust tuli liiga palju päringuid. Palun oodake minut ja proovige uuesti.
