# The clerk's desk, in Finnish.
skip = Siirry sisältöön
nav-own = Oma tili
nav-pages = Sivut
sign-out = Kirjaudu ulos
save = Tallenna
save-and-stay = Tallenna ja jatka tässä
add = Lisää
remove = Poista
change-it = Muuta
show = Näytä
search = Hae
all = Kaikki
yes = Kyllä
no = Ei
do = Toiminto
older = Vanhemmat
number = Nro
from = Alkaen
to = Asti
name = Nimi
email = Sähköposti
language = Kieli
city = Kaupunki
country = Maa
role = Rooli
state = Tila
survey = Kysely
service = Palvelu
question = Kysymys
errors-title = Katso nämä vielä
bad-name = Kirjoita nimi yhdelle riville.
bad-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@example.org.
name-taken = Nimi on jo käytössä. Valitse toinen.
seconds = { $count } sekuntia
minutes = { $count ->
    [one] 1 minuutti
   *[other] { $count } minuuttia
 }
done-saved = Tallennettu.
done-removed = Poistettu.
done-signed-out = Olet kirjautunut ulos.
done-letter = Jos jollakulla on tämä osoite, kirje on matkalla siihen.
done-joined = Tervetuloa. Tilisi on valmis.
done-password = Salasana on vaihdettu. Muut istunnot on päätetty.
done-factor-off = Toinen tunniste on pois käytöstä.
done-session-ended = Istunto on päätetty.
done-service = Palvelu on lisätty.
done-survey = Kysely on tehty mallista. Katso kysymykset ja julkaise.
done-published = Julkaistu. Tarjoa sitä nyt: QR-koodi tiskille, linkki, painike.
done-closed = Kysely on suljettu. Avaa se julkaisemalla uudelleen.
done-invited = Kutsu on matkalla.
done-accepted = Laskettu mukaan.
done-rejected = Poistettu.
done-shared = Jaettu kaikille kaupungeille.
done-approved = Kaupunki on lisätty ja sen omistaja kutsuttu.
done-asked = Melkein valmista. Lähetimme kirjeen osoitteeseesi: avaa siinä oleva linkki ja paina painiketta. Sen jälkeen ylläpitäjä katsoo hakemuksesi.
refused-back = Takaisin alkuun
refused-form = Lomake on liian vanha
refused-form-text = Sivu avattiin toisessa istunnossa tai liian kauan sitten. Palaa, lataa sivu uudelleen ja lähetä lomake vielä kerran.
refused-missing = Täällä ei ole mitään
refused-missing-text = Sivua ei ole, tai se ei ole sinun nähtävissäsi.
refused-forbidden = Roolisi ei avaa tätä sivua
refused-forbidden-text = Kysy kaupungin omistajalta, jos tarvitset sitä.
refused-large = Tämä on liian suuri
refused-large-text = Lähetä vähemmän kerralla.
refused-away = Palvelu on kiireinen
refused-away-text = Mitään aiemmin tallennettua ei kadonnut. Yritä hetken päästä uudelleen.
refused-broken = Jokin on rikki
refused-broken-text = Kerro alla oleva numero ylläpidolle.
sign-in = Kirjaudu
sign-in-again = Kirjaudu toisella tilillä
sign-in-wrong = Osoite ja salasana eivät kuulu yhteen.
sign-in-over = Kirjautuminen kesti liian kauan. Aloita alusta.
sign-in-wait = Verkostasi tuli liikaa epäonnistumisia. Yritä uudelleen { $minutes ->
    [one] minuutin
   *[other] { $minutes } minuutin
 } päästä tai toisesta verkosta.
sign-in-unsafe = Sivua ei avattu HTTPS-yhteydellä. Selain ei säilytä istuntoa. Kysy ylläpidolta turvallinen osoite.
password = Salasana
password-new = Uusi salasana
password-present = Nykyinen salasana
password-hint = Vähintään { $min } merkkiä. Parasta on muutama sana, jotka vain sinä yhdistäisit.
password-title = Salasana
password-change = Vaihda salasana
password-wrong = Nykyinen salasana on toinen.
password-too-short = Käytä vähintään { $min } merkkiä.
password-too-long = Salasana on liian pitkä.
password-common = Tämä salasana arvataan ensimmäisten joukossa. Valitse toinen.
password-personal = Salasanaa ei saa muodostaa osoitteestasi.
password-repeated = Käytä useampaa kuin yhtä tai kahta eri merkkiä.
forgot = Unohditko salasanan?
forgot-lead = Kirjoita osoitteesi. Jos jollakulla on se, lähetämme kirjeen, jolla pääsee uuteen salasanaan.
forgot-button = Lähetä kirje
code = Koodi
code-hint = Kuusi numeroa todennussovelluksesta tai palautuskoodi.
code-title = Toinen tunniste
code-wrong = Koodi on väärä tai jo käytetty.
join-title = Oma tili
join-lead = Sinut on kutsuttu: { $city }, rooli { $role }.
join-button = Hyväksy kutsu
reset-title = Uusi salasana
reset-lead = Valitse uusi salasana. Kaikki avoimet istunnot päättyvät.
reset-button = Aseta salasana
ticket-over-title = Osoite on käytetty
ticket-over = Sitä on jo käytetty, se on vanhentunut tai sitä ei ole lähetetty. Kirjaudu tai pyydä uusi kirje.
sign-on-other = Kirjaudu kaupunkisi tilillä
join-ask = Haluaako kaupunkisi mukaan?
sign-on-go = Jatka
sign-on-none = Mikään kaupunki ei ole ottanut käyttöön kertakirjautumista. Kirjaudu osoitteella ja salasanalla.
sign-on-failed = Kaupunkisi kirjautuminen ei onnistunut ({ $code }). Yritä uudelleen tai kirjaudu osoitteella ja salasanalla.
sign-on-refused = Kaupunkisi kirjautuminen tuntee sinut, mutta kaupunki ei päästä sinua sisään ({ $code }). Kysy kaupungin omistajalta.
sign-on-lead = Työtoverisi voivat kirjautua kaupungin omilla tileillä OpenID Connectin kautta. Rekisteröi Urbivox tunnistuspalveluun tällä paluuosoitteella:
sign-on-nobody = Ei kukaan, ellei yllä oleva ryhmä anna roolia
provider-issuer = Myöntäjä
provider-issuer-hint = Tunnistuspalvelun osoite, esimerkiksi https://login.tampere.fi
provider-client_id = Asiakastunnus
provider-client_id-hint = Miksi tunnistuspalvelu kutsuu Urbivoxia.
provider-client_secret = Asiakassalaisuus
provider-client_secret-hint = Jätä tyhjäksi, jos tallennettu säilyy.
provider-domains = Sähköpostin verkkotunnukset
provider-domains-hint = Vain nämä pääsevät sisään, pilkuin erotettuina: tampere.fi
provider-role_claim = Tieto, joka nimeää ryhmät
provider-role_claim-hint = Esimerkiksi groups. Voi olla tyhjä.
provider-roles = Roolit ryhmittäin
provider-roles-hint = Yksi rivillä: ryhmä = editor
provider-default_role = Kaikki muut
account-title = Oma tili
factor = Toinen tunniste
factor-title = Toinen tunniste
factor-lead = Toinen tunniste suojaa tiliäsi, jos joku saa tietää salasanasi. Lue tämä puhelimen todennussovelluksella ja kirjoita sen näyttämä koodi.
factor-qr = QR-koodi todennussovellukselle
factor-typed = En voi lukea sitä
factor-on = Ota käyttöön
factor-off = Poista käytöstä
factor-is-on = Toinen tunniste on käytössä. Sinulla on jäljellä { $count ->
    [one] yksi palautuskoodi
   *[other] { $count } palautuskoodia
 }.
