skip = Siirry sisältöön
nav-pages = Sivut
nav-languages = Kielet
cities = Kaupungit
indicators = Indikaattorit
practices = Käytännöt
cities-title = Kuinka tyytyväisiä asukkaat ovat
cities-lead = { $percent } kaikkiaan { $answers } vastauksesta oli tyytyväisiä, { $cities } kaupungissa.
cities-none = Yhdelläkään kaupungilla ei ole vielä tarpeeksi vastauksia. Tulokset näytetään, kun niitä on { $min }.
counted-at = Laskettu { $time } (UTC). Mikään täällä ei perustu alle { $min } vastaukseen. Tyytyväinen tarkoittaa: { $measure }.
satisfied-scores = vähintään { $from } asteikolla { $first }–{ $last }
funnel-title = { $outside } / { $all } poikkeaa enemmän kuin sattuma selittää
funnel-description = Jokainen piste on kaupunki: oikealle vastausten määrä, ylöspäin tyytyväisten osuus. Viivat ovat rajat, joiden sisään pelkkä sattuma jättää 95 % ja 99,8 % kaupungeista yhteisen osuuden ympärille.
funnel-read = Näin tätä luetaan
funnel-how = Kaupungit, joilla on vähän vastauksia, poikkeavat paljon sattumalta, siksi suppilo on vasemmalla leveä. Vain sen ulkopuolella olevat pisteet kertovat jotain kaupungista. ”Odotettu osuus” vetää jokaista kaupunkia kohti yhteistä sen mukaan, kuinka vähiin vastauksiin se perustuu (empiirinen Bayes, beta-binomi, Kleinman 1973); rajat ovat Spiegelhalterin 2005.
answers-axis = Vastausten määrä
city = Kaupunki
service = Palvelu
survey = Kysely
surveys = Kyselyt
answers = Vastaukset
responses = Vastauskerrat
satisfied = Tyytyväisiä
measure-csat = Tyytyväisten osuus (CSAT)
measure-govuk = Tyytyväisyyspisteet, 0–100
measure-nps = Suositteluindeksi (NPS)
measure-ces = Vaivattomuus (CES)
measure-sus = Käytettävyysasteikko (SUS)
measure-umux-lite = UMUX-Lite
measure-time-saved = Säästetty aika
measure-sdg-found = Löysi etsimänsä (digitaalinen palveluväylä)
measure-sdg-rating = Tähdet (digitaalinen palveluväylä)
interval = 95 %:n väli
expected = Odotettu osuus
compared-with-average = Verrattuna kaikkiin
above-average = Muiden yläpuolella
no-significant-difference = Kuten sattuma selittää
below-average = Muiden alapuolella
withheld = ei näytetä: alle { $min }
services-title = Kaikki palvelut
show-numbers = Näytä luvut
city-lead = { $percent } kaikkiaan { $answers } vastauksesta oli tyytyväisiä.
city-few = Toistaiseksi alle { $min } vastausta: tuloksia ei näytetä.
city-surveys = Mitä asukkaat sanoivat
actions-title = Te sanoitte, me teimme
actions-caution = Kaupungit toimivat siellä, missä luvut ovat matalia, ja matalat luvut nousevat usein itsestään. Vertaa palveluihin, joissa mitään ei muutettu.
said = Te sanoitte
did = Me teimme
done-on = { $day } alkaen
percentage-points = { $count ->
    [one] { $shown } prosenttiyksikkö
   *[other] { $shown } prosenttiyksikköä
 }
points = { $count ->
    [one] { $shown } piste
   *[other] { $shown } pistettä
 }
effect = Ennen ({ $before_period }): { $before }. Jälkeen ({ $after_period }): { $after }.
effect-up = Nousu on tilastollisesti merkitsevä: { $change } (eron 95 %:n luottamusväli { $low } – { $high }).
effect-down = Lasku on tilastollisesti merkitsevä: { $change } (eron 95 %:n luottamusväli { $low } – { $high }).
effect-unchanged = Ennallaan, rajana { $margin }: ero { $difference } (95 %:n luottamusväli { $low } – { $high }).
effect-too-few = Vastauksia on liian vähän, jotta voisi sanoa, onko muutosta: ero { $difference } (95 %:n luottamusväli { $low } – { $high }).
shared-title = Jaettu muille kaupungeille
shared-by = Jakanut { $city }
practices-title = Mitä kaupungit ovat oppineet
practices-lead = Mitä asukkaat sanoivat, mitä kaupungit tekivät ja mikä muuttui: mitattu ennen ja jälkeen.
practices-none = Yksikään kaupunki ei ole vielä julkaissut toimenpidettä. Kaupungit lisäävät toimenpiteensä Urbivoxissa.
benchmark-title = Käyttäjälähtöisyyden indikaattorit
benchmark-lead = { $cities } kaupunkia on julkaissut vastauksensa vuodelta { $year }. { $first ->
    [one] { $best } on ensimmäinen: { $percent }.
   *[other] { $first } kaupunkia jakaa ensimmäisen sijan: { $percent }.
 }
benchmark-none = Yksikään kaupunki ei ole vielä julkaissut vastauksiaan. Kaupungit vastaavat indikaattoreihin Urbivoxissa.
benchmark-how = Kaupunki vastaa kyllä tai ei, jokaiseen kyllä-vastaukseen kuuluu näyttö. Ulottuvuus on kyllä-vastausten osuus, kokonaistulos kaikkien ulottuvuuksien keskiarvo. Saman prosentin saaneet kaupungit jakavat sijan. Mahdolliset sijat ovat se, minkä mitatun tyytyväisyyden otantavirhe jättää avoimeksi, 95 %.
framework = Kehys
edition = Vuosi
rank = Sija
rank-range = { $best }–{ $worst }
ranks = Mahdolliset sijat
total = Yhteensä
pillar-average = Kaikki kaupungit yhdessä: { $name }
csv = Taulukko CSV-muodossa
colour-red = matala
colour-orange = keskitaso
colour-green = korkea
profile-title = Indikaattorit { $year }
profile-lead = Sija { $rank }, { $percent }.
profile-chart = { $city } keskiarvon ja parhaan rinnalla
profile-description = Jokaisesta ulottuvuudesta palkki kaupungille, viiva kaikkien kaupunkien keskiarvolle ja piste parhaalle.
dimension = Ulottuvuus
own = Kaupunki
mean = Keskiarvo
best = Paras
strengths = Vahvuudet
peers = Samankaltaisimmat kaupungit
peers-method = Samankaltaisia profiililtaan ja kooltaan, puoliksi kumpaakin: ulottuvuuksien erot ja asukaslukujen erot suuruusluokkina.
peer-size = { $city }, { $population } asukasta
gains-title = Mikä nostaisi tulosta eniten
gain = Pistettä yhdestä kyllä-vastauksesta
statement = Indikaattori
over-years = Vuosien mittaan
year = Vuosi
badge-title = Näytä tämä omalla sivullasi
badge-alt = Tyytyväisyys: { $service }, { $city }
not-there-title = Sivua ei löydy
not-there = Se on ehkä siirretty: aloita kaupunkien luettelosta.

# Gates: a page is asked for by too many
busy-title = Sivu on ruuhkautunut
busy = Moni avaa tätä sivua juuri nyt. Yritä hetken kuluttua uudelleen.
trouble-title = Sivulla on ongelma
trouble = Tätä sivua ei voi näyttää juuri nyt. Yritä myöhemmin uudelleen.
