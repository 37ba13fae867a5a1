## What every page has

language-name = suomi
language = Kieli
skip-to-content = Siirry kysymyksiin
privacy = Tietosuoja
accessibility = Saavutettavuus
anonymous = Ei nimeä, ei evästeitä, ei seurantaa.

## Answering

step-of = Vaihe { $step }/{ $steps }
error-prefix = Virhe: { $title }
next = Seuraava
back = Takaisin
send = Lähetä
optional = vapaaehtoinen
choose-several = Voit valita useita.
choose-up-to = Valitse enintään { $max }.
choose-at-least = Valitse vähintään { $min }.
choose-between = Valitse { $min }–{ $max }.
face-1 = Erittäin huono
face-2 = Huono
face-3 = Ei hyvä eikä huono
face-4 = Hyvä
face-5 = Erittäin hyvä
stars = { $count ->
    [one] { $count } tähti
   *[other] { $count } tähteä
}
point-of = { $score }/{ $to }
ranking-hint = Valitse jokaiselle sija. 1 on paras.
ranking-place = Sija { $place }
ranking-none = Ei sijaa
number-range = Luku väliltä { $min }–{ $max }.
number-from = Luku, vähintään { $min }.
number-to = Luku, enintään { $max }.
email-hint = Vain jos haluat vastauksen. Esimerkiksi nimi@example.org.
personal-hint = Älä kirjoita nimiä, puhelinnumeroita tai muuta, mistä sinut voi tunnistaa.
other-text = Kerro mikä
characters-max = { $max ->
    [one] Enintään { $max } merkki.
   *[other] Enintään { $max } merkkiä.
}
leave-empty = Jätä tämä kenttä tyhjäksi

## When something is wrong

errors-title = { $count ->
    [one] Tarkista { $count } vastaus
   *[other] Tarkista { $count } vastausta
}
error-required = Vastaa tähän kysymykseen.
error-required-row = Valitse vastaus kohtaan ”{ $row }”.
error-not-offered = Valitse jokin vaihtoehdoista.
error-too-many-choices = { $max ->
    [one] Valitse enintään { $max } vastaus.
   *[other] Valitse enintään { $max } vastausta.
}
error-too-few-choices = { $min ->
    [one] Valitse vähintään { $min } vastaus.
   *[other] Valitse vähintään { $min } vastausta.
}
error-exclusive = Valitse tämä vastaus yksin tai vain muita.
error-same-place = Anna kukin sija vain kerran.
error-not-a-number = Kirjoita luku, esimerkiksi 12.
error-ambiguous-number = Kirjoita luku ilman pistettä tai pilkkua tuhansissa, esimerkiksi 1000.
error-number-range = Kirjoita luku väliltä { $min }–{ $max }.
error-whole-number = Kirjoita kokonaisluku.
error-decimals = { $decimals ->
    [one] Kirjoita enintään { $decimals } desimaali.
   *[other] Kirjoita enintään { $decimals } desimaalia.
}
error-bad-day = Kirjoita päivä muodossa 2026-03-01.
error-too-long = { $max ->
    [one] Kirjoita enintään { $max } merkki.
   *[other] Kirjoita enintään { $max } merkkiä.
}
error-bad-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@example.org.
error-other = Tätä vastausta ei voi ottaa vastaan. Muuta sitä.
error-send-again = Sivu oli auki hyvin kauan. Vastauksesi ovat tallella: paina painiketta uudelleen.
error-too-often = Verkostasi tulee juuri nyt paljon vastauksia. Vastauksesi ovat tallella: odota hetki ja paina painiketta uudelleen.
error-unavailable = Vastauksia ei voi juuri nyt tallentaa. Ne ovat tallella tällä sivulla: odota hetki ja paina painiketta uudelleen.
error-differs = Olet jo lähettänyt tämän lomakkeen toisin vastauksin. Ensin lähettämäsi vastaukset on tallennettu.

## When there is nothing to answer

closed-title = Kysely on päättynyt
closed-text = Kiitos, että halusit osallistua. Vastauksia ei enää oteta vastaan.
soon-title = Kysely ei ole vielä auki
soon-text = Se avautuu { $day }.
trouble-title = Yritä hetken kuluttua uudelleen
lost-text = Mitään ei tallennettu. Palaa takaisin ja lähetä uudelleen.
too-large-title = Teksti on liian pitkä
too-large-text = Mitään ei tallennettu. Palaa takaisin, lyhennä tekstiä ja lähetä uudelleen.
missing-title = Sivua ei ole
missing-text = Tarkista osoite tai lue koodi uudelleen.
link-used-title = Linkki on jo käytetty
link-used-text = Jokaista linkkiä voi käyttää kerran. Kiitos vastauksestasi.
link-late-title = Linkki on vanhentunut
link-late-text = Sitä saattoi käyttää { $day } asti.
link-broken-title = Linkki ei toimi
link-broken-text = Avaa se uudelleen saamastasi viestistä kokonaisena ja muuttamatta.

## After sending