recovery-title = Palautuskoodit
recovery-lead = Säilytä nämä koodit paperilla. Kukin avaa tilisi kerran, jos puhelin katoaa. Ne näytetään vain nyt.
recovery-kept = Olen säilyttänyt ne
sessions-title = Missä olet kirjautuneena
session-client = Selain
session-began = Alkaen
session-seen = Viimeksi käytetty
session-state = Tila
session-here = Tämä istunto
session-end = Päätä
home-title = Kaupunkisi
home-cities = Kaupungit
home-empty = Sinulla ei ole vielä roolia missään kaupungissa. Kysy kutsujaltasi.
admins-title = Ylläpitäjät ja analyytikot
applications-title = Mukaan haluavat kaupungit
applications-none = Mikään kaupunki ei odota päätöstä.
application-approve = Hyväksy
application-refuse = Hylkää
application-approved = Hyväksytty
application-refused = Hylätty
application-gone = Joku on jo päättänyt tästä.
join-city = Tule mukaan kaupunkina
join-city-lead = Kerro kaupungistasi. Ylläpitäjä katsoo sen, ja omistaja saa kirjeen: kymmenen minuuttia myöhemmin kysely voi olla tiskilläsi.
join-send = Pyydä mukaan
join-full = Liian moni kaupunki odottaa nyt. Yritä muutaman päivän päästä.
apply-name = Kaupungin nimi
apply-name-hint = Kuten asukkaat sitä kutsuvat.
apply-country = Maa
apply-country-hint = Kaksi kirjainta, esimerkiksi FI.
apply-languages = Kielet
apply-languages-hint = Tunnukset pilkuin erotettuina, oma kieli ensin: fi, sv, en
apply-timezone = Aikavyöhyke
apply-timezone-hint = Esimerkiksi Europe/Helsinki.
apply-lau = LAU-koodi
apply-lau-hint = Paikallisen hallintoyksikön koodi Eurostatissa, jos tiedät sen.
apply-contact = Nimesi
apply-contact-hint = Sinusta tulee omistaja: kutsut muut.
apply-email = Sähköpostiosoitteesi
apply-email-hint = Kirje lähetetään sinne.
apply-message = Muuta
apply-message-hint = Mitä haluat saada selville, mistä palveluista.
bad-apply-name = Kirjoita kaupungin nimi.
bad-apply-country = Kirjoita maan kaksi kirjainta.
bad-apply-contact = Kirjoita nimesi.
bad-apply-email = Kirjoita sähköpostiosoitteesi.
bad-apply-timezone = Kirjoita aikavyöhyke, esimerkiksi Europe/Helsinki.
bad-apply-languages = Kirjoita kielitunnukset pilkuin erotettuina: fi, sv, en
bad-apply-lau = Kirjoita enintään 20 merkkiä.
bad-apply-message = Kirjoita vähemmän.
tab-surveys = Kyselyt
tab-templates = Mallit
tab-people = Henkilöt
tab-keys = API-avaimet
tab-settings = Asetukset
tab-retention = Säilytys
tab-sign-on = Kertakirjautuminen
tab-audit = Loki
surveys-title = Kyselyt
comments-new = Uudet kommentit
held-waiting = Odottaa
start-empty = Aloita palvelusta: mitä asukkaat käyttävät? Tee sille sitten kysely mallista.
start-lead = Kolme askelta tiskin QR-koodiin:
start-check = Katso kysymykset
start-publish = Julkaise kysely
start-place = Tulosta juliste QR-koodilla
survey-new = Uusi kysely
survey-name = Nimi
survey-name-hint = Osoitetta varten. Tyhjänä käytetään mallin nimeä.
survey-needs-service = Lisää ensin palvelu.
survey-add = Tee kysely
service-new = Uusi palvelu
service-name = Palvelun nimi
service-hint = Kuten asukkaat sitä kutsuvat: päiväkoti, pysäköinti, kirjasto.
service-add = Lisää palvelu
template = Malli
template-hint = Toimiviksi tiedettyjä kysymyksiä kaupunkisi kielillä.
template-blank = Tyhjä: kirjoitan kaikki kysymykset itse
template-not-offered = Mallia ei ole millään kaupunkisi kielellä.
state-draft = Luonnos
state-scheduled = Ajastettu
state-open = Avoin
state-closed = Suljettu
templates-lead = Kyselyitä alkuun: toisten kaupunkien jakamat, koska ne toimivat, ja kaikkialla tunnetut kysymyssarjat.
templates-shared = Kaupunkien jakamat
templates-shared-none = Mikään kaupunki ei ole vielä jakanut kyselyä. Ole ensimmäinen: avaa oma, sitten Julkaise, sitten Jaa.
templates-own = Tunnetut kysymyssarjat
template-questions = Kysymykset
template-use = Käytä
unshare = Lopeta jakaminen
share-title = Jaa kaikille kaupungeille
share-lead = Kaikki kaupungit voivat silloin aloittaa tästä kyselystä. Kerro, mikä toimi: siitä muut oppivat.
share-name = Nimi
share-note = Mikä toimi
share-note-hint = Esimerkiksi: kuinka moni vastasi, mitä muutitte, mitä kysyisitte toisin.
share = Jaa
template-short-satisfaction = Lyhyt tyytyväisyys
template-short-satisfaction-text = Viisi kasvoa, miksi ei, ja kommentti: kysely, josta aloittaa. Antaa tyytyväisten osuuden.
template-nps = Suosittelu
template-nps-text = Suosittelisitko, 0–10, ja miksi. Antaa suositteluindeksin (NPS).
template-ces = Vaiva
template-ces-text = Oliko helppoa, 1–7, ja mikä oli vaikeaa. Antaa vaivattomuusluvun (CES).
template-sus = Käytettävyysasteikko (SUS)
template-sus-text = Kymmenen väitettä palvelun käytöstä. Antaa SUS-luvun 0–100.
template-umux-lite = Käytettävyys kahdessa kysymyksessä
template-umux-lite-text = Tekeekö se tarvittavan ja onko se helppo. Antaa UMUX-Lite-luvun 0–100.
template-time-saved = Säästetty aika
template-time-saved-text = Minuutit, jotka kuluivat, ja jotka olisivat kuluneet ilman digipalvelua.
template-sdg-information = Yhteinen digitaalinen palveluväylä: tieto
template-sdg-information-text = Tietosivulle: löytyikö, yhdestä viiteen tähteä, kuten asetus vaatii.
template-sdg-procedure = Yhteinen digitaalinen palveluväylä: menettely
template-sdg-procedure-text = Verkkomenettelyn jälkeen: oliko helppoa, yhdestä viiteen tähteä, kuten asetus vaatii.
template-sdg-assistance = Yhteinen digitaalinen palveluväylä: neuvonta
template-sdg-assistance-text = Henkilöstön antaman avun jälkeen, lopullisen vastauksen mukana: kuinka hyvä palvelu oli, yhdestä viiteen tähteä, kuten asetus vaatii.
template-four-questions = Neljä kysymystä
template-four-questions-text = Kokemus, selkeys, apu ja kommentti Ranskan mallin mukaan.
template-municipality = Kunta
template-municipality-text = Tähdet, ja mikä onnistui tai oli vaikeaa, Italian mallin mukaan.
template-trust-and-drivers = Luottamus ja syyt
template-trust-and-drivers-text = Luottamus ja mikä sitä ohjasi, Yhdysvaltain mallin mukaan.
people-title = Ketkä työskentelevät täällä
invited-title = Kutsuttu, ei vielä tullut
invite-title = Kutsu joku
invite = Lähetä kutsu
uninvite = Peru kutsu
expires = Voimassa
role-hint = Mitä kukin rooli saa tehdä, lukee asetuksissa.
role-may = Mitä se saa tehdä
roles-title = Roolit
role-admin = Ylläpitäjä
role-admin-text = Kaikki, kaikissa kaupungeissa.
role-owner = Omistaja
role-owner-text = Kaikki yhdessä kaupungissa: myös henkilöt, avaimet ja asetukset.
role-editor = Muokkaaja
role-editor-text = Lukee kaiken yhdessä kaupungissa ja muuttaa sen palveluja ja kyselyjä.
role-viewer = Lukija
role-viewer-text = Lukee kaiken yhdessä kaupungissa.
role-interviewer = Haastattelija
role-interviewer-text = Syöttää paperilla tai puhelimessa annettuja vastauksia eikä lue niitä.
role-analyst = Analyytikko
role-analyst-text = Lukee kaikkien kaupunkien koosteet eikä mitään asukkaiden kirjoittamaa.
last-owner = Jonkun on jäätävä, joka voi kutsua muita. Tee ensin toisesta omistaja.
letters-folder = Sähköpostipalvelinta ei ole: kirjeet jäävät palvelimen kansioon { $folder }. Toimita ne muuten tai pyydä ylläpidolta sähköpostipalvelin.
keys-lead = Kaupunkisi ohjelmat käyttävät salasanan sijasta avainta. Jokaisella avaimella on rooli ja loppu.
key-once = Tämä on avain. Se näytetään vain nyt: kopioi se.
key-name = Mihin se on
key-name-hint = Jotta tiedät myöhemmin, mikä ohjelma sitä käyttää.
key-days = Voimassa päiviä
key-make = Tee avain
key-new = Uusi avain
key-revoke = Päätä
made = Tehty
used = Viimeksi käytetty
city-name = Kaupungin nimi
city-country = Maa
city-country-hint = Kaksi kirjainta, esimerkiksi FI.
city-timezone = Aikavyöhyke
city-timezone-hint = Raporttien päivät ovat sen päiviä: Europe/Helsinki.
city-languages = Kielet
city-languages-hint = Tunnukset pilkuin erotettuina, oma kieli ensin: fi, sv, en
city-population = Asukkaita
city-population-hint = Kuinka monta asukasta kaupungissa on. Sitä verrataan samankokoisiin.
setting-bad-population = Kirjoita asukasluku, 1–50 000 000.
city-lau = LAU-koodi
city-lau-hint = Paikallisen hallintoyksikön koodi Eurostatissa.
city-logo = Logo
city-logo-use = Käytä tätä kuvaa
city-logo-now = Nykyinen logo
city-logo-hint = PNG, JPEG tai WebP, enintään 64 kt, 16–2 000 kuvapistettä sivulta. Se näkyy kyselyjesi yläpuolella.
bad-logo-none = Valitse tiedosto.
bad-logo-kind = Tiedosto ei ole PNG-, JPEG- tai WebP-kuva. Valitse toinen.
bad-logo-bytes = Kuva on yli 64 kt. Tallenna se pienempänä.
bad-logo-pixels = Kummankin sivun on oltava 16–2 000 kuvapistettä.
city-accent = Väri
city-accent-hint = # ja kuusi heksadesimaalinumeroa, riittävän tumma valkoiselle tekstille: #0a5c36
city-contact-name = Yhteystieto: virasto tai henkilö
city-contact-email = Yhteystieto: sähköposti
city-contact-phone = Yhteystieto: puhelin
city-contact-url = Yhteystieto: sivu
city-controller = Kuka vastaa tiedoista
city-controller-hint = Tietosuoja-asetuksen rekisterinpitäjä osoitteineen. Näkyy tietosuojaselosteessa.
city-accessibility_contact = Minne saavutettavuuden puutteista kerrotaan
city-accessibility_contact-hint = Sähköpostiosoite, tai osoite, joka alkaa https://
city-comment_days = Kuinka monta päivää kirjoitetut tekstit säilytetään
city-comment_days-hint = 30–3650. Tyhjä: yhtä kauan kuin vastaukset. Harjoittele ensin.
city-retention_days = Kuinka monta päivää kokonaiset vastaukset säilytetään
city-retention_days-hint = 30–3650. Tyhjä: aina. Lasketut luvut jäävät. Harjoittele ensin.
city-answers_min = Pienin vastausmäärä, jonka tulokset julkaistaan
city-answers_min-hint = 5–1000. Suojaa vastaajia naapureilta.
bad-timezone = Kirjoita aikavyöhyke, esimerkiksi Europe/Helsinki.
bad-languages = Kirjoita kielitunnukset pilkuin erotettuina: fi, sv, en
setting-bad-colour = Kirjoita # ja kuusi heksadesimaalinumeroa, esimerkiksi #0a5c36.
setting-out-of-range = Luku on liian pieni tai liian suuri.
setting-bad-email = Kirjoita sähköpostiosoite, esimerkiksi nimi@example.org.
setting-bad-url = Kirjoita osoite, joka alkaa https://
setting-bad-phone = Kirjoita puhelinnumero, esimerkiksi +358 3 1234 567.
setting-bad-contact = Kirjoita sähköpostiosoite, tai osoite, joka alkaa https://
setting-bad-length = Teksti on liian pitkä.
setting-control-character = Kirjoita se yhdelle riville.
notices-title = Mitä asukkaat lukevat teistä
notice-privacy = Tietosuojaseloste
notice-accessibility = Saavutettavuusseloste
retention-lead = Mitä tänään poistettaisiin? Kysyminen ei poista mitään.
retention-rehearse = Harjoittele
retention-preview = Tänään poistettaisiin { $responses ->
    [0] nolla kokonaista vastausta
    [one] yksi kokonainen vastaus
   *[other] { $responses } kokonaista vastausta
 } ja tekstit: { $comments ->
    [0] ei yhtään kommenttia
    [one] yksi kommentti
   *[other] { $comments } kommenttia
 }.
