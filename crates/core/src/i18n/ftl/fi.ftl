## What every page has

language-name = suomi
language = Kieli
skip-to-content = Siirry pääsisältöön
privacy = Tietosuoja
accessibility = Saavutettavuus
anonymous = Ei evästeitä eikä seurantaa.

## Answering

step-of = Sivu { $step }/{ $steps }
error-prefix = Virhe: { $title }
next = Seuraava
back = Takaisin
send = Lähetä
optional = vapaaehtoinen
choose-several = Valitse kaikki sopivat.
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
ranking-hint = Aseta vaihtoehdot järjestykseen. 1 on ensisijainen valintasi.
ranking-place = Sija { $place }
ranking-none = Ei sijaa
number-range = Luku väliltä { $min }–{ $max }.
number-from = Luku, vähintään { $min }.
number-to = Luku, enintään { $max }.
email-hint = Käytämme osoitetta vain sinulle vastaamiseen. Esimerkiksi nimi@example.org
personal-hint = Älä kirjoita henkilötietoja, kuten nimeäsi tai puhelinnumeroasi.
other-text = Täsmennä
characters-max = { $max ->
    [one] Voit kirjoittaa enintään { $max } merkin.
   *[other] Voit kirjoittaa enintään { $max } merkkiä.
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
error-exclusive = Valitse joko tämä vastaus tai muita vastauksia, mutta ei molempia.
error-same-place = Käytä kutakin sijaa vain kerran.
error-not-a-number = Kirjoita luku, esimerkiksi 12.
error-ambiguous-number = Kirjoita luku ilman tuhaterotinta, esimerkiksi 1000.
error-number-range = Kirjoita luku väliltä { $min }–{ $max }.
error-whole-number = Kirjoita kokonaisluku, esimerkiksi 12.
error-decimals = { $decimals ->
    [one] Kirjoita luku, jossa on enintään { $decimals } desimaali.
   *[other] Kirjoita luku, jossa on enintään { $decimals } desimaalia.
}
error-bad-day = Kirjoita oikea päivämäärä, esimerkiksi 2026-03-01.
error-too-long = { $max ->
    [one] Kirjoita enintään { $max } merkki.
   *[other] Kirjoita enintään { $max } merkkiä.
}
error-bad-email = Kirjoita sähköpostiosoite oikeassa muodossa, esimerkiksi nimi@example.org.
error-other = Vastaus ei kelpaa. Tarkista se.
error-send-again = Sivu oli auki liian kauan. Vastauksesi ovat yhä tässä. Lähetä ne painamalla painiketta uudelleen.
error-too-often = Verkostasi lähetetään liian paljon vastauksia. Vastauksesi ovat yhä tässä. Odota minuutti ja paina painiketta uudelleen.
error-unavailable = Vastauksiasi ei voitu tallentaa. Ne ovat yhä tässä. Odota minuutti ja paina painiketta uudelleen.
error-differs = Olet jo lähettänyt tämän lomakkeen eri vastauksin. Säilytimme vastaukset, jotka lähetit ensin.

## When there is nothing to answer

closed-title = Kysely on päättynyt
closed-text = Kiitos mielenkiinnostasi. Kyselyyn ei voi enää vastata.
soon-title = Kysely ei ole vielä auki
soon-text = Se avautuu { $day }.
trouble-title = Yritä hetken kuluttua uudelleen
lost-text = Vastauksiasi ei tallennettu. Palaa takaisin ja lähetä ne uudelleen.
too-large-title = Vastauksesi on liian pitkä
too-large-text = Vastauksiasi ei tallennettu. Palaa takaisin, lyhennä tekstiä ja lähetä ne uudelleen.
missing-title = Sivua ei löytynyt
missing-text = Tarkista osoite tai lue koodi uudelleen.
link-used-title = Linkki on jo käytetty
link-used-text = Kukin linkki toimii vain kerran. Kiitos vastauksistasi.
link-late-title = Linkki on vanhentunut
link-late-text = Se oli voimassa { $day } asti.
link-broken-title = Linkki ei toimi
link-broken-text = Avaa linkki uudelleen saamastasi viestistä. Jos kopioit linkin, kopioi se kokonaan.

## After sending

thanks-title = Kiitos
thanks-text = Vastauksesi on tallennettu.
thanks-held = Vastauksesi on tallennettu. Kaupunki tarkistaa ne, ennen kuin ne lasketaan mukaan.
receipt-title = Kuittisi
receipt-text = Tällä koodilla voit katsoa, korjata tai perua vastauksesi. Säilytä se hyvin: emme tiedä, kuka olet, emmekä löydä vastauksiasi ilman koodia.
receipt-copy = Kopioi koodi
receipt-copied = Kopioitu
print = Tulosta
receipt-qr = Tämän kuitin QR-koodi
receipt-show = Näytä vastaukseni
see-results = Katso tulokset
stored-title = Vastauksesi
stored-on = Lähetetty { $day }
stored-held = Ei vielä laskettu mukaan. Kaupunki tarkistaa vastauksesi ensin.
not-answered = Ei vastattu
masked-note = Poistimme tekstistäsi tunnistamamme henkilötiedot ennen tallentamista.
correct = Korjaa vastaukseni
correct-title = Korjaa vastauksesi
correct-save = Tallenna muutokset
corrected-title = Vastauksiasi on muutettu
withdraw = Peru vastaukseni
withdraw-title = Haluatko perua vastauksesi?
withdraw-text = Poistamme ne pysyvästi emmekä laske niitä enää mukaan.
withdraw-yes = Peru vastaukseni
withdraw-no = Säilytä vastaukseni
withdrawn-title = Vastauksesi on peruttu
withdrawn-text = Olemme poistaneet ne emmekä laske niitä enää mukaan.
receipt-release = Julkaistut luvut päivitetään seuraavassa julkaisussa.
receipt-enter-title = Katso, korjaa tai peru vastauksesi
receipt-enter-label = Kuittikoodi
receipt-enter-hint = Koodissa on 20 kirjainta ja numeroa, esimerkiksi 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Tällä koodilla ei löytynyt vastauksia. Tarkista koodi. Jos se on oikein, vastaukset on poistettu.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Anna palautetta
close = Sulje
poster-scan = Lue koodi puhelimesi kameralla
poster-address = tai mene osoitteeseen { $address }
kiosk-next = Seuraava henkilö
kiosk-restart = Aloita alusta
kiosk-soon = Sivu alkaa hetken kuluttua alusta.
kiosk-waiting = { $count ->
    [one] Ei yhteyttä. { $count } vastaus on tallennettu tähän laitteeseen ja lähetetään myöhemmin.
   *[other] Ei yhteyttä. { $count } vastausta on tallennettu tähän laitteeseen ja lähetetään myöhemmin.
}
kiosk-script = Ota JavaScript käyttöön tässä selaimessa. Ilman sitä vastauksia ei voi säilyttää, kun yhteyttä ei ole.
staff-title = Henkilökunnan kirjaus
staff-text = Kirjaa vastaukset täsmälleen sellaisina kuin ne annettiin paperilla tai puhelimessa. Ne lasketaan kirjauspäivälle.
staff-next = Kirjaa seuraavat vastaukset

## Public results

results-title = Tulokset
results-answers = { $count ->
    [one] { $count } vastaus
   *[other] { $count } vastausta
}
results-answers-about = { $count ->
    [one] noin { $count } vastaus
   *[other] noin { $count } vastausta
}
results-few = Tulokset näytetään, kun vastauksia on vähintään { $min }, aikaisintaan seuraavana päivänä.
results-note = Nämä ovat niiden ihmisten näkemyksiä, jotka päättivät vastata. Luottamusväli kuvaa vain sattumaa, ei niitä, jotka eivät vastanneet.
results-released = Luvut { $day } asti. Jokainen luku perustuu vähintään { $min } vastauksen ryhmään.
results-rounded = Lukumäärät on pyöristetty luvun { $multiple } kerrannaisiin, jotta ketään ei voi tunnistaa. Niiden summa voi poiketa kokonaismäärästä.
results-withheld = Liian vähän vastauksia näytettäväksi
results-satisfied = { $percent } vastanneista oli tyytyväisiä
results-found = { $percent } vastanneista löysi etsimänsä
results-score = { $measure }: { $value } asteikolla { $low }–{ $high }
results-value = { $measure }: { $value }
results-time-saved = Säästetty aika (mediaani)
results-govuk = Tyytyväisyyspisteet
results-nps = Suositteluindeksi (Net Promoter Score)
results-ces = Vaivattomuus (Customer Effort Score)
results-sus = Käytettävyys (System Usability Scale)
results-umux-lite = Käytettävyys (UMUX-Lite)
results-sdg-rating = Tähtiarvio
results-interval = 95 %:n luottamusväli: { $low }–{ $high }
results-mean = Keskiarvo: { $mean }
results-answer = Vastaus
results-count = Määrä
results-over-time = Kehitys ajan mittaan
results-month = Kuukausi
results-share = Osuus
results-norms = Kaupungit, joilla on samanlainen palvelu ({ $from } – { $to }, kaupunkeja: { $cities }): puolet tuloksista on välillä { $low } – { $high }. Mediaani on { $median }.
results-since = { $label } (kyselyn versiosta { $version } alkaen)
results-no-longer = { $label } (ei enää tarjolla)
results-offered = Kaikille ei tarjottu kaikkia vastauksia. Toinen luku kertoo, kuinka monelle vastausta tarjottiin, ja osuus on laskettu heistä. Osuuksien summa voi poiketa 100 %:sta.
results-breaks = { $months }: kysymys muuttui. Tuloksia ennen muutosta ja sen jälkeen ei voi verrata. Yhtenäinen viiva kaaviossa näyttää tämän.
results-marks = { $months }: jokin, mikä voi vaikuttaa tuloksiin, muuttui, esimerkiksi teksti tai palvelu. Pisteviiva kaaviossa näyttää tämän.

## Privacy notice

privacy-title = Tietosuojaseloste
privacy-who = { $city } kysyy mielipidettäsi parantaakseen palvelujaan. Osallistuminen on vapaaehtoista.
privacy-stored-title = Mitä tallennamme
privacy-stored = Tallennamme vastauksesi, päivän ja kellonajan, kielen sekä sen, mistä löysit kyselyn. Jos kysymyksessä pyydetään sähköpostiosoitettasi ja annat sen, tallennamme sen vastaustesi kanssa.
privacy-not-stored = Emme kysy nimeäsi. Emme tallenna IP-osoitettasi emmekä tietoja laitteestasi, emmekä käytä evästeitä. Jos tunnistamme tekstissä henkilötietoja, kuten puhelinnumeron, poistamme ne ennen vastauksen tallentamista.
privacy-networks = Jotta voimme päättää, milloin tulokset voi julkaista, tallennamme yhden 65 536 luvusta. Luku lasketaan osasta IP-osoitettasi. Osoitetta ei voi selvittää luvusta, noin 256 verkolla on sama luku, ja poistamme sen, kun kyseisen jakson luvut julkaistaan, viimeistään vuoden kuluttua.
privacy-purpose-title = Mihin käytämme vastauksiasi
privacy-purpose = Julkaisemme tulokset lukumäärinä ja prosentteina ja vertaamme niitä muihin palveluihin ja kaupunkeihin. Kommentteja lukee vain kaupungin henkilöstö.
privacy-time-title = Kuinka kauan säilytämme vastauksiasi
privacy-time = Poistamme vastaukset { $days } päivän kuluttua. Lukumäärät säilytämme.
privacy-time-open = Kaupunki ei ole asettanut määräaikaa. Voit perua vastauksesi milloin tahansa.
privacy-rights-title = Oikeutesi
privacy-rights = Kuittikoodilla voit milloin tahansa katsoa, korjata tai perua vastauksesi. Voit myös tehdä valituksen tietosuojaviranomaiselle.
contact-title = Yhteystiedot
contact-none = Ota yhteyttä kaupungin asiakaspalveluun.

## Accessibility statement

accessibility-title = Saavutettavuusseloste
accessibility-goal = Haluamme, että kaikki voivat käyttää näitä sivuja. Sivut on suunniteltu täyttämään WCAG 2.2 -ohjeiston AA-taso ja eurooppalainen standardi EN 301 549.
accessibility-how = Voit käyttää niitä pelkällä näppäimistöllä, ruudunlukijalla, pienellä näytöllä, suurennettuna, tummassa tilassa ja ilman JavaScriptiä. Tarkistamme ne automaattisesti ennen jokaista julkaisua.
accessibility-problem = Jos sivuilla on ongelma, kerro siitä kaupungille. Jos et ole tyytyväinen vastaukseen, ota yhteyttä maasi saavutettavuutta valvovaan viranomaiseen.

# What the city did about it
you-said = Tätä sanoitte
we-did = Tämän teimme

# Limits
requests-too-many = Verkostasi tuli liian monta pyyntöä. Odota minuutti ja yritä uudelleen.