thanks-title = Kiitos
thanks-text = Vastauksesi on tallennettu.
thanks-held = Vastauksesi on tallennettu. Kaupunki katsoo ne ennen kuin ne lasketaan mukaan.
receipt-title = Kuittisi
receipt-text = Tällä koodilla voit katsoa, korjata tai perua vastauksesi. Säilytä se: emme tiedä kuka olet emmekä löydä vastauksiasi ilman sitä.
receipt-copy = Kopioi koodi
receipt-copied = Kopioitu
print = Tulosta
receipt-qr = Tämän kuitin QR-koodi
receipt-show = Näytä vastaukseni
see-results = Katso tulokset
stored-title = Tallennetut vastauksesi
stored-on = Lähetetty { $day }
stored-held = Ei vielä laskettu mukaan: kaupunki katsoo ne ensin.
not-answered = Ei vastausta
masked-note = Tekstissäsi huomatut henkilötiedot poistettiin ennen tallentamista.
correct = Korjaa vastaukseni
correct-title = Korjaa vastauksesi
correct-save = Tallenna
corrected-title = Vastauksesi on korjattu
withdraw = Peru vastaukseni
withdraw-title = Perutaanko vastauksesi?
withdraw-text = Ne poistetaan lopullisesti eikä niitä enää lasketa mukaan.
withdraw-yes = Kyllä, peru
withdraw-no = En, säilytä ne
withdrawn-title = Vastauksesi on peruttu
withdrawn-text = Ne on poistettu eikä niitä enää lasketa mukaan.
receipt-enter-title = Katso tai peru vastauksesi
receipt-enter-label = Kuittikoodi
receipt-enter-hint = 20 kirjainta ja numeroa, esimerkiksi 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Tällä koodilla ei löytynyt vastauksia. Tarkista koodi. Vastaukset on ehkä peruttu.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Anna palautetta
close = Sulje
poster-scan = Lue koodi puhelimesi kameralla
poster-address = tai mene osoitteeseen { $address }
kiosk-next = Seuraava henkilö
kiosk-restart = Aloita alusta
kiosk-soon = Sivu alkaa hetken kuluttua alusta.
kiosk-waiting = { $count ->
    [one] Ei yhteyttä: { $count } vastaus on tallessa täällä ja lähetetään myöhemmin.
   *[other] Ei yhteyttä: { $count } vastausta on tallessa täällä ja lähetetään myöhemmin.
}
kiosk-script = Tämä näyttö tarvitsee JavaScriptin, jotta vastaukset säilyvät ilman yhteyttä.
staff-title = Henkilökunnan kirjaus
staff-text = Kirjaa se, mitä paperilla tai puhelimessa vastattiin, sellaisena kuin se annettiin. Vastaukset lasketaan kirjauspäivälle.
staff-next = Kirjaa seuraava

## Public results

results-title = Tulokset
results-answers = { $count ->
    [one] { $count } vastaus
   *[other] { $count } vastausta
}
results-few = Tulokset näytetään, kun vastauksia on { $min }.
results-satisfied = { $percent } oli tyytyväisiä
results-interval = 95 %:n väli: { $low }–{ $high }
results-mean = Keskiarvo: { $mean }
results-answer = Vastaus
results-count = Määrä
results-over-time = Ajan mittaan
results-month = Kuukausi
results-share = Osuus

## Privacy notice

privacy-title = Tietosuojaseloste
privacy-who = { $city } kysyy mielipidettäsi parantaakseen palvelujaan. Osallistuminen on vapaaehtoista.
privacy-stored-title = Mitä tallennetaan
privacy-stored = Vastauksesi, päivä ja kellonaika, kieli ja se, mistä löysit kyselyn.
privacy-not-stored = Ei tallenneta: nimeäsi, verkko-osoitettasi, laitettasi. Evästeitä ei ole. Jos kirjoitat henkilötietoja, jotka tunnistamme, kuten sähköpostiosoitteen tai puhelinnumeron, ne poistetaan ennen tallentamista.
privacy-purpose-title = Mihin tietoja käytetään
privacy-purpose = Lukumäärät ja osuudet julkaistaan ja niitä vertaillaan. Kommentit lukee vain kaupunki.
privacy-time-title = Kuinka kauan tietoja säilytetään
privacy-time = Vastaukset poistetaan { $days } päivän kuluttua; lukumäärät jäävät.
privacy-time-open = Kaupunki ei ole vielä asettanut määräaikaa. Voit perua vastauksesi milloin tahansa.
privacy-rights-title = Oikeutesi
privacy-rights = Kuittikoodilla voit milloin tahansa katsoa, korjata tai perua vastauksesi. Voit myös valittaa maasi tietosuojaviranomaiselle.
contact-title = Yhteystiedot
contact-none = Kysy kaupungin palvelupisteestä.

## Accessibility statement

accessibility-title = Saavutettavuusseloste
accessibility-goal = Sivut on tarkoitettu kaikille. Ne on tehty täyttämään WCAG 2.2 -ohjeiston AA-taso ja eurooppalainen standardi EN 301 549.
accessibility-how = Ne toimivat pelkällä näppäimistöllä, ruudunlukijalla, pienellä näytöllä, suurennettuna, tummassa tilassa ja ilman JavaScriptiä. Ne tarkistetaan automaattisesti ennen jokaista julkaisua.
accessibility-problem = Jos jokin ei toimi sinulle, kerro siitä kaupungille. Jos et saa hyvää vastausta, käänny maasi saavutettavuutta valvovan viranomaisen puoleen.

# What the city did about it
you-said = Te sanoitte
we-did = Me teimme

# Limits
requests-too-many = Verkostasi tuli liian monta pyyntöä. Odota minuutti ja yritä uudelleen.