retention-stays = Lasketut luvut jäävät: kaikki menneet luvut ovat jälkeenpäin samat. Poisto tapahtuu itsestään kerran tunnissa asetusten mukaan.
retention-set = Asetuksiin
audit-lead = Jokainen muutos ja vienti, uusin ensin. Jokainen merkintä on sinetöity edelliseen: kukaan ei voi muuttaa sitä huomaamatta.
when = Milloin
who = Kuka
what = Mitä
object = Mihin
detail = Tiedot
tab-build = Kysymykset
draft-summary = { $questions ->
    [one] Yksi kysymys
   *[other] { $questions } kysymystä
 }, { $languages ->
    [one] yksi kieli
   *[other] { $languages } kieltä
 }. Vastaaminen vie { $low } – { $high }.
draft-broken = Luonnosta ei voi lukea.
try = Kokeile
try-lead = Anna tämä osoite työtovereille. Vastaukset pidetään erillään, niitä ei lasketa, ja ne heitetään pois julkaistaessa.
preview = Esikatselu
preview-lead = Näin asukas näkee sen puhelimessa.
paper = Paperilomake
page-heading = Sivu { $number }
page-empty = Sivulla ei ole vielä kysymyksiä.
page-add = Lisää sivu
page-title = Sivun otsikko
page-remove = Poista sivu, säilytä kysymykset
page-more = Muuta sivua
question-add = Lisää kysymys
question-gone = Kysymystä ei enää ole: joku muutti kyselyä. Katso se nykyisellään.
question-code = Tunnus
question-code-hint = Sen nimi vienneissä ja raporteissa. Säilytä se: toinen tunnus aloittaa toisen sarjan.
back-to-build = Takaisin kysymyksiin
move-up = ↑ Ylös
move-down = ↓ Alas
required = Pakollinen
prompt = Mitä kysytään
hint = Ohje sen alla
missing = Puuttuu
measure = Luetaan mittarina
measure-hint = Tekee vastauksista luvun, jota voi verrata muihin kyselyihin.
measure-none = Ei mitään erityistä
measure-csat = Tyytyväisten osuus (CSAT)
measure-govuk = Tyytyväisyyspisteet, 0–100
measure-nps = Suositteluindeksi (NPS)
measure-ces = Vaivattomuus (CES)
measure-sus = Käytettävyysasteikko (SUS)
measure-umux-lite = UMUX-Lite
measure-time-saved = Säästetty aika
measure-sdg-found = Löysi etsimänsä (digitaalinen palveluväylä)
measure-sdg-rating = Tähdet (digitaalinen palveluväylä)
kind-rating = Arvio
kind-choice = Valinta
kind-text = Teksti
kind-matrix = Useita arvioita
kind-ranking = Järjestys
kind-number = Luku
kind-date = Päivä
kind-email = Sähköpostiosoite
kind-statement = Teksti ilman kysymystä
scale-from = Alin kohta
scale-to = Ylin kohta
point-label = Kohdan { $point } nimi
style = Ulkoasu
style-faces = Kasvot
style-stars = Tähdet
style-numbers = Numerot
satisfied-from = Tyytyväinen alkaen
satisfied-from-hint = Alin kohta, joka lasketaan. Tyhjä: kaksi parasta viidestä.
multiple = Voi valita useita
segment = Raportoi kaikki luvut myös tämän mukaan
entry-label = Vaihtoehto { $number }
entry-other = Vaihtoehto { $number }: rivi omalle tekstille
entry-exclusive = Vaihtoehto { $number }: ei muita sen kanssa
entry-reversed = Rivi { $number }: käänteinen väite (suuri arvo on huono)
unit = Yksikkö
number-min = Pienin
number-max = Suurin
number-decimals = Desimaalit
multiline = Useita rivejä
max-chars = Merkkejä enintään
condition-none = Näytetään aina
condition-question = Ehto { $number }: vain jos
condition-is = Ehto { $number }: miten
condition-value = Ehto { $number }: mikä
condition-join = Kun ehtoja on useita
condition-all = Kaikkien on täytyttävä
condition-any = Yksi riittää
only-if = Vain jos { $what }
join-and = ja
join-or = tai
is-not = ei ({ $what })
is-equal = ”{ $question }” on { $value }
is-other = ”{ $question }” ei ole { $value }
is-at-most = ”{ $question }” on enintään { $value }
is-at-least = ”{ $question }” on vähintään { $value }
is-less = ”{ $question }” on alle { $value }
is-more = ”{ $question }” on yli { $value }
is-including = ”{ $question }” sisältää { $value }
is-answered = kysymykseen ”{ $question }” vastattiin
is-in = ”{ $question }” on jokin näistä: { $value }
is-equal-short = on
is-other-short = ei ole
is-at-most-short = on enintään
is-at-least-short = on vähintään
is-less-short = on alle
is-more-short = on yli
is-including-short = sisältää
is-answered-short = vastattiin
survey-texts = Otsikko, johdanto, kiitos, päivät
survey-title = Otsikko
survey-intro = Johdanto
survey-thanks = Kiitos
opens-on = Ensimmäinen päivä
closes-on = Viimeinen päivä
languages-title = Kielet
languages-table = Käännökset
language-first = Kirjoitettu kielellä
language-add = Toinen kieli
language-hint = Tunnus, esimerkiksi sv tai uk. Poista kieli teksteineen ottamalla rasti pois.
translation-whole = Valmis
translation-missing = { $count ->
    [one] Yksi teksti puuttuu
   *[other] { $count } tekstiä puuttuu
 }
