skip = Siirry sisältöön
nav-pages = Sivut
nav-languages = Kielet
cities = Kaupungit
indicators = Indikaattorit
practices = Käytännöt
cities-title = Kuinka tyytyväisiä asukkaat ovat
cities-lead = Tulokset { $cities ->
    [one] { $cities } kaupungista
   *[other] { $cities } kaupungista
 }. Vain samanlaisia palveluja verrataan, samoilta kuukausilta.
cities-none = Yhdelläkään kaupungilla ei ole vielä tarpeeksi vastauksia. Tulokset näytetään, kun kyselyssä on vähintään { $min } vastausta, aikaisintaan seuraavana päivänä.
satisfied-scores = vähintään { $from } asteikolla { $first }–{ $last }
as-of = Luvut { $day } asti
views-note = Nämä ovat niiden ihmisten näkemyksiä, jotka päättivät vastata. Väli kuvaa vain sattumaa, ei niitä, jotka eivät vastanneet.
released-note = Luvut ovat kunkin kyselyn viimeisimmästä julkaisusta. Jokainen luku perustuu vähintään { $min } vastauksen ryhmään. Lukumäärät voivat olla pyöristettyjä luvun 3 kerrannaisiin, jotta ketään ei voi tunnistaa.
funnel-title = { $outside ->
    [0] Yksikään { $all } kaupungista ei erotu kaupunkien tavallisista eroista
    [one] { $outside } / { $all } kaupungista erottuu tavallisten erojenkin rinnalla
   *[other] { $outside } / { $all } kaupungista erottuu tavallisten erojenkin rinnalla
}
funnel-description = Jokainen piste on kaupunki: mitä enemmän oikealla, sitä enemmän vastauksia, ja mitä ylempänä, sitä suurempi osuus. Viivat ovat 99,8 %:n valvontarajat kaikkien kaupunkien keskiarvon ympärillä.
funnel-read = Näin tätä luetaan
funnel-how = Harvoihin vastauksiin perustuvat tulokset vaihtelevat enemmän, joten rajat ovat vasemmalla leveämmät. Rajojen ulkopuolella oleva kaupunki poikkeaa keskiarvosta enemmän kuin sattuma ja kaupunkien tavalliset erot selittävät. Tasoitettu osuus siirtää kaupunkia kohti keskiarvoa sitä enemmän, mitä vähemmän vastauksia sillä on. Menetelmät: yhteinen osuus (Kleinman 1973), beetabinomimallilla tasoitetut osuudet (Morris ja Tang 2011) ja suppilorajat ylihajonta huomioiden (Spiegelhalter 2005).
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
expected = Tasoitettu osuus
compared-with-average = Verrattuna kaikkiin
above-average = Muiden yläpuolella
no-significant-difference = Kuten sattuma selittää
below-average = Muiden alapuolella
cities-told = Luvut { $day } asti. Jokainen luku perustuu vähintään { $min } vastauksen ryhmään.
cities-rounded = Lukumäärät on pyöristetty luvun { $base } monikerroiksi, jotta ketään ei voi tunnistaa. Niiden summa voi poiketa kokonaismäärästä.
expected-interval = Tasoitetun osuuden 95 %:n väli
measure = Mittari
value = Arvo
service-type = Palvelutyyppi
service-type-none = Ei tyyppiä: ei verrata
comparison-show = Näytä vertailu
comparison-none = Palveluja ei vielä verrata. Niitä verrataan, kun kaksi kaupunkia mittaa samaa asiaa samantyyppisestä palvelusta.
comparisons-title = Kaikki vertailut
comparison-title = { $type }: { $measure }
comparison-period = Ajalta { $from }–{ $to }.
comparison-satisfied = Tyytyväinen tarkoittaa: { $measure }.
comparison-few = { $cities ->
    [0] Yhdelläkään kaupungilla ei ole vähintään { $answers } vastausta.
    [one] { $cities } kaupungilla on vähintään { $answers } vastausta.
   *[other] { $cities } kaupungilla on vähintään { $answers } vastausta.
} Keskiarvoon verrataan, kun näin monta vastausta on { $needed } kaupungilla.
comparison-only-percentages = Vain osuuksia verrataan keskiarvoon.
compared-cities = Verratut kaupungit
norms-text = Puolet niistä { $cities } kaupungista, joilla on vähintään { $answers } vastausta, on välillä { $low } – { $high }. Mediaani on { $median }.
norms-median = Mediaani
too-few-to-compare = Alle { $answers } vastausta: ei verrata
placements = Kyselytavat
placements-differ = Eri kyselytavat
placements-note = ”Eri kyselytavat” tarkoittaa, että ihmisiltä kysyttiin eri tavoin kuin muissa kaupungeissa, esimerkiksi kioskissa eikä sähköpostitse. Osa erosta voi johtua siitä.
services-first = Taulukossa on { $shown } ensimmäistä kyselyä, kun kaikkiaan niitä on { $all }. Kaupunkien sivuilla ovat kaikki.
city-compared = Verrattuna muihin kaupunkeihin
withheld = Ei näytetä: tarvitaan vähintään { $min } vastausta
services-title = Kaikki palvelut
show-numbers = Näytä luvut
city-lead = { $surveys ->
    [one] { $surveys } kyselyllä
   *[other] { $surveys } kyselyllä
 } on julkaistuja tuloksia.
city-few = Tuloksia ei näytetä vielä. Ne näytetään, kun kyselyssä on vähintään { $min } vastausta, aikaisintaan seuraavana päivänä.
city-surveys = Mitä asukkaat sanoivat
actions-title = Te sanoitte, me teimme
actions-caution = Kaupungit toimivat siellä, missä luvut ovat matalia, ja matalat luvut nousevat usein itsestään. Vertaa palveluihin, joissa mitään ei muutettu.
said = Te sanoitte
did = Me teimme
done-on = { $day } alkaen
decided-on = päätetty { $day }
effective-from = voimassa { $day } alkaen
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
effect-unchanged = Ennallaan, rajana { $margin }: ero { $difference } (90 %:n luottamusväli { $low } – { $high }).
effect-too-few = Vastauksia on liian vähän, jotta voisi sanoa, onko muutosta: ero { $difference } (95 %:n luottamusväli { $low } – { $high }).
not-compared-asked-differently = Ei verrattu: kysymys esitettiin aiemmin toisin.
not-compared-placements-differ = Ei verrattu: vastauspaikat olivat aiemmin muut.
not-compared-too-few = Ei verrattu: vastauksia on liian vähän.
not-compared-not-tested = Ei verrattu: tämän luvun muutosta ei testata.
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
benchmark-frozen = Sijavälit lasketaan julkaisuhetken kyselytuloksista. Myöhemmät vastaukset eivät muuta niitä.
benchmark-not-measured = ”Ei mitattu”: kaupunki ilmoittaa, että yli 80 % on tyytyväisiä tai että ei ole, eikä mikään kysely täällä mittaa sitä. Sijavälissä molemmat ovat silloin yhtä todennäköisiä.
not-measured = ei mitattu
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