auto-saved = Tallennettu.
auto-conflict = Ei tallennettu: joku muu muutti kyselyä. Paina painiketta nähdäksesi molemmat.
auto-faulty = Ei vielä tallennettu:
conflict-title = Kaksi ihmistä muutti tätä
conflict-lead = Joku muutti kyselyä, kun työskentelit. Mitään ei kadonnut: tässä ovat molemmat.
conflict-theirs-title = Vain hänen versiossaan, joka on tallennettu
conflict-theirs = Jatka hänen versiollaan
conflict-mine-title = Vain sinun versiossasi, jota ei ole tallennettu
conflict-mine = Tallenna omani sen tilalle
advice = Neuvo
advice-title = Ennen julkaisua
advice-many-questions = { $number } kysymystä on paljon. Asukas antaa kyselylle puoli minuuttia.
advice-all-required = Kaikkiin on vastattava. Se, joka ei voi vastata yhteen, lähtee.
advice-no-comment = Kommentille ei ole tilaa: saat tietää, kuinka moni oli tyytyväinen, et miksi.
advice-scale-without-labels = Nimeä asteikon molemmat päät, muuten kukaan ei tiedä, kumpi on hyvä.
advice-many-options = { $number } vaihtoehtoa on paljon luettavaa. Ryhmittele tai karsi.
advice-personal-data = Kerro, miksi osoitetta kysytään ja että sen voi jättää pois.
advice-long-prompt = { $number } sanaa on paljon yhdelle kysymykselle.
advice-double-question = Tämä näyttää kysyvän kahta asiaa. Kysy toista.
advice-leading-question = Tämä näyttää toivovan tiettyä vastausta. Kysy neutraalisti.
advice-shouting = Isoja kirjaimia on vaikea lukea.
advice-positive-scale = Yhtään riviä ei ole merkitty käänteiseksi, joten tämä ei ole tavallinen käytettävyysasteikko (SUS) vaan toinen mittari. Merkitse viisi kielteistä riviä.
advice-hard-to-read = Tekstit ovat vaikealukuisia (LIX { $number }). Käytä lyhyempiä sanoja ja lauseita.
tab-translate = Käännä
translate-lead = { $count ->
    [0] Kaikki on käännetty: { $language }.
    [one] Yksi teksti puuttuu: { $language }.
   *[other] { $count } tekstiä puuttuu: { $language }.
 }
translate-alone = Kysely on yhdellä kielellä. Lisää ensin toinen.
translate-to = Kielelle
translate-missing = Puuttuu
translator-title = Tiedosto kääntäjälle
translator-lead = Tiedosto on taulukko: avain, alkuperäinen, käännös. Se avautuu kaikissa toimisto-ohjelmissa. Lähetä se, ja tuo se tänne, kun se palaa.
translator-out = Lataa tiedosto
translator-in = Palannut tiedosto
translator-text = Tai sen teksti
translator-in-hint = Jos tiedostoa ei voi valita: avaa se tekstinä ja liitä se kokonaan, ensimmäistä riviä myöten.
translator-letters = Tiedoston kirjaimia ei voi lukea. Tallenna se muodossa ”CSV UTF-8” ja valitse se uudelleen.
translator-take = Ota käännökset
translator-taken = { $count ->
    [one] Yksi teksti otettiin.
   *[other] { $count } tekstiä otettiin.
 }
translator-unknown = Rivi { $line }: kyselyssä ei ole avainta { $key }.
translator-broken = Tiedostoa ei voi lukea riviltä { $line } eteenpäin.
tab-publish = Julkaise
publish-state = Kyselyn tila: { $state }.
publish-title = Julkaise
publish-lead = Asukkaat näkevät uuden version heti. Jolla vanha on auki, voi lähettää sen vielä seitsemän päivän ajan. Julkaistut versiot eivät koskaan muutu.
publish-wording-lead = Kysymyksen teksti on muuttunut. Sano jokaisesta, kysyykö se yhä samaa. Jos se on toinen kysymys, sen tulokset alkavat alusta ja aiemmat näytetään erikseen.
publish-wording = Ennen: ”{ $before }” Nyt: ”{ $after }”
wording-same = Sama kysymys: vanhat ja uudet vastaukset lasketaan yhteen
wording-another = Toinen kysymys: aloita alusta
publish-note = Mikä muuttui
publish-note-hint = Työtovereille, ja sinulle itsellesi vuoden päästä.
publish = Julkaise
publish-same = Luonnos on sama kuin asukkaiden näkemä.
publish-changes = Mikä muuttuu
publish-changed = Joku muutti luonnosta sillä välin. Katso se uudelleen.
publish-never = Kyselyä ei ole koskaan julkaistu.
publish-no-questions = Lisää vähintään yksi kysymys.
publish-missing = { $count ->
    [one] Yksi käännös puuttuu.
   *[other] { $count } käännöstä puuttuu.
 }
series-breaks-lead = { $count ->
    [one] Yhden kysymyksen sarja katkeaa: luvut ennen ja jälkeen eivät ole vertailtavia.
   *[other] { $count } kysymyksen sarjat katkeavat: luvut ennen ja jälkeen eivät ole vertailtavia.
 }
series-goes-on = Jatkuvat sarjat ovat vertailtavia, ellei alla pyydetä varovaisuutta.
series = Lukujen sarja
series-continues = Jatkuu
series-with-care = Jatkuu, vertaa varoen
series-breaks = Katkeaa
series-starts = Alkaa
series-ends = Päättyy
change = Mikä muuttui
change-added = uusi
change-removed = poistettu
change-prompt = sanamuoto
change-texts = käännökset
change-required = pakollisuus
change-condition = ehto
change-measure = mittari
change-scale = asteikko
change-labels = nimet
change-bar = mikä on tyytyväinen
change-rows = rivit
change-several = yksi vai useita
change-options = vaihtoehdot
change-kind = kysymyksen laji
change-details = rajat
change-title = otsikko
change-intro = johdanto
change-thanks = kiitos
change-languages = kielet
change-window = päivät
change-order = järjestys
change-primary = ensisijainen mittari
change-wording = toinen kysymys
change-polarity = käänteisesti muotoillut rivit
change-unit = yksikkö
change-other = oma vastaus vaihtoehtona
change-position = paikka kyselyssä
change-placement-mix = vastauskanavien muu jakauma
change-action = toimenpide
version = Versio
versions-title = Julkaistut versiot
published-at = Julkaistu
close = Sulje kysely
close-title = Sulje
close-lead = Asukkaille kerrotaan, että kysely on päättynyt. Annetut vastaukset jäävät.
copy = Kopioi
copy-title = Kopioi tai jaa
preview-responses-title = Kokeilulinkin vastaukset
preview-responses-show = Kokeilulinkin vastaukset
preview-responses-lead = Niitä ei lasketa, ja ne heitetään pois julkaistaessa.
sent-at = Lähetetty
answers = Vastaukset
tab-placements = Tarjoa
placements-lead = Joka paikalla on oma osoite, jotta näet, mistä vastaukset tulevat.
placements-none = Missä asukkaat kohtaavat kyselyn? Lisää paikka: QR-koodi tiskille, linkki kirjeeseen, painike sivullenne.
placements-unpublished = Kyselyä ei ole julkaistu: nämä osoitteet eivät vielä johda mihinkään.
placement = Paikka
placement-kind = Mikä se on
placement-name = Nimi
placement-name-hint = Esimerkiksi: tiski 2, toukokuun kirje.
placement-link = Linkki
placement-button = Painike sivullanne
placement-widget = Ikkuna sivullanne
placement-iframe = Kehys sivullanne
placement-email = Linkki viestissä
placement-qr = QR-koodi
placement-kiosk = Näyttö tiskillä
placement-staff = Henkilökunta syöttää
placement-api = Ohjelma
placement-paste = Liitä tämä sivullenne:
placement-more = Poista paikka
placement-remove-text = Osoite toimii yhä ja lasketaan nimellään.
poster-png = Juliste A4 (PNG)
poster-svg = Juliste (SVG)
qr-png = QR-koodi (PNG)
qr-svg = QR-koodi (SVG)
qr-of = QR-koodi: { $name }
enter-answers = Syötä vastauksia
tab-results = Tulokset
results-none = Kyselyä ei ole vielä julkaistu. Tulokset tulevat tähän.
summary-satisfied = Tyytyväisiä oli { $percent }.
percentage-points = { $count ->
    [one] { $shown } prosenttiyksikkö
   *[other] { $shown } prosenttiyksikköä
 }
points = { $count ->
    [one] { $shown } piste
   *[other] { $shown } pistettä
 }
summary-up = Nousua { $change } verrattuna jaksoon { $from } – { $to } (eron 95 %:n luottamusväli { $low } – { $high }). Muutos on tilastollisesti merkitsevä.
summary-down = Laskua { $change } verrattuna jaksoon { $from } – { $to } (eron 95 %:n luottamusväli { $low } – { $high }). Muutos on tilastollisesti merkitsevä.
summary-unchanged = Ennallaan verrattuna jaksoon { $from } – { $to }, rajana { $margin }: ero { $difference } (90 %:n luottamusväli { $low } – { $high }).
summary-too-few = Vastauksia on liian vähän, jotta voisi sanoa, onko muutosta jaksoon { $from } – { $to }: ero { $difference } (95 %:n luottamusväli { $low } – { $high }).
not-compared-no-earlier = Ei verrattu: jaksolta { $from } – { $to } ei ole lukuja.
not-compared-asked-differently = Ei verrattu: kysymys esitettiin aiemmin toisin.
not-compared-placements-differ = Ei verrattu: vastauspaikat olivat aiemmin muut.
not-compared-too-few = Ei verrattu: vastauksia on liian vähän.
not-compared-not-tested = Ei verrattu: tämän luvun muutosta ei testata.
summary-interval = 95 %:n luottamusväli { $low } – { $high }. { $count ->
    [one] Yksi vastaus
   *[other] { $count } vastausta
 }, { $from } – { $to }.
summary-no-interval = Vastauksia on liian vähän luottamusväliä varten. { $count ->
    [one] Yksi vastaus
   *[other] { $count } vastausta
 }, { $from } – { $to }.
figures-note = Nämä ovat vastaamaan ryhtyneiden näkemyksiä. Luottamusväli kattaa vain sattuman, ei niitä, jotka eivät vastanneet.
norms-text = Kaupungit, joilla on samanlainen palvelu ({ $from } – { $to }, kaupunkeja: { $cities }): puolet tuloksista on välillä { $low } – { $high }. Mediaani on { $median }.
summary-responses = { $count ->
    [0] Kukaan ei vastannut tällä jaksolla.
    [one] Yksi asukas vastasi.
   *[other] { $count } asukasta vastasi.
 }
summary-count = { $count ->
    [one] Yksi vastaus
   *[other] { $count } vastausta
 }, { $from } – { $to }.
summary-comments = { $count ->
    [one] Yksi uusi kommentti
   *[other] { $count } uutta kommenttia
 }
summary-held = { $count ->
    [one] Yksi vastaus odottaa sinua
   *[other] { $count } vastausta odottaa sinua
 }
segment-filter = Ryhmä
segment-title = Vastauksen mukaan: { $question }
segment-lowest = Alin arvo
segment-note = Alin arvo on ensin. Missä luottamusvälit menevät päällekkäin, ero voi olla sattumaa.
segment-blank = Ei kerrottu
bad-one-group = Valitse ryhmä tai vain vahvistetut linkit, ei molempia.
seen-as = Luvut
seen-as-live = Ajantasaiset
seen-as-public = Julkaistut, kuten kaikki ne näkevät
published-figures = Nämä ovat julkaistut luvut ajalta { $from }–{ $to }. Lukumäärät ovat luvun { $base } kerrannaisia, jotta ketään ei voi tunnistaa; osien summa voi poiketa kokonaismäärästä.
published-figures-exact = Nämä ovat julkaistut luvut ajalta { $from }–{ $to }.
published-none = Lukuja ei ole vielä julkaistu. Ensimmäiset ilmestyvät seuraavana päivänä sen jälkeen, kun vähintään { $min } ihmistä on vastannut.
who-counts = Lukujen julkaisemiseen tarvitaan vähimmäismäärä vastauksia. Siihen lasketaan jokainen vahvistetulla linkillä annettu vastaus, kustakin verkosta yksi kullakin jaksolla sekä tiskin näytöltä tai henkilökunnan linkistä yksi 10 minuutissa. Jos monella on sama verkko, kuten toimistossa tai koulussa, käyttäkää siellä vahvistettuja linkkejä.
who-waits = Vastauksia, joita ei ole vielä julkaistu: { $count }. Niistä { $min } vastauksen vähimmäismäärään lasketaan: { $credited }.
published-runs = Tällä ryhmällä on julkaistuja lukuja { $told } jaksolta, kun jaksoja on { $of }.
bad-one-filter = Julkaistuilla luvuilla on yksi suodatin kerrallaan, eikä niitä ole versioittain.
came-by = Saapumistapa
came-verified = Vain vahvistetulla linkillä
summary-verified = { $count ->
    [one] Yksi niistä tuli vahvistetulla linkillä.
   *[other] { $count } niistä tuli vahvistetuilla linkeillä.
 }
trend-title = { $percent } tyytyväisiä koko jaksolla
trend-description = Tyytyväisten osuus ajan mukaan, 95 %:n luottamusväli vyönä. Katkoviiva merkitsee, missä kysymys muuttui.
marks-title = Muutokset
marks-lead = Pisteviivat merkitsevät nämä päivät. Vertaa lukuja niiden yli varoen; missä viiva katkeaa, niitä ei voi verrata.
marks-day = Päivä
since-version = { $label } (versiosta { $version } alkaen)
only-in-versions = { $label } (vain versiossa { $versions })
earlier-figures = Aiemmat luvut, versiosta { $versions }. Niitä ei voi verrata uudempiin.
control-chart = Valvontakortti
control-chart-link = Valvontakortti: onko kuukausien välillä muutosta?
control-chart-unmeasured = Tämän kyselyn millään kysymyksellä ei ole mittaria valvontakorttiin. Valitse ensin kysymykselle mittari.
control-chart-few = Rajoja ei vielä ole. Niihin tarvitaan 8 pistettä viimeisimmästä vertailutasosta alkaen, jokaisessa vähintään 30 vastausta.
control-chart-none = Ei signaaleja viimeisimmästä vertailutasosta alkaen, kuukausina { $day } asti.
control-chart-signals = { $count ->
    [one] 1 signaali viimeisimmästä vertailutasosta alkaen, kuukausina { $day } asti.
   *[other] { $count } signaalia viimeisimmästä vertailutasosta alkaen, kuukausina { $day } asti.
 }
control-chart-rules = Signaali on piste rajojen ulkopuolella tai kahdeksas tai sitä myöhempi peräkkäinen piste keskiviivan samalla puolella. Jokainen piste on kokonainen kuukausi. Kuukaudet, joissa on alle 30 vastausta, yhdistetään seuraavaan. Rajat lasketaan 12 ensimmäisestä pisteestä.
control-chart-description = Arvot kuukausittain. Vaakasuora katkoviiva on keskiviiva, ja vyö on rajojen välissä. Kolmiot ovat signaaleja. Pystysuora katkoviiva merkitsee uutta vertailutasoa tai kysymyksen muutosta.
control-limits = Rajat
signal = Signaali
signal-beyond = Rajojen ulkopuolella
signal-eight = Kahdeksan peräkkäin samalla puolella
phase-first = Ensimmäinen vertailutaso
phase-baseline = Vertailutaso { $day } alkaen: { $reason }
phase-measure = Kysymyksen muutoksen jälkeen
baselines-title = Vertailutasot
baseline-new = Uusi vertailutaso
baseline-first-day = Ensimmäinen päivä
baseline-first-day-hint = Päivä, jona parannus tuli voimaan tai kysymys muuttui. Kuukausi, jossa se on, jätetään pois, ellei se ole kuukauden ensimmäinen päivä.
baseline-reason = Syy
bad-baseline-reason = Kirjoita syy, enintään 200 merkkiä.
bad-baseline-day = Tällä kysymyksellä on jo vertailutaso tästä päivästä, tai kyselyssä on niitä liikaa.
chart-most = Useimmin: { $answer } ({ $percent })
chart-bars = Palkit: kunkin vastauksen osuus. Palkin päässä oleva viiva on sen 95 %:n luottamusväli. Taulukossa on samat luvut.
chart-dots = Pisteet: kunkin osan keskiarvo. Pisteen läpi kulkeva viiva on sen 95 %:n luottamusväli. Taulukossa on samat luvut.
chart-columns = Pylväät: vastausten osuus kullakin lukuvälillä. Taulukossa on samat luvut.
part = Osa
mean-value = Keskiarvo
from-value = Alkaen
begins-on = Alkaen
show-numbers = Näytä luvut
answered = { $answered ->
    [one] Yksi vastaus
   *[other] { $answered } vastausta
 }, { $skipped } jätti väliin
mean = Keskiarvo { $mean }
answer = Vastaus
proportion = Osuus
count = Määrä
interval = 95 %:n luottamusväli
funnel-title = Näkemisestä lähettämiseen
seen = Näki
started = Aloitti
submitted = Lähetti
response-rate = Osallistumisaste
completion-rate = Loppuun vastanneiden osuus
tab-comments = Kommentit
comments-lead = { $new } uutta, { $acknowledged } huomioitua, { $done } valmista.
comments-none = Kukaan ei ole vielä kirjoittanut. Kommentit tulevat tähän ilman niistä tunnistettuja henkilötietoja.
comments-nothing = Mikään kommentti ei täsmää. Hae väljemmin.
comment-words = Sanat
comment-new = Uusi
comment-acknowledged = Huomioitu
comment-done = Valmis
comment-owner = Kuka hoitaa
comment-change = Lajittele
tag = Tunniste
tags = Tunnisteet pilkuin erotettuina
tab-held = Odottavat vastaukset
held-none = Mitään ei odota. Tänne tulevat vastaukset, jotka näyttävät ohjelman lähettämiltä: ne eivät ole missään luvussa ennen päätöstäsi.
held-lead = Nämä vastaukset näyttävät ohjelman lähettämiltä. Ne eivät ole missään luvussa ennen päätöstäsi.
held-accept = Laske mukaan
held-reject = Poista
suspicion-too-fast = Lähetetty nopeammin kuin ihminen lukee
suspicion-honeypot = Täytettiin kenttä, jota kukaan ei näe
suspicion-no-work = Selain ei tehnyt kyselyn pyytämää työtä
tab-actions = Sanoitte, teimme
actions-none = Kirjoita, mitä asukkaat sanoivat ja mitä teitte. Siksi he vastaavat.
actions-lead = Mitä asukkaat sanoivat, mitä teitte ja mitä siitä seurasi.
actions-caution = Kaupungit toimivat siellä, missä luvut ovat matalia, ja matalat luvut nousevat usein itsestään. Vertaa palveluihin, joissa mitään ei muutettu.
action-new = Uusi toimi
action-question = Seuraa tätä mittaria
action-public = Kaikki saavat lukea sen
said = Sanoitte
did = Teimme
bad-said = Kirjoita, mitä asukkaat sanoivat, enintään 1000 merkkiä.
bad-did = Kirjoita, mitä kaupunki teki, enintään 1000 merkkiä.
done-on = Tehty
done-on-hint = Tyhjä, kun se on suunnitteilla.
decided-on = Päätetty
decided-on-hint = Vertailussa ovat tätä päivää edeltävät 12 kuukautta. Jätä tyhjäksi, jos päätös ja toteutus olivat samana päivänä.
effective-from = Voimassa alkaen
effective-from-hint = Vertailussa ovat vastaukset tästä päivästä alkaen. Jätä tyhjäksi, jos päivä on sama kuin toteutuksen.
bad-effective-from = Voimaantulo ei voi olla ennen päätöspäivää
bad-decided-on = Päätöspäivä ei saa olla toteutuspäivän jälkeen
bad-period = Ensimmäinen päivä ei saa olla viimeisen jälkeen
planned = Suunnitteilla
is-public = Julkinen
is-not-public = Ei julkinen
no-answers = ei vastauksia
before-after = Ennen ({ $before_period }): { $before }. Jälkeen ({ $after_period }): { $after }.
effect-up = Nousu on tilastollisesti merkitsevä: { $change } (eron 95 %:n luottamusväli { $low } – { $high }).
effect-down = Lasku on tilastollisesti merkitsevä: { $change } (eron 95 %:n luottamusväli { $low } – { $high }).
effect-unchanged = Ennallaan, rajana { $margin }: ero { $difference } (90 %:n luottamusväli { $low } – { $high }).
effect-too-few = Vastauksia on liian vähän, jotta voisi sanoa, onko muutosta: ero { $difference } (95 %:n luottamusväli { $low } – { $high }).
tab-alerts = Hälytysrajat
alerts-lead = Aseta mittarin alin hyväksyttävä arvo. Päivien jaksot seuraavat toisiaan siitä päivästä, jona lisäät hälytysrajan. Hälytys alkaa, kun viimeinen jakso on arvon alla ja kaksi viimeistä jaksoa yhdessä ovat sen alla enemmän kuin sattuma selittää (99 %:n luottamusväli). Se päättyy, kun kaksi viimeistä jaksoa yhdessä saavuttavat arvon.
alerts-unmeasured = Millään kysymyksellä ei ole vielä mittaria.
alert-new = Uusi raja
alert-below = Alle rajan { $day } alkaen
alert-not-below = Ei alle rajan
alert-waits = Tarkistetaan ensi kerran, kun { $day } on ohi
alert-next = seuraava tarkistus, kun { $day } on ohi
threshold = Raja
threshold-words = alle { $bar } { $days } päivän aikana, vähintään { $answers } vastausta
threshold-bar = Alle tämän arvon
threshold-bar-hint = Osuus prosentteina, muut mittarit omassa yksikössään. Mahdolliset arvot ovat suluissa.
threshold-days = Yhdessä katsottavat päivät
threshold-answers = Vastauksia vähintään
bad-question = Valitse kysymys, jolla on mittari.
bad-bar = Kirjoita luku, joka on suurempi kuin { $low } ja enintään { $high }.
bad-days = Kirjoita 1–366 päivää.
bad-answers-min = Kirjoita vähintään yksi vastaus.
current-state = Tilanne
letter-end = Urbivox lähettää tämän kirjeen itse. Älä vastaa siihen.
letter-invitation-subject = Kutsu: { $city }
letter-invitation-text = Hei,

    sinut on kutsuttu työskentelemään kyselyjen parissa: { $city }. Avaa tämä osoite ja paina painiketta:

    { $address }

    Osoite on voimassa 14 päivää ja toimii kerran.
letter-reset-subject = Uusi salasana
letter-reset-text = Hei,

    joku pyysi tilillesi uutta salasanaa. Jos se olit sinä, avaa tämä osoite:

    { $address }

    Osoite on voimassa tunnin ja toimii kerran. Jos se et ollut sinä, älä tee mitään: salasanasi säilyy.
letter-sign-in-subject = Uusi kirjautuminen tilillesi
letter-sign-in-text = Hei,

    joku kirjautui tilillesi selaimella, jota emme ole ennen nähneet:

    { $client }

    Jos se et ollut sinä, vaihda salasana heti ja päätä istunto tilisi sivulla.
letter-admitted-subject = { $city } on hyväksytty
letter-admitted-text = Hei,

    { $city } on hyväksytty. Aloita avaamalla tämä osoite: { $address }
letter-application-subject = Kaupunki haluaa mukaan
letter-application-text = Hei,

    kaupunki haluaa mukaan, ja sen osoite on vahvistettu. Päätä siitä täällä:

    { $address }
withheld = Ei näytetä: vastauksia on liian vähän.
measures = Mittarit
measure-value = Arvo
measure-name = Mittari
take-title = Ota mukaan
take-responses-csv = Vastaukset CSV-muodossa
take-responses-bom = Vastaukset CSV-muodossa taulukkolaskentaan
take-responses-ndjson = Vastaukset NDJSON-muodossa
take-numbers-csv = Luvut CSV-muodossa
take-numbers-ndjson = Luvut NDJSON-muodossa
take-period = Jakso ja suodattimet kuten yllä: { $from } – { $to }.
take-hint = Vastausten vienti kirjataan lokiin.
tab-indicators = Indikaattorit
indicators-so-far = Toistaiseksi { $percent }: { $answered } / { $all } indikaattoriin on vastattu.
indicators-how = Kyllä, ei tai tyhjä, joka lasketaan ei-vastaukseksi. Kyllä vaatii näytön. Kun kyselyt kertovat jotain, sitä ehdotetaan valmiin näytön kanssa: ota se käyttöön tai kirjoita oma. Kukaan muu ei näe tätä ennen julkaisua.
indicators-proposed-yes = Kyselyt ehdottavat: kyllä.
indicators-proposed-no = Kyselyt ehdottavat: ei.
indicators-proposed-open = Kyselyissä ei ole tarpeeksi vastauksia tämän ratkaisemiseen.
indicators-suggested = Mitä kyselyt antavat:
indicators-survey-year = Näyttö vuoden { $year } kyselyistä
indicators-other-year = Näytä vuoden { $year } näyttö
indicators-take = Ota käyttöön
indicators-answer = Vastaus
indicators-evidence = Näyttö
indicators-blank = Jätä tyhjäksi
indicators-publish = Julkaise vuoden vastaukset
indicators-year = Vuosi
indicators-open = Katso vertailu
proposal-closing = Jakso: { $from } – { $to }. Tulokset: { $address }
proposal-closing-so-far = Jakso: { $from } – tähän asti { $to }. Tulokset: { $address }
proposal-largest = Suurin kysely: { $value } ({ $confidence }:n luottamusväli { $low } – { $high }, { $method }; n = { $n }; määritelmä { $definition }).
proposal-largest-alone = Suurin kysely: { $value } (n = { $n }; määritelmä { $definition }).
proposal-satisfaction-measured = Tyytyväisyyttä mitataan palvelun käytön jälkeen. Kyselyitä: { $surveys }; vastauksia: { $answers }; menetelmät: { $methods }. { $largest }
proposal-satisfied-share = Tyytyväisiä vastauksia { $hits } / { $n }: { $value } ({ $confidence }:n luottamusväli { $low } – { $high }, Wilson; määritelmä { $definition }).
proposal-weighted = Painotettu muuttujalla { $segment } ({ $source }, { $year }): { $value } ({ $confidence }:n luottamusväli { $low } – { $high }; n = { $n }).
proposal-feedback = Käyttäjät antavat palautetta jäsennellyillä kyselyillä (kanavat: { $channels }). Palveluja: { $services }; vastauksia: { $answers }.
proposal-usability = Käytettävyyttä arvioidaan vakiintuneella menetelmällä. Kyselyitä: { $surveys }. { $largest }
proposal-time-saved = Asukkaiden säästämä aika mitataan. Kyselyitä: { $surveys }. { $largest }
proposal-supported = { $statement } Vastauksia: { $answers }.
proposal-open = Luottamusväli sisältää kynnyksen { $threshold }, joten on avoinna, ylittääkö osuus sen.
proposal-year-running = Vuosi { $year } ei ole päättynyt. Ehdotus annetaan sen jälkeen.
proposal-too-few = Vastauksia on alle { $min }.
proposal-groups-small = Osuutta ei ole painotettu muuttujalla { $segment }, koska näissä ryhmissä on liian vähän vastauksia: { $groups }.
proposal-answers-needed = Samalla osuudella noin { $answers } lisävastausta ratkaisisi asian.
proposal-other-measures = Muulla tavalla kuin { $definition } mittaavat kyselyt jätetään pois.
proposal-few-quarters = ”Säännöllisesti” ehdotetaan, kun vastauksia on { $needed } vuosineljännekseltä; nyt niitä on { $quarters }.
proposal-no-satisfaction = Mikään kysely, jossa on tarpeeksi vastauksia, ei mittaa tyytyväisyyttä tällä jaksolla.
proposal-no-share = Mikään kysely, jossa on tarpeeksi vastauksia, ei mittaa tyytyväisten osuutta tällä jaksolla.
proposal-no-feedback = Missään kyselyssä ei ole tarpeeksi vastauksia tällä jaksolla.
proposal-no-usability = Mikään kysely, jossa on tarpeeksi vastauksia, ei käytä vakiintunutta käytettävyysmenetelmää (SUS, UMUX-Lite) tällä jaksolla.
proposal-no-time-saved = Mikään kysely, jossa on tarpeeksi vastauksia, ei kysy säästettyä aikaa tällä jaksolla.

# The audit log and the security log of the whole installation.
tab-security = Tietoturvaloki
audit-scope = Koskee
audit-installation = Koko asennusta
audit-everything = Kaikkea, myös kaupunkeja
audit-who = Tekijä tai kohde (sähköpostiosoite tai nimi)
audit-action = Teon alku
audit-head = Todista myöhemmin, ettei mitään ole poistettu
audit-head-text = Tässä ovat viimeisen merkinnän numero ja tiiviste. Säilytä ne tämän palvelimen ulkopuolella. ”urbivox verify --audit-head” tarkistaa myöhemmin, että merkintä on yhä lokissa.
audit-removed = poistettu henkilö { $id }
audit-unknown = tuntematon osoite { $id }
audit-bad-scope = Valitse, mitä merkinnät koskevat.
audit-bad-day = Kirjoita päivä, esimerkiksi 2026-03-01.
audit-bad-page = Tätä sivua ei ole. Aloita uusimmista merkinnöistä.
audit-bad-action = Käytä kirjaimia, yhdysmerkkejä ja pisteitä, esimerkiksi person.role.
security-lead = Torjutut kirjautumiset, koodit, lomakkeet ja avaimet tunneittain laskettuina. Tiedot säilytetään { $days } päivää. Kirjoitettua tekstiä ei säilytetä.
security-last = Viimeksi
security-where = Missä
security-count = Kuinka usein
security-nobody = ei kukaan tunnettu
security-others = monta muuta
security-typed = tuntematon tili { $id }
security-sign-in-wrong = Väärä osoite tai salasana
security-sign-in-locked = Kirjautuminen lukittu epäonnistumisten jälkeen
security-sign-on-refused = Kirjautuminen kaupungin tilillä torjuttu
security-code-wrong = Väärä koodi
security-code-locked = Koodit lukittu epäonnistumisten jälkeen
security-password-wrong = Väärä salasana kirjautuneena
security-form-refused = Lomake, joka ei tullut täältä
security-permission-refused = Rooli ei salli
security-key-wrong = Väärä tai päättynyt API-avain
# Forms that are not understood
refused-unclear = Emme ymmärrä tätä lomaketta
refused-unclear-text = Mitään ei muutettu. Palaa, lataa sivu uudelleen ja lähetä lomake vielä kerran.
bad-choice = Valitse yksi tarjotuista vaihtoehdoista.
bad-whole-number = Kirjoita kokonaisluku väliltä { $low }–{ $high }.
bad-day = Kirjoita päivä, esimerkiksi 2026-03-01.
bad-role-lines = Kirjoita joka riville ryhmä ja yhtäsuuruusmerkin jälkeen sen rooli: feedback-team = editor
translator-none = Valitse tiedosto tai liitä sen teksti.
# Identities, connected sign-ins and domains
join-sign-in-first = Tällä osoitteella on jo tili. Kirjaudu siihen ja hyväksy kutsu sen jälkeen.
account-by-provider = Kirjauduit tililläsi, joka on palvelussa { $city }. Nimeäsi, salasanaasi ja toista tunnistustapaasi hallitaan siellä. Täällä ei voi muuttaa mitään.
connect-title = Yhdistetyt kirjautumiset
connect-lead = Yhdistä kaupunkisi kirjautuminen tähän tiliin. Sen jälkeen se avaa kaupungin ilman salasanaasi. Se ei avaa mitään muuta eikä voi muuttaa tiliäsi.
connect-none = Mikään kaupunki ei ole ottanut käyttöön kertakirjautumista.
connect-go = Yhdistä
disconnect = Katkaise yhteys
done-connected = Kirjautuminen on yhdistetty tiliisi.
done-disconnected = Kirjautuminen ei ole enää yhdistetty tiliisi.
done-domain = Verkkotunnus on vahvistettu.
domain = Verkkotunnus
domains-title = Kaupunkien verkkotunnukset
domains-lead = Kaupungin kirjautumisesta pääsevät sisään vain ne, joiden sähköpostiosoite kuuluu vahvistettuun verkkotunnukseen. Vahvista verkkotunnus, kun tiedät sen kuuluvan kaupungille. Kaupunki voi vahvistaa sen myös DNS-tietueella.
domains-none = Mikään kaupunki ei pyydä verkkotunnusta.
domain-confirmed = Vahvistettu
domain-confirmed-since = Vahvistettu { $day }. Tämän verkkotunnuksen osoitteilla voi kirjautua.
domain-unconfirmed = Ei vahvistettu
domain-open = Tämän verkkotunnuksen osoitteella ei voi vielä kirjautua. Lisää tämä tietue verkkotunnuksen DNS-tietoihin ja paina painiketta, tai pyydä tämän asennuksen ylläpitäjiä vahvistamaan verkkotunnus.
domain-taken = Tämä verkkotunnus kuuluu toiselle kaupungille. Kysy tämän asennuksen ylläpitäjiltä.
domain-no-record = Tietuetta ei ole vielä, tai siinä lukee jotain muuta. Uuden tietueen näkyminen kaikkialla voi kestää muutaman tunnin.
domain-not-looked-up = DNS ei vastannut. Yritä uudelleen minuutin kuluttua.
domain-check = Tarkista tietue
domain-confirm = Vahvista
domain-release = Poista
# Accounts: asked again, looked after
confirm-title = Vahvista, että se olet sinä
confirm-lead = Tämä muutos on tärkeä, ja annoit salasanasi yli { $minutes } minuuttia sitten. Jatka kirjoittamalla salasanasi. Mitään kirjoittamaasi ei katoa.
confirm-lead-either = Tämä muutos on tärkeä, ja tunnistauduit yli { $minutes } minuuttia sitten. Kirjoita toisen tunnisteen koodi tai salasanasi. Mitään kirjoittamaasi ei katoa.
confirm-go = Vahvista ja jatka
confirm-back = Palaa muuttamatta mitään
confirm-provider = Tämä muutos on tärkeä, ja kirjauduit kaupunkisi tilillä yli { $minutes } minuuttia sitten. Kirjaudu siellä uudelleen ja tee muutos sitten uudestaan.
factor-needed = Roolisi vaatii toisen tunnisteen. Ota se käyttöön, niin pääset jatkamaan.
factor-on-already = Toinen tunniste on jo käytössä. Poista se ensin käytöstä sen koodilla.
accounts-title = Henkilöt
accounts-search = Nimi, osoite tai kaupunki
accounts-none = Ketään ei löytynyt.
accounts-next = Lisää henkilöitä
account-last = Viimeisin kirjautuminen
account-never = Ei koskaan
account-no-role = Ei roolia
account-all-cities = Kaikki kaupungit
account-roles = Roolit
factor-policy-title = Kenellä on oltava toinen tunniste
factor-policy-lead = Jos henkilöllä on jokin näistä rooleista mutta ei toista tunnistetta, hänen on otettava se käyttöön ennen kuin muut sivut avautuvat.
account-factor-on = Toinen tunniste on käytössä. Nollaa se, jos henkilö on kadottanut puhelimensa ja palautuskoodinsa: hän kirjautuu silloin pelkällä salasanalla ja ottaa uuden käyttöön.
account-factor-off = Toista tunnistetta ei ole.
account-factor-reset = Nollaa toinen tunniste
account-sessions = Missä henkilö on kirjautuneena
account-sessions-none = Henkilö ei ole kirjautuneena missään.
account-sign-out = Päätä kaikki istunnot
address-title = Sähköpostiosoite
address-new = Uusi osoite
address-hint = Kaikki istunnot päättyvät. Kirje lähtee vanhaan ja uuteen osoitteeseen.
address-change = Vaihda osoite
address-taken = Jollakulla toisella on tämä osoite.
account-remove-title = Poista henkilö
account-remove = Poista henkilö
account-remove-lead = Tili, sen roolit ja istunnot poistetaan. Loki säilyttää henkilön teot, mutta osoitteen tilalla on numero. Tätä ei voi perua.
last-admin = Hän on viimeinen ylläpitäjä. Tee ensin toisesta ylläpitäjä.
last-owner-of = Hän on viimeinen omistaja: { $cities }. Tee siellä ensin toisesta omistaja.
done-factor-reset = Toinen tunniste on nollattu ja kaikki istunnot päätetty.
done-sessions-ended = Kaikki istunnot on päätetty.
done-address = Osoite on vaihdettu. Kumpikin osoite saa kirjeen.
letter-factor-reset-subject = Toinen tunnisteesi on nollattu
letter-factor-reset-text = Hei,

    ylläpitäjä on nollannut tilisi toisen tunnisteen ja päättänyt kaikki istuntosi. Kirjaudu salasanallasi ja ota toinen tunniste uudelleen käyttöön.

    Jos et pyytänyt tätä, kerro siitä heti ylläpitäjälle.
letter-address-before-subject = Tilisi osoite on vaihdettu
letter-address-before-text = Hei,

    ylläpitäjä on antanut tilillesi toisen sähköpostiosoitteen. Tämä osoite ei enää avaa sitä, ja kaikki istuntosi on päätetty.

    Jos et pyytänyt tätä, kerro siitä heti ylläpitäjälle.
letter-address-now-subject = Tämä on nyt tilisi osoite
letter-address-now-text = Hei,

    ylläpitäjä on tehnyt tästä tilisi sähköpostiosoitteen. Salasanasi ja toinen tunnisteesi säilyvät. Kirjaudu täällä:

    { $address }
# Limits and confirmed applications
refused-often = Liian monta pyyntöä
refused-often-text = Verkostasi tai samaa asiaa varten tuli monta pyyntöä. Odota muutama minuutti ja yritä sitten uudelleen.
apply-confirm-title = Vahvista hakemuksesi
apply-confirm-lead = Pyysit kaupunkiasi mukaan. Vahvista painikkeella, että tämä osoite on sinun. Sen jälkeen ylläpitäjä katsoo hakemuksen.
apply-confirm-button = Vahvista
apply-confirmed = Kiitos. Hakemuksesi on vahvistettu. Ylläpitäjä katsoo sen ja kirjoittaa sinulle.
apply-confirm-over = Tätä linkkiä ei ole lähetetty, tai sen aika on ohi. Lähetä hakemus uudelleen.
letter-confirm-application-subject = Vahvista hakemuksesi Urbivoxiin
letter-confirm-application-text = Hei,

    joku pyysi tällä osoitteella kaupunkia mukaan Urbivoxiin. Jos se olit sinä, avaa tämä osoite ja paina painiketta:

    { $address }

    Se on voimassa kolme päivää. Jos se et ollut sinä, älä tee mitään: kukaan ei näe hakemusta.
# Identity providers that do not answer, or may not be asked
sign-on-away = Palveluntarjoaja ei vastannut. Kirjaudu salasanallasi, jos sinulla on sellainen, tai yritä uudelleen { $seconds } sekunnin kuluttua.
provider-address-refused = Tätä osoitetta ei voi käyttää: palvelin ei ole kaikkien tavoitettavissa. Tämän asennuksen ylläpitäjä voi sallia sen.

# Services and their types, compared between cities
services-title = Palvelut ja niiden tyypit
services-lead = Kaupungit voivat verrata palvelua vain samantyyppisiin palveluihin. Palvelua, jolla ei ole tyyppiä, ei verrata muihin.
service-type = Palvelun tyyppi
service-type-hint = Vain samantyyppisiä palveluja verrataan.
service-type-none = Ei tyyppiä: ei verrata
service-type-change = Muuta palvelun tyyppiä

# Planner
priorities-title = Mitä parantaa ensin?
priorities-first = Tee ensin: { $names }.
priorities-none = Nämä vastaukset eivät näytä, mitä osaa kannattaa parantaa ensin.
priorities-part = Palvelun osa
priorities-performance = Tyytyväiset osaan
priorities-importance = Merkitys, prosenttiyksikköä
priorities-gain = Mahdollinen hyöty, prosenttiyksikköä
priorities-mark = Tee ensin
priorities-note = Merkitys: montako prosenttiyksikköä enemmän osaan tyytyväisissä on kokonaisuuteen tyytyväisiä kuin muissa. Mahdollinen hyöty: montako prosenttiyksikköä kokonaistyytyväisyys nousisi, jos muista tulisi heidän kaltaisiaan. Suluissa on 95 %:n luottamusväli. Luvut osoittavat yhteyden, eivät syytä. Enintään 3 osaa nimetään, ja vain kun sattuma yksin ei selitä hyötyä.
plan-title = Montako vastausta tarvitset?
plan-rate = Tähän kyselyyn tulee noin { $rate } vastausta päivässä, { $from } – { $to }.
plan-assumed = Kukaan ei ole vielä vastannut, joten oletuksena on { $percent }.
plan-goal = Tavoite
plan-duration = Tällä tahdilla
plan-never = Ei mahdollista tällä osuudella
plan-each = { $count } kummallakin jaksolla
plan-change = nähdä muutos: { $from } → { $to }
plan-difference = nähdä muutos, jonka suuruus on { $size }
plan-width = tietää osuus ± { $size } prosenttiyksikön tarkkuudella
plan-above = osoittaa, että yli { $percent } on tyytyväisiä
plan-told = näyttää luvut kaikille
plan-note = Muutos nähdään 4 kertaa 5:stä 95 %:n luottamustasolla.
plan-days = { $count ->
    [one] noin 1 päivä
   *[other] noin { $count } päivää
 }
plan-weeks = { $count ->
    [one] noin 1 viikko
   *[other] noin { $count } viikkoa
 }

# Population of the city, for weighting
margins-title = Väestöluvut
margins-lead = Anna, miten kaupunkisi väestö jakautuu ryhmiin, kuten kaupunginosiin tai ikäryhmiin. Ryhmää kysyvien kyselyjen tulokset näytetään silloin myös painotettuina.
margins-new = Anna tai korvaa luvut
margins-options = Vaihtoehdot
margins-share = Osuus väestöstä
margins-segment = Kysymyksen koodi
margins-segment-hint = Ryhmää kysyvän kysymyksen koodi, esimerkiksi district. Koodi on kysymyksen sivulla.
margins-source = Lukujen lähde
margins-source-hint = Näytetään painotettujen tulosten vieressä.
margins-year = Lukujen vuosi
margins-table = Ryhmät
margins-table-hint = Yksi rivi kullekin ryhmälle: vaihtoehdon koodi ja sitten prosenttiosuus tai ihmisten määrä, esimerkiksi north;25. Yhdistä pienet ryhmät merkillä +, esimerkiksi north+east;40. Voit liittää taulukosta. Kolmannessa sarakkeessa voi olla LAU-koodi.
margins-file = Tai CSV-tiedosto
margins-too-many = Lukuja on liian monelle kysymykselle. Poista ensin joitakin.
bad-margins-segment = Anna kysymyksen koodi, esimerkiksi district
bad-margins-source = Anna lukujen lähde
bad-margins-year = Anna lukujen vuosi
bad-margins-groups = Anna 2–200 ryhmää
bad-margins-line = Rivi { $line }: anna vaihtoehto ja sen luku, esimerkiksi north;25
bad-margins-group = Ryhmä { $number }: anna kukin vaihtoehto kerran koodillaan ja luku, joka on yli 0

# Weighted results
weighted-title = Painotetut tulokset
weighted-by = Painotettu väestön mukaan: ”{ $by }” ({ $source }, { $year }). Muut erot jäävät.
weighted-by-placement = Ikään kuin vastauspaikat olisivat samat kuin vuonna { $year }. Muut erot jäävät.
weighted-raw = Vastausten mukaan
weighted-value = Painotettu
weighted-note = Huomautukset
weighted-answers = { $count ->
    [one] 1 painotettu vastaus, vastaa { $effective } vastausta.
   *[other] { $count } painotettua vastausta, vastaa { $effective } vastausta.
 }
weighted-left-out = { $count ->
    [one] 1 vastaus on jätetty pois: { $names }.
   *[other] { $count } vastausta on jätetty pois: { $names }.
 }
weighted-not-said = { $percent } ei kertonut ryhmäänsä.
weighted-unequal = Jotkin vastaukset painavat yli 5 kertaa niin paljon kuin toiset. Tulkitse varoen.
weighted-few = Ei painotettu: liian vähän vastauksia ryhmistä { $names }. Yhdistä nämä ryhmät toisiin.
weighted-filtered = Ei painotettu tällä suodattimella.
weighted-measure = Ei painotettu: tätä mittaria ei voi painottaa.
weighted-no-margins = Ei painotettu: väestölukuja ei ole: { $names }.
weighted-unfit = Ei painotettu: vastaukset ja väestöluvut eivät sovi yhteen.
mix-changed = Vastauspaikat olivat muut kuin vuonna { $year }. Vertaa varoen.
mix-same = Vastauspaikat olivat lähes samat kuin vuonna { $year }.
weighting-title = Painotus
weighting-lead = Painotus näyttää tulokset ikään kuin jokainen ryhmä olisi vastannut todellisessa suhteessaan. Se ei poista muita eroja vastanneiden ja muiden välillä.
weighting-none = Tähän tarvitaan 2 ryhmäkysymystä ja väestöluvut molemmille.
weighting-first = Ensimmäinen ryhmä
weighting-second = Toinen ryhmä
weighting-two = Painota 2 ryhmän mukaan
bad-two-segments = Valitse 2 eri ryhmää
mix-title = Vastauspaikat
mix-year-is = Tuloksia verrataan vuoden { $year } vastauspaikkoihin.
mix-year-none = Vastauspaikoille ei ole vielä vertailukohtaa: vertailu alkaa, kun neljä vuosineljännestä on julkaistu tai kun valitset vuoden.
mix-year = Vertailuvuosi
mix-year-hint = Jätä tyhjäksi, jos haluat verrata neljään ensimmäiseen julkaistuun vuosineljännekseen.
bad-mix-year = Tältä vuodelta ei ole vastauksia
