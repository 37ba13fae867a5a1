# The clerk's desk, in Italian.
skip = Vai al contenuto
nav-own = Il tuo account
nav-pages = Pagine
sign-out = Esci
save = Salva
save-and-stay = Salva e resta qui
add = Aggiungi
remove = Togli
change-it = Modifica
show = Mostra
search = Cerca
all = Tutto
yes = Sì
no = No
do = Azione
older = Più vecchi
number = N.
from = Dal
to = Al
name = Nome
email = E-mail
language = Lingua
city = Città
country = Paese
role = Ruolo
state = Stato
survey = Sondaggio
service = Servizio
question = Domanda
errors-title = Controlla ancora questi punti
bad-name = Scrivi un nome, su una riga.
bad-email = Scrivi un indirizzo e-mail come nome@example.org.
name-taken = Questo nome è già usato. Scegline un altro.
seconds = { $count } secondi
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minuti
 }
done-saved = Salvato.
done-removed = Tolto.
done-signed-out = Sei uscito.
done-letter = Se qualcuno ha questo indirizzo, una lettera è in viaggio.
done-joined = Benvenuto. Il tuo account è pronto.
done-password = La password è cambiata. Le altre sessioni sono chiuse.
done-factor-off = Il secondo fattore è spento.
done-session-ended = La sessione è chiusa.
done-service = Il servizio è stato aggiunto.
done-survey = Il sondaggio è stato creato dal modello. Guarda le domande, poi pubblica.
done-published = Pubblicato. Ora offrilo: un codice QR allo sportello, un link, un pulsante.
done-closed = Il sondaggio è chiuso. Pubblicalo di nuovo per riaprirlo.
done-invited = L'invito è in viaggio.
done-accepted = Contata.
done-rejected = Cancellata.
done-shared = Condiviso con tutte le città.
done-approved = La città è stata aggiunta e il suo titolare invitato.
done-asked = Quasi fatto. Abbiamo mandato una lettera al tuo indirizzo: apri il link che contiene e premi il pulsante. Poi un amministratore guarderà la tua richiesta.
refused-back = Torna all'inizio
refused-form = Questo modulo è troppo vecchio
refused-form-text = La pagina è stata aperta in un'altra sessione o troppo tempo fa. Torna indietro, ricarica la pagina e invia di nuovo il modulo.
refused-missing = Qui non c'è niente
refused-missing-text = La pagina non esiste, o non è per te.
refused-forbidden = Il tuo ruolo non apre questa pagina
refused-forbidden-text = Chiedi a un titolare della città se ti serve.
refused-large = È troppo grande
refused-large-text = Invia meno per volta.
refused-away = Il servizio è occupato
refused-away-text = Nulla di ciò che era salvato è perso. Riprova tra un momento.
refused-broken = Qui qualcosa è rotto
refused-broken-text = Di' al gestore il numero qui sotto.
sign-in = Accedi
sign-in-again = Accedi con un altro account
sign-in-wrong = Indirizzo e password non vanno insieme.
sign-in-over = L'accesso ha richiesto troppo tempo. Ricomincia.
sign-in-wait = Dalla tua rete ci sono stati troppi errori. Riprova tra { $minutes ->
    [one] un minuto
   *[other] { $minutes } minuti
 }, o da un'altra rete.
sign-in-unsafe = Questa pagina non è stata aperta con HTTPS. Il browser non terrà la sessione. Chiedi al gestore l'indirizzo sicuro.
password = Password
password-new = Nuova password
password-present = Password attuale
password-hint = Almeno { $min } caratteri. Meglio alcune parole che solo tu metteresti insieme.
password-title = Password
password-change = Cambia la password
password-wrong = La password attuale è un'altra.
password-too-short = Usa almeno { $min } caratteri.
password-too-long = Questa password è troppo lunga.
password-common = Questa password è tra le prime a essere indovinate. Scegline un'altra.
password-personal = La password non deve venire dal tuo indirizzo.
password-repeated = Usa più di uno o due caratteri diversi.
forgot = Hai dimenticato la password?
forgot-lead = Scrivi il tuo indirizzo. Se qualcuno lo ha, inviamo una lettera con la via a una nuova password.
forgot-button = Invia la lettera
code = Codice
code-hint = Sei cifre dalla tua app di autenticazione, o un codice di recupero.
code-title = Secondo fattore
code-wrong = Il codice è sbagliato o è già stato usato.
join-title = Il tuo account
join-lead = Hai ricevuto un invito: { $city }, ruolo { $role }.
join-button = Accetta l'invito
reset-title = Una nuova password
reset-lead = Scegli una nuova password. Tutte le sessioni aperte si chiuderanno.
reset-button = Imposta la password
ticket-over-title = Questo indirizzo non vale più
ticket-over = È già stato usato, è scaduto o non è mai stato inviato. Accedi o chiedi una nuova lettera.
sign-on-other = Accedi con l'account della tua città
join-ask = La tua città vuole partecipare?
sign-on-go = Continua
sign-on-none = Nessuna città ha attivato l'accesso unico. Accedi con indirizzo e password.
sign-on-failed = L'accesso della tua città non ha funzionato ({ $code }). Riprova, o accedi con indirizzo e password.
sign-on-refused = L'accesso della tua città ti conosce, ma la città non ti lascia entrare ({ $code }). Chiedi a un titolare della città.
sign-on-lead = I colleghi possono accedere con gli account della città, con OpenID Connect. Registra Urbivox presso il tuo fornitore con questo indirizzo di ritorno:
sign-on-nobody = Nessuno, se un gruppo qui sopra non lo dice
provider-issuer = Emittente
provider-issuer-hint = L'indirizzo del fornitore, come https://login.tampere.fi
provider-client_id = Identificativo client
provider-client_id-hint = Come il fornitore chiama Urbivox.
provider-client_secret = Segreto client
provider-client_secret-hint = Lascia vuoto per tenere quello salvato.
provider-domains = Domini degli indirizzi e-mail
provider-domains-hint = Solo questi possono entrare, separati da virgole: tampere.fi
provider-role_claim = Attributo che nomina i gruppi
provider-role_claim-hint = Per esempio groups. Può restare vuoto.
provider-roles = Ruoli per gruppo
provider-roles-hint = Uno per riga: gruppo = editor
provider-default_role = Tutti gli altri
account-title = Il tuo account
factor = Secondo fattore
factor-title = Secondo fattore
factor-lead = Un secondo fattore protegge l'account se qualcuno scopre la password. Leggi questo con un'app di autenticazione sul telefono e scrivi il codice che mostra.
factor-qr = Codice QR per l'app di autenticazione
factor-typed = Non posso leggerlo
factor-on = Accendi
factor-off = Spegni
factor-is-on = Il secondo fattore è acceso. Ti resta: { $count ->
    [one] un codice di recupero
   *[other] { $count } codici di recupero
 }.
recovery-title = I tuoi codici di recupero
recovery-lead = Conserva questi codici su carta. Ognuno apre l'account una volta se perdi il telefono. Si vedono solo ora.
recovery-kept = Li ho conservati
sessions-title = Dove hai effettuato l'accesso
session-client = Browser
session-began = Da
session-seen = Ultimo uso
session-state = Stato
session-here = Questa sessione
session-end = Chiudi
home-title = Le tue città
home-cities = Città
home-empty = Non hai ancora un ruolo in nessuna città. Chiedi a chi ti ha invitato.
admins-title = Amministratori e analisti
applications-title = Città che chiedono di partecipare
applications-none = Nessuna città aspetta una decisione.
application-approve = Ammetti
application-refuse = Rifiuta
application-approved = Ammessa
application-refused = Rifiutata
application-gone = Qualcuno ha già deciso.
join-city = Partecipa con la tua città
join-city-lead = Raccontaci della tua città. Un amministratore guarda, e il titolare riceve una lettera con l'accesso: dieci minuti dopo un sondaggio può essere allo sportello.
join-send = Chiedi di partecipare
join-full = In questo momento aspettano troppe città. Riprova tra qualche giorno.
apply-name = Nome della città
apply-name-hint = Come la chiamano i cittadini.
apply-country = Paese
apply-country-hint = Due lettere, come IT o FI.
apply-languages = Lingue
apply-languages-hint = Sigle separate da virgole, la tua per prima: it, de, en
apply-timezone = Fuso orario
apply-timezone-hint = Come Europe/Rome.
apply-lau = Codice LAU
apply-lau-hint = Il codice della tua unità amministrativa locale presso Eurostat, se lo conosci.
apply-contact = Il tuo nome
apply-contact-hint = Sarai titolare: inviti tu gli altri.
apply-email = Il tuo indirizzo e-mail
apply-email-hint = La lettera con l'accesso arriva lì.
apply-message = Altro
apply-message-hint = Che cosa vuoi scoprire, di quali servizi.
bad-apply-name = Scrivi il nome della città.
bad-apply-country = Scrivi le due lettere del paese.
bad-apply-contact = Scrivi il tuo nome.
bad-apply-email = Scrivi il tuo indirizzo e-mail.
bad-apply-timezone = Scrivi un fuso orario come Europe/Rome.
bad-apply-languages = Scrivi sigle di lingua separate da virgole: it, de, en
bad-apply-lau = Scrivi al massimo 20 caratteri.
bad-apply-message = Scrivi di meno.
tab-surveys = Sondaggi
tab-templates = Modelli
tab-people = Persone
tab-keys = Chiavi API
tab-settings = Impostazioni
tab-retention = Conservazione
tab-sign-on = Accesso unico
tab-audit = Registro
surveys-title = Sondaggi
comments-new = Commenti nuovi
held-waiting = In attesa
start-empty = Comincia da un servizio: che cosa usano i cittadini? Poi crea per esso un sondaggio da un modello.
start-lead = Tre passi fino al codice QR allo sportello:
start-check = Guarda le domande
start-publish = Pubblica il sondaggio
start-place = Stampa un manifesto con il codice QR
survey-new = Un nuovo sondaggio
survey-name = Nome
survey-name-hint = Per l'indirizzo. Vuoto: quello del modello.
survey-needs-service = Aggiungi prima un servizio.
survey-add = Crea il sondaggio
service-new = Un nuovo servizio
service-name = Nome del servizio
service-hint = Come lo chiamano i cittadini: asilo nido, parcheggi, biblioteca.
service-add = Aggiungi il servizio
template = Modello
template-hint = Domande già provate, nelle lingue della tua città.
template-blank = Vuoto: scrivo io tutte le domande
template-not-offered = Questo modello non è in nessuna lingua della tua città.
state-draft = Bozza
state-scheduled = Programmato
state-open = Aperto
state-closed = Chiuso
templates-lead = Sondaggi per cominciare: quelli che altre città condividono perché hanno funzionato, e questionari noti ovunque.
templates-shared = Condivisi da città
templates-shared-none = Nessuna città ha ancora condiviso un sondaggio. Sii la prima: aprine uno, poi Pubblica, poi Condividi.
templates-own = Questionari noti
template-questions = Le domande
template-use = Usalo
unshare = Non condividere più
share-title = Condividi con tutte le città
share-lead = Ogni città potrà cominciare da questo sondaggio. Di' che cosa ha funzionato: è da lì che gli altri imparano.
share-name = Come si chiama
share-note = Che cosa ha funzionato
share-note-hint = Per esempio: quanti hanno risposto, che cosa hai cambiato, che cosa chiederesti in altro modo.
share = Condividi
template-short-satisfaction = Soddisfazione breve
template-short-satisfaction-text = Cinque facce, perché no, e un commento: il sondaggio da cui cominciare. Dà la quota di soddisfatti.
template-nps = Raccomandazione
template-nps-text = Lo consiglieresti, da 0 a 10, e perché. Dà il net promoter score.
template-ces = Sforzo
template-ces-text = È stato facile, da 1 a 7, e che cosa era difficile. Dà il customer effort score.
template-sus = Scala di usabilità (SUS)
template-sus-text = Dieci frasi sull'uso di un servizio. Dà SUS, da 0 a 100.
template-umux-lite = Usabilità in due domande
template-umux-lite-text = Fa ciò che serve, ed è facile. Dà UMUX-Lite, da 0 a 100.
template-time-saved = Tempo risparmiato
template-time-saved-text = Minuti impiegati, e quelli che sarebbero serviti senza il servizio digitale.
template-sdg-information = Sportello digitale unico: informazioni
template-sdg-information-text = Per una pagina di informazioni: trovato o no, da una a cinque stelle, come chiede il regolamento.
template-sdg-procedure = Sportello digitale unico: procedura
template-sdg-procedure-text = Dopo una procedura online: è stato facile, da una a cinque stelle, come chiede il regolamento.
template-sdg-assistance = Sportello digitale unico: assistenza
template-sdg-assistance-text = Dopo un aiuto del personale, con la risposta finale: qualità del servizio, da una a cinque stelle, come chiede il regolamento.
template-four-questions = Quattro domande
template-four-questions-text = Esperienza, chiarezza, aiuto e commento, secondo il modello francese.
template-municipality = Comune
template-municipality-text = Stelle, poi che cosa è andato bene o è stato difficile, secondo il modello italiano.
template-trust-and-drivers = Fiducia e motivi
template-trust-and-drivers-text = Fiducia e che cosa l'ha mossa, secondo il modello degli Stati Uniti.
people-title = Chi lavora qui
invited-title = Invitati, non ancora arrivati
invite-title = Invita qualcuno
invite = Invia l'invito
uninvite = Ritira
expires = Valido fino al
role-hint = Che cosa può ogni ruolo sta nelle impostazioni.
role-may = Che cosa può
roles-title = Ruoli
role-admin = Amministratore
role-admin-text = Tutto, in ogni città.
role-owner = Titolare
role-owner-text = Tutto in una città: anche persone, chiavi e impostazioni.
role-editor = Redattore
role-editor-text = Legge tutto di una città e modifica i suoi servizi e sondaggi.
role-viewer = Lettore
role-viewer-text = Legge tutto di una città.
role-interviewer = Intervistatore
role-interviewer-text = Inserisce risposte date su carta o al telefono, e non ne legge.
role-analyst = Analista
role-analyst-text = Legge gli aggregati di tutte le città e nulla di ciò che i cittadini hanno scritto.
last-owner = Deve restare qualcuno che possa invitare gli altri. Nomina prima un altro titolare.
letters-folder = Non c'è un server di posta: le lettere vanno nella cartella { $folder } del server. Consegnale in altro modo, o chiedi al gestore un server di posta.
keys-lead = I programmi della tua città usano una chiave invece di una password. Ogni chiave ha un ruolo e una fine.
key-once = Questa è la chiave. Si vede solo ora: copiala.
key-name = A che cosa serve
key-name-hint = Così saprai quale programma la usa.
key-days = Giorni di validità
key-make = Crea la chiave
key-new = Una nuova chiave
key-revoke = Revoca
made = Creata
used = Ultimo uso
city-name = Nome della città
city-country = Paese
city-country-hint = Due lettere, come IT o FI.
city-timezone = Fuso orario
city-timezone-hint = I suoi giorni sono i giorni dei rapporti: Europe/Rome.
city-languages = Lingue
city-languages-hint = Sigle separate da virgole, la tua per prima: it, de, en
city-population = Abitanti
city-population-hint = Quante persone vivono in città. Viene confrontata con quelle della sua dimensione.
setting-bad-population = Scrivi quante persone vi abitano, da 1 a 50.000.000.
city-lau = Codice LAU
city-lau-hint = Il codice della tua unità amministrativa locale presso Eurostat.
city-logo = Logo
city-logo-use = Usa questa immagine
city-logo-now = Il logo attuale
city-logo-hint = PNG, JPEG o WebP, fino a 64 kB, da 16 a 2.000 pixel per lato. Compare sopra i tuoi sondaggi.
bad-logo-none = Scegli un file.
bad-logo-kind = Questo file non è un'immagine PNG, JPEG o WebP. Scegline un altro.
bad-logo-bytes = L'immagine supera i 64 kB. Salvala più piccola.
bad-logo-pixels = Ogni lato deve avere da 16 a 2.000 pixel.
city-accent = Colore
city-accent-hint = # e sei cifre esadecimali, abbastanza scuro per testo bianco: #0a5c36
city-contact-name = Contatto: ufficio o persona
city-contact-email = Contatto: e-mail
city-contact-phone = Contatto: telefono
city-contact-url = Contatto: pagina
city-controller = Chi risponde dei dati
city-controller-hint = Il titolare del trattamento (GDPR), con l'indirizzo. Sta nell'informativa sulla privacy.
city-accessibility_contact = Dove si segnalano difetti di accessibilità
city-accessibility_contact-hint = Un indirizzo e-mail, o un indirizzo che comincia con https://
city-comment_days = Giorni di conservazione di ciò che i cittadini hanno scritto
city-comment_days-hint = Da 30 a 3650. Vuoto: quanto le risposte. Prova prima.
city-retention_days = Giorni di conservazione delle risposte intere
city-retention_days-hint = Da 30 a 3650. Vuoto: sempre. Ciò che è contato resta. Prova prima.
city-answers_min = Minor numero di risposte di cui il pubblico vede i risultati
city-answers_min-hint = Da 5 a 1000. Protegge chi ha risposto dai vicini.
bad-timezone = Scrivi un fuso orario come Europe/Rome.
bad-languages = Scrivi sigle di lingua separate da virgole: it, de, en
setting-bad-colour = Scrivi # e sei cifre esadecimali, come #0a5c36.
setting-out-of-range = Questo numero è troppo piccolo o troppo grande.
setting-bad-email = Scrivi un indirizzo e-mail come nome@example.org.
setting-bad-url = Scrivi un indirizzo che comincia con https://
setting-bad-phone = Scrivi un telefono come +39 06 1234 567.
setting-bad-contact = Scrivi un indirizzo e-mail, o un indirizzo che comincia con https://
setting-bad-length = Questo testo è troppo lungo.
setting-control-character = Scrivilo su una riga.
notices-title = Che cosa leggono i cittadini su di voi
notice-privacy = Informativa sulla privacy
notice-accessibility = Dichiarazione di accessibilità
retention-lead = Che cosa verrebbe cancellato oggi? Chiedere non cancella nulla.
retention-rehearse = Prova
retention-preview = Oggi verrebbero cancellate { $responses ->
    [0] zero risposte intere
    [one] una risposta intera
   *[other] { $responses } risposte intere
 } e le parole di { $comments ->
    [0] zero commenti
    [one] un commento
   *[other] { $comments } commenti
 }.
retention-stays = Ciò che è contato resta: ogni numero del passato è uguale anche dopo. La cancellazione avviene da sola, una volta all'ora, come dicono le impostazioni.
retention-set = Alle impostazioni
audit-lead = Ogni modifica e ogni esportazione, la più nuova per prima. Ogni voce è sigillata con la precedente: nessuno può cambiarne una senza che si veda.
when = Quando
who = Chi
what = Che cosa
object = A che cosa
detail = Dettagli
tab-build = Domande
draft-summary = { $questions ->
    [one] Una domanda
   *[other] { $questions } domande
 } in { $languages ->
    [one] una lingua
   *[other] { $languages } lingue
 }. Rispondere richiede da { $low } a { $high }.
draft-broken = Questa bozza non si può leggere.
try = Provalo
try-lead = Dai questo indirizzo ai colleghi. Le loro risposte restano a parte, non si contano e si buttano alla pubblicazione.
preview = Anteprima
preview-lead = Come lo vede un cittadino sul telefono.
paper = Modulo di carta
page-heading = Pagina { $number }
page-empty = Su questa pagina non ci sono ancora domande.
page-add = Aggiungi una pagina
page-title = Titolo della pagina
page-remove = Togli la pagina, tieni le domande
page-more = Modifica questa pagina
question-add = Aggiungi una domanda
question-gone = Questa domanda non c'è più: qualcuno ha modificato il sondaggio. Guardalo com'è ora.
question-code = Codice
question-code-hint = Il suo nome in esportazioni e rapporti. Tienilo: un altro codice comincia un'altra serie.
back-to-build = Torna alle domande
move-up = ↑ Su
move-down = ↓ Giù
required = Risposta obbligatoria
prompt = Che cosa si chiede
hint = Aiuto sotto
missing = Manca
measure = Letta come
measure-hint = Fa delle risposte una cifra che si confronta con altri sondaggi.
measure-none = Niente di particolare
measure-csat = Quota di cittadini soddisfatti (CSAT)
measure-govuk = Punteggio di soddisfazione, da 0 a 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Tempo risparmiato
measure-sdg-found = Ha trovato ciò che cercava (sportello digitale unico)
measure-sdg-rating = Stelle (sportello digitale unico)
kind-rating = Valutazione
kind-choice = Scelta
kind-text = Testo
kind-matrix = Più valutazioni
kind-ranking = Classifica
kind-number = Numero
kind-date = Data
kind-email = Indirizzo e-mail
kind-statement = Testo senza domanda
scale-from = Punto più basso
scale-to = Punto più alto
point-label = Nome del punto { $point }
style = Aspetto
style-faces = Facce
style-stars = Stelle
style-numbers = Numeri
satisfied-from = Conta come soddisfatto da
satisfied-from-hint = Il punto più basso che conta. Vuoto: i due migliori di cinque.
multiple = Se ne possono scegliere più
segment = Riporta ogni cifra anche secondo questa domanda
entry-label = Opzione { $number }
entry-other = Opzione { $number }: con una riga per scrivere
entry-exclusive = Opzione { $number }: nient'altro insieme
entry-reversed = Riga { $number }: formulata al contrario (un valore alto è negativo)
unit = Unità
number-min = Minimo
number-max = Massimo
number-decimals = Decimali
multiline = Più righe
max-chars = Massimo di caratteri
condition-none = Sempre mostrata
condition-question = Condizione { $number }: solo se
condition-is = Condizione { $number }: come
condition-value = Condizione { $number }: che cosa
condition-join = Quando ci sono più condizioni
condition-all = Devono valere tutte
condition-any = Ne basta una
only-if = Solo se { $what }
join-and = e
join-or = o
is-not = non ({ $what })
is-equal = «{ $question }» è { $value }
is-other = «{ $question }» non è { $value }
is-at-most = «{ $question }» è { $value } o meno
is-at-least = «{ $question }» è { $value } o più
is-less = «{ $question }» è meno di { $value }
is-more = «{ $question }» è più di { $value }
is-including = «{ $question }» contiene { $value }
is-answered = a «{ $question }» è stata data risposta
is-in = «{ $question }» è uno di { $value }
is-equal-short = è
is-other-short = non è
is-at-most-short = è al massimo
is-at-least-short = è almeno
is-less-short = è meno di
is-more-short = è più di
is-including-short = contiene
is-answered-short = ha risposta
survey-texts = Titolo, introduzione, ringraziamento, giorni
survey-title = Titolo
survey-intro = Introduzione
survey-thanks = Ringraziamento
opens-on = Primo giorno
closes-on = Ultimo giorno
languages-title = Lingue
languages-table = Traduzioni
language-first = Scritto in
language-add = Un'altra lingua
language-hint = Una sigla come sv o uk. Togli la spunta per togliere una lingua con i suoi testi.
translation-whole = Completa
translation-missing = { $count ->
    [one] Manca un testo
   *[other] Mancano { $count } testi
 }
auto-saved = Salvato.
auto-conflict = Non salvato: qualcun altro ha modificato il sondaggio. Premi il pulsante per vedere entrambi.
auto-faulty = Non ancora salvato:
conflict-title = Due persone hanno modificato questo
conflict-lead = Qualcuno ha modificato il sondaggio mentre ci lavoravi. Nulla è perso: ecco entrambi.
conflict-theirs-title = Solo nella sua, che è salvata
conflict-theirs = Continua con la sua
conflict-mine-title = Solo nella tua, che non è salvata
conflict-mine = Salva la mia al suo posto
advice = Consiglio
advice-title = Prima di pubblicare
advice-many-questions = { $number } domande sono tante. I cittadini danno trenta secondi a un sondaggio.
advice-all-required = Bisogna rispondere a tutto. Chi non può rispondere a una, se ne va.
advice-no-comment = Non c'è posto per un commento: saprai quanti erano soddisfatti, non perché.
advice-scale-without-labels = Dai un nome ai due estremi della scala, o nessuno sa quale è buono.
advice-many-options = { $number } opzioni sono tante da leggere. Raggruppale o chiedine meno.
advice-personal-data = Di' perché chiedi l'indirizzo, e che si può lasciare vuoto.
advice-long-prompt = { $number } parole sono tante per una domanda.
advice-double-question = Sembra chiedere due cose insieme. Chiedine una.
advice-leading-question = Sembra volere una certa risposta. Chiedi in modo neutro.
advice-shouting = Le maiuscole si leggono male.
advice-positive-scale = Nessuna riga è segnata come invertita: non è la System Usability Scale (SUS) consueta, ma un'altra misura. Segni le cinque righe negative.
advice-hard-to-read = I testi sono difficili da leggere (LIX { $number }). Usa parole e frasi più corte.
tab-translate = Traduci
translate-lead = { $count ->
    [0] Tutto è tradotto: { $language }.
    [one] Manca un testo: { $language }.
   *[other] Mancano { $count } testi: { $language }.
 }
translate-alone = Questo sondaggio è in una sola lingua. Aggiungine prima un'altra.
translate-to = In
translate-missing = Manca
translator-title = Un file per chi traduce
translator-lead = Il file è una tabella: chiave, originale, traduzione. Si apre con ogni programma d'ufficio. Invialo, e riprendilo qui quando torna.
translator-out = Scarica il file
translator-in = Il file tornato
translator-text = O il suo testo
translator-in-hint = Se non puoi scegliere un file: aprilo come testo e incolla tutto, con la prima riga.
translator-letters = Le lettere del file non si leggono. Salvalo come «CSV UTF-8» e sceglilo di nuovo.
translator-take = Prendi le traduzioni
translator-taken = { $count ->
    [one] È stato preso un testo.
   *[other] Sono stati presi { $count } testi.
 }
translator-unknown = Riga { $line }: nulla nel sondaggio ha la chiave { $key }.
translator-broken = Il file non si può leggere dalla riga { $line } in poi.
tab-publish = Pubblica
publish-state = Questo sondaggio è: { $state }.
publish-title = Pubblica
publish-lead = I cittadini vedono subito la nuova versione. Chi ha aperta la vecchia può inviarla ancora per sette giorni. Le versioni pubblicate non cambiano mai.
publish-wording-lead = Il testo di una domanda è cambiato. Dica per ciascuna se chiede ancora la stessa cosa. Se è un'altra domanda, i suoi risultati ricominciano e quelli precedenti restano separati.
publish-wording = Prima: «{ $before }» Ora: «{ $after }»
wording-same = La stessa domanda: contare insieme le risposte vecchie e nuove
wording-another = Un'altra domanda: ricominciare
publish-note = Che cosa è cambiato
publish-note-hint = Per i colleghi, e per te tra un anno.
publish = Pubblica
publish-same = La bozza è uguale a ciò che vedono i cittadini.
publish-changes = Che cosa cambia
publish-changed = Qualcuno ha modificato la bozza nel frattempo. Guardala di nuovo.
publish-never = Il sondaggio non è mai stato pubblicato.
publish-no-questions = Aggiungi almeno una domanda.
publish-missing = { $count ->
    [one] Manca una traduzione.
   *[other] Mancano { $count } traduzioni.
 }
series-breaks-lead = { $count ->
    [one] La serie di una domanda si interrompe: i numeri prima e dopo non si confrontano.
   *[other] Le serie di { $count } domande si interrompono: i numeri prima e dopo non si confrontano.
 }
series-goes-on = Ogni serie che continua resta confrontabile, se sotto non si chiede cautela.
series = Serie dei suoi numeri
series-continues = Continua
series-with-care = Continua, da confrontare con cautela
series-breaks = Si interrompe
series-starts = Comincia
series-ends = Finisce
change = Che cosa è cambiato
change-added = nuova
change-removed = tolta
change-prompt = formulazione
change-texts = traduzioni
change-required = obbligo
change-condition = condizione
change-measure = lettura
change-scale = scala
change-labels = nomi
change-bar = che cosa conta come soddisfatto
change-rows = righe
change-several = una o più
change-options = opzioni
change-kind = tipo di domanda
change-details = limiti
change-title = titolo
change-intro = introduzione
change-thanks = ringraziamento
change-languages = lingue
change-window = giorni
change-order = ordine
change-primary = misura principale
change-wording = un'altra domanda
change-polarity = righe formulate al contrario
change-unit = unità
change-other = risposta libera tra le opzioni
change-position = posto nel questionario
change-placement-mix = altra composizione degli accessi
change-action = intervento
version = Versione
versions-title = Versioni pubblicate
published-at = Pubblicata
close = Chiudi il sondaggio
close-title = Chiudi
close-lead = Ai cittadini si dice che il sondaggio è finito. Le risposte date restano.
copy = Copia
copy-title = Copia o condividi
preview-responses-title = Risposte dal link di prova
preview-responses-show = Risposte dal link di prova
preview-responses-lead = Non si contano e si buttano alla pubblicazione.
sent-at = Inviata
answers = Risposte
tab-placements = Offrilo
placements-lead = Ogni luogo ha un suo indirizzo, per vedere da dove arrivano le risposte.
placements-none = Dove incontreranno il sondaggio i cittadini? Aggiungi un luogo: un codice QR allo sportello, un link in una lettera, un pulsante sulla tua pagina.
placements-unpublished = Il sondaggio non è pubblicato: questi indirizzi non portano ancora a nulla.
placement = Luogo
placement-kind = Che cos'è
placement-name = Nome
placement-name-hint = Per esempio: sportello 2, lettera di maggio.
placement-link = Link
placement-button = Pulsante sulla tua pagina
placement-widget = Finestra sulla tua pagina
placement-iframe = Riquadro nella tua pagina
placement-email = Link in un messaggio
placement-qr = Codice QR
placement-kiosk = Schermo allo sportello
placement-staff = Inserimento del personale
placement-api = Programma
placement-paste = Incolla questo nella tua pagina:
placement-more = Togli questo luogo
placement-remove-text = L'indirizzo funziona ancora ed è contato con il suo nome.
poster-png = Manifesto A4 (PNG)
poster-svg = Manifesto (SVG)
qr-png = Codice QR (PNG)
qr-svg = Codice QR (SVG)
qr-of = Codice QR di { $name }
enter-answers = Inserisci risposte
tab-results = Risultati
results-none = Questo sondaggio non è ancora pubblicato. I risultati staranno qui.
summary-satisfied = Il { $percent } era soddisfatto.
percentage-points = { $count ->
    [one] { $shown } punto percentuale
   *[other] { $shown } punti percentuali
 }
points = { $count ->
    [one] { $shown } punto
   *[other] { $shown } punti
 }
summary-up = Aumento rispetto al periodo dal { $from } al { $to }: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }). La variazione è significativa.
summary-down = Calo rispetto al periodo dal { $from } al { $to }: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }). La variazione è significativa.
summary-unchanged = Invariato entro { $margin } rispetto al periodo dal { $from } al { $to }: differenza { $difference } (intervallo di confidenza al 90% da { $low } a { $high }).
summary-too-few = Le risposte sono troppo poche per dire se qualcosa è cambiato rispetto al periodo dal { $from } al { $to }: differenza { $difference } (intervallo di confidenza al 95% da { $low } a { $high }).
not-compared-no-earlier = Non confrontato: non ci sono cifre dal { $from } al { $to }.
not-compared-asked-differently = Non confrontato: prima la domanda era posta in un altro modo.
not-compared-placements-differ = Non confrontato: prima si è risposto in altri punti.
not-compared-too-few = Non confrontato: le risposte sono troppo poche.
not-compared-not-tested = Non confrontato: il cambiamento di questa cifra non viene verificato.
summary-interval = Con il 95% di confidenza da { $low } a { $high }. { $count ->
    [one] Una risposta
   *[other] { $count } risposte
 }, dal { $from } al { $to }.
summary-no-interval = Troppo poche risposte per un intervallo di confidenza. { $count ->
    [one] Una risposta
   *[other] { $count } risposte
 }, dal { $from } al { $to }.
figures-note = Queste sono le opinioni di chi ha scelto di rispondere. L’intervallo copre solo il caso, non chi non ha risposto.
norms-text = Città con lo stesso tipo di servizio ({ $from } – { $to }, città: { $cities }): metà dei risultati è tra { $low } e { $high }. La mediana è { $median }.
summary-responses = { $count ->
    [0] Nessuno ha risposto in questo periodo.
    [one] Ha risposto un cittadino.
   *[other] Hanno risposto { $count } cittadini.
 }
summary-count = { $count ->
    [one] Una risposta
   *[other] { $count } risposte
 } dal { $from } al { $to }.
summary-comments = { $count ->
    [one] Un commento nuovo
   *[other] { $count } commenti nuovi
 }
summary-held = { $count ->
    [one] Una risposta ti aspetta
   *[other] { $count } risposte ti aspettano
 }
segment-filter = Gruppo
segment-title = Secondo la risposta a: { $question }
segment-lowest = Valore più basso
segment-note = Il valore più basso viene per primo. Dove gli intervalli si sovrappongono, la differenza può essere dovuta al caso.
segment-blank = Non indicato
bad-one-group = Scegli un gruppo o solo i link verificati, non entrambi.
seen-as = Cifre
seen-as-live = In tempo reale
seen-as-public = Pubblicate, come le vedono tutti
published-figures = Queste sono le cifre pubblicate, dal { $from } al { $to }. I conteggi sono multipli di { $base }, affinché nessuno possa essere riconosciuto; la somma delle parti può differire dal totale.
published-figures-exact = Queste sono le cifre pubblicate, dal { $from } al { $to }.
published-none = Non ci sono ancora cifre pubblicate. Le prime appaiono il giorno dopo che almeno { $min } persone hanno risposto.
who-counts = Le cifre pubblicate richiedono un numero minimo di risposte. Contano per questo minimo: ogni risposta con un link verificato; una per ogni rete in ogni periodo; una ogni 10 minuti da uno schermo allo sportello o dal link per il personale. Se molte persone condividono una rete, come in un ufficio o una scuola, usa lì link verificati.
who-waits = Risposte non ancora pubblicate: { $count }. Contano per il minimo di { $min }: { $credited }.
published-runs = Questo gruppo ha cifre pubblicate per { $told } periodi su { $of }.
bad-one-filter = Le cifre pubblicate hanno un solo filtro alla volta, e non per versione.
came-by = Arrivo
came-verified = Solo con un link verificato
summary-verified = { $count ->
    [one] Una è arrivata con un link verificato.
   *[other] { $count } sono arrivate con link verificati.
 }
trend-title = { $percent } soddisfatti in tutto il periodo
trend-description = La quota di soddisfatti nel tempo, con il suo intervallo al 95% come fascia. Una linea tratteggiata segna dove la domanda è cambiata.
marks-title = Cambiamenti
marks-lead = Le linee punteggiate segnano questi giorni. Confronti con cautela i valori prima e dopo; dove la linea si interrompe non sono confrontabili.
marks-day = Giorno
since-version = { $label } (dalla versione { $version })
only-in-versions = { $label } (solo nella versione { $versions })
earlier-figures = Valori precedenti, della versione { $versions }. Non sono confrontabili con i nuovi.
control-chart = Carta di controllo
control-chart-link = Carta di controllo: c’è un cambiamento da un mese all’altro?
control-chart-unmeasured = Nessuna domanda di questo questionario ha una misura per una carta di controllo. Scegli prima una misura per una domanda.
control-chart-few = Non ci sono ancora limiti. Servono 8 punti dall’ultima base, ciascuno con 30 risposte o più.
control-chart-none = Nessun segnale dall’ultima base, nei mesi fino al { $day }.
control-chart-signals = { $count ->
    [one] 1 segnale dall’ultima base, nei mesi fino al { $day }.
   *[other] { $count } segnali dall’ultima base, nei mesi fino al { $day }.
 }
control-chart-rules = Un segnale è un punto fuori dai limiti, oppure l’ottavo punto di fila o uno successivo dallo stesso lato della linea centrale. Ogni punto è un mese completo. I mesi con meno di 30 risposte sono uniti al successivo. I primi 12 punti danno i limiti.
control-chart-description = Valori per mese. La linea orizzontale tratteggiata è la linea centrale, la fascia sta tra i limiti. I triangoli sono segnali. Una linea verticale tratteggiata segna una nuova base o un cambiamento della domanda.
control-limits = Limiti
signal = Segnale
signal-beyond = Fuori dai limiti
signal-eight = Otto di fila dallo stesso lato
phase-first = Prima base
phase-baseline = Base dal { $day }: { $reason }
phase-measure = Dopo un cambiamento della domanda
baselines-title = Basi
baseline-new = Una nuova base
baseline-first-day = Primo giorno
baseline-first-day-hint = Il giorno in cui un miglioramento ha avuto effetto o la domanda è cambiata. Il mese che lo contiene è lasciato fuori, a meno che sia il primo del mese.
baseline-reason = Motivo
bad-baseline-reason = Scrivi un motivo di 200 caratteri al massimo.
bad-baseline-day = Questa domanda ha già una base da questo giorno, o il questionario ne ha troppe.
chart-most = Più spesso: { $answer } ({ $percent })
chart-bars = Barre: la quota di ogni risposta. La linea alla fine di una barra è il suo intervallo al 95%. La tabella riporta gli stessi numeri.
chart-dots = Punti: la media di ogni parte. La linea attraverso un punto è il suo intervallo al 95%. La tabella riporta gli stessi numeri.
chart-columns = Colonne: la quota delle risposte in ogni fascia di numeri. La tabella riporta gli stessi numeri.
part = Parte
mean-value = Media
from-value = Da
begins-on = Dal
show-numbers = Mostra i numeri
answered = { $answered ->
    [one] Una risposta
   *[other] { $answered } risposte
 }, { $skipped } l'hanno saltata
mean = Media { $mean }
answer = Risposta
proportion = Quota
count = Numero
interval = Intervallo al 95%
funnel-title = Da visto a inviato
seen = Visto
started = Cominciato
submitted = Inviato
response-rate = Tasso di partecipazione
completion-rate = Tasso di completamento
tab-comments = Commenti
comments-lead = { $new } nuovi, { $acknowledged } visti, { $done } fatti.
comments-none = Nessuno ha ancora scritto. I commenti staranno qui, senza i dati personali riconosciuti.
comments-nothing = Nessun commento corrisponde. Chiedi di meno.
comment-words = Parole
comment-new = Nuovo
comment-acknowledged = Visto
comment-done = Fatto
comment-owner = Chi se ne occupa
comment-change = Riordina
tag = Etichetta
tags = Etichette, separate da virgole
tab-held = Risposte in attesa
held-none = Nulla aspetta. Qui arrivano risposte che sembrano di un programma: non sono in nessun numero finché non decidi.
held-lead = Queste risposte sembrano di un programma. Non sono in nessun numero finché non decidi.
held-accept = Conta
held-reject = Cancella
suspicion-too-fast = Inviata più in fretta di quanto si legga
suspicion-honeypot = È stato compilato un campo che nessuno vede
suspicion-no-work = Il browser non ha fatto il lavoro richiesto
tab-actions = Avete detto, abbiamo fatto
actions-none = Scrivi che cosa hanno detto i cittadini e che cosa avete fatto. È per questo che rispondono.
actions-lead = Che cosa hanno detto i cittadini, che cosa avete fatto e che cosa ne è venuto.
actions-caution = Le città intervengono dove i valori sono bassi, e i valori bassi spesso risalgono da soli. Confronta con servizi in cui nulla è cambiato.
action-new = Una nuova azione
action-question = Segui questa misura
action-public = Tutti possono leggerla
said = Avete detto
did = Abbiamo fatto
bad-said = Scrivi che cosa hanno detto i cittadini, in al massimo 1000 caratteri.
bad-did = Scrivi che cosa ha fatto la città, in al massimo 1000 caratteri.
done-on = Fatto il
done-on-hint = Vuoto finché è previsto.
decided-on = Deciso il
decided-on-hint = Si confrontano i 12 mesi prima di questo giorno. Lascia vuoto se è stato deciso e fatto lo stesso giorno.
effective-from = In vigore dal
effective-from-hint = Si confrontano le risposte da questo giorno in poi. Lascia vuoto se è il giorno in cui è stato fatto.
bad-effective-from = L’entrata in vigore non può precedere il giorno della decisione
bad-decided-on = La data della decisione non può essere successiva a quella della realizzazione
bad-period = Il primo giorno non può essere successivo all’ultimo
planned = Previsto
is-public = Pubblico
is-not-public = Non pubblico
no-answers = nessuna risposta
before-after = Prima ({ $before_period }): { $before }. Dopo ({ $after_period }): { $after }.
effect-up = L’aumento è significativo: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }).
effect-down = Il calo è significativo: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }).
effect-unchanged = Invariato entro { $margin }: differenza { $difference } (intervallo di confidenza al 90% da { $low } a { $high }).
effect-too-few = Le risposte sono troppo poche per dire se qualcosa è cambiato: differenza { $difference } (intervallo di confidenza al 95% da { $low } a { $high }).
tab-alerts = Soglie
alerts-lead = Fissa il valore più basso accettabile di una misura. Le finestre di giorni si susseguono dal giorno in cui aggiungi la soglia. Un avviso comincia quando l’ultima finestra è sotto il valore e le ultime due insieme lo sono più di quanto spieghi il caso (intervallo di confidenza al 99%). Finisce quando le ultime due insieme raggiungono il valore.
alerts-unmeasured = Nessuna domanda di questo sondaggio ha ancora una misura.
alert-new = Una nuova soglia
alert-below = Sotto dal { $day }
alert-not-below = Non sotto
alert-waits = Primo controllo dopo il { $day }
alert-next = prossimo controllo dopo il { $day }
threshold = Soglia
threshold-words = sotto { $bar } in { $days } giorni, con { $answers } risposte o più
threshold-bar = Sotto questo valore
threshold-bar-hint = Una quota in per cento, ogni altra misura nella sua unità. I valori possibili sono tra parentesi.
threshold-days = Giorni guardati insieme
threshold-answers = Minimo di risposte
bad-question = Scegli una domanda che ha una misura.
bad-bar = Scrivi un numero maggiore di { $low } e fino a { $high }.
bad-days = Scrivi da 1 a 366 giorni.
bad-answers-min = Scrivi almeno una risposta.
current-state = Come sta
letter-end = Urbivox invia questa lettera da solo. Non rispondere, per favore.
letter-invitation-subject = Invito: { $city }
letter-invitation-text = Ciao,

    hai ricevuto un invito a lavorare ai sondaggi: { $city }. Apri questo indirizzo e premi il pulsante:

    { $address }

    Vale 14 giorni e funziona una volta.
letter-reset-subject = Una nuova password
letter-reset-text = Ciao,

    qualcuno ha chiesto una nuova password per il tuo account. Se sei stato tu, apri questo indirizzo:

    { $address }

    Vale un'ora e funziona una volta. Se non sei stato tu, non fare nulla: la password resta com'è.
letter-sign-in-subject = Nuovo accesso al tuo account
letter-sign-in-text = Ciao,

    qualcuno è entrato nel tuo account da un browser che non avevamo ancora visto:

    { $client }

    Se non sei stato tu, cambia subito la password e chiudi quella sessione nella pagina del tuo account.
letter-admitted-subject = { $city } è ammessa
letter-admitted-text = Ciao,

    { $city } è ammessa. Apri questo indirizzo per cominciare: { $address }
letter-application-subject = Una città chiede di partecipare
letter-application-text = Ciao,

    una città chiede di partecipare e il suo indirizzo è confermato. Decidi qui:

    { $address }
withheld = Non mostrato: si basa su troppo poche risposte.
measures = Misure
measure-value = Valore
measure-name = Misura
take-title = Portare via
take-responses-csv = Risposte in CSV
take-responses-bom = Risposte in CSV per fogli di calcolo
take-responses-ndjson = Risposte in NDJSON
take-numbers-csv = Numeri in CSV
take-numbers-ndjson = Numeri in NDJSON
take-period = Periodo e filtri come sopra: dal { $from } al { $to }.
take-hint = Chi porta via risposte è nel registro.
tab-indicators = Indicatori
indicators-so-far = Finora { $percent }: { $answered } indicatori su { $all } hanno una risposta.
indicators-how = Sì, no o vuoto, che conta come no. Un sì chiede una prova. Dove i questionari dicono qualcosa, si propone con una prova pronta: la si riprende o se ne scrive una propria. Nessun altro la vede prima della pubblicazione.
indicators-proposed-yes = I questionari propongono: sì.
indicators-proposed-no = I questionari propongono: no.
indicators-proposed-open = I questionari non hanno abbastanza risposte per dirlo.
indicators-suggested = Che cosa danno i questionari:
indicators-survey-year = Prove dai questionari del { $year }
indicators-other-year = Mostra le prove del { $year }
indicators-take = Riprendere
indicators-answer = Risposta
indicators-evidence = Prova
indicators-blank = Lasciare vuoto
indicators-publish = Pubblicare un’edizione
indicators-year = Anno
indicators-open = Vedi il confronto
proposal-closing = Periodo: dal { $from } al { $to }. Risultati: { $address }
proposal-closing-so-far = Periodo: dal { $from } al { $to }, finora. Risultati: { $address }
proposal-largest = Questionario con più risposte: { $value } (intervallo al { $confidence } da { $low } a { $high }, { $method }; n = { $n }; definizione { $definition }).
proposal-largest-alone = Questionario con più risposte: { $value } (n = { $n }; definizione { $definition }).
proposal-satisfaction-measured = La soddisfazione è misurata dopo l’uso del servizio. Questionari: { $surveys }; risposte: { $answers }; metodi: { $methods }. { $largest }
proposal-satisfied-share = { $hits } risposte su { $n } erano soddisfatte: { $value } (intervallo al { $confidence } da { $low } a { $high }, Wilson; definizione { $definition }).
proposal-weighted = Ponderato per { $segment } ({ $source }, { $year }): { $value } (intervallo al { $confidence } da { $low } a { $high }; n = { $n }).
proposal-feedback = Gli utenti danno il loro parere in questionari strutturati (con { $channels }). Servizi: { $services }; risposte: { $answers }.
proposal-usability = L’usabilità è valutata con uno strumento standard. Questionari: { $surveys }. { $largest }
proposal-time-saved = Il tempo risparmiato dai cittadini è misurato. Questionari: { $surveys }. { $largest }
proposal-supported = { $statement } Risposte: { $answers }.
proposal-open = L’intervallo contiene la soglia del { $threshold }: non si sa se la quota la supera.
proposal-year-running = Il { $year } non è finito. Ci sarà una proposta alla fine.
proposal-too-few = Ci sono meno di { $min } risposte.
proposal-groups-small = La quota non è ponderata per { $segment }, perché questi gruppi hanno troppo poche risposte: { $groups }.
proposal-answers-needed = A parità di quota, circa { $answers } risposte in più basterebbero a decidere.
proposal-other-measures = I questionari che misurano in modo diverso da { $definition } sono esclusi.
proposal-few-quarters = «Abitualmente» è proposto da { $needed } trimestri con risposte in poi; finora sono { $quarters }.
proposal-no-satisfaction = Nessun questionario con abbastanza risposte misura la soddisfazione in questo periodo.
proposal-no-share = Nessun questionario con abbastanza risposte misura la quota di cittadini soddisfatti in questo periodo.
proposal-no-feedback = Nessun questionario ha abbastanza risposte in questo periodo.
proposal-no-usability = Nessun questionario con abbastanza risposte usa uno strumento standard di usabilità (SUS, UMUX-Lite) in questo periodo.
proposal-no-time-saved = Nessun questionario con abbastanza risposte chiede il tempo risparmiato in questo periodo.

# The audit log and the security log of the whole installation.
tab-security = Registro di sicurezza
audit-scope = Riguarda
audit-installation = L’intera installazione
audit-everything = Tutto, anche ogni città
audit-who = Da o a (indirizzo e-mail o nome)
audit-action = Ciò che è stato fatto inizia con
audit-head = Provare più tardi che nulla è stato tolto
audit-head-text = Questi sono il numero e l’hash dell’ultima voce. Conservateli fuori da questo server. «urbivox verify --audit-head» verifica poi che il registro la contenga ancora.
audit-removed = persona rimossa { $id }
audit-unknown = indirizzo sconosciuto { $id }
audit-bad-scope = Scegliete che cosa riguardano le voci.
audit-bad-day = Scrivete un giorno, per esempio 2026-03-01.
audit-bad-page = Questa pagina non esiste. Cominciate dalle voci più recenti.
audit-bad-action = Usate lettere, trattini e punti, per esempio person.role.
security-lead = Accessi, codici, moduli e chiavi rifiutati, contati per ora e conservati { $days } giorni. Ciò che è stato digitato non viene conservato.
security-last = Ultima volta
security-where = Dove
security-count = Quante volte
security-nobody = nessuno di conosciuto
security-others = molti altri
security-typed = account sconosciuto { $id }
security-sign-in-wrong = Indirizzo o password errati
security-sign-in-locked = Accesso bloccato dopo vari errori
security-sign-on-refused = Accesso con l’account della città rifiutato
security-code-wrong = Codice errato
security-code-locked = Codici bloccati dopo vari errori
security-password-wrong = Password errata durante una sessione
security-form-refused = Modulo che non veniva da qui
security-permission-refused = Non consentito dal ruolo
security-key-wrong = Chiave API errata o scaduta
# Forms that are not understood
refused-unclear = Non capiamo questo modulo
refused-unclear-text = Non è stato cambiato nulla. Torna indietro, ricarica la pagina e invia di nuovo il modulo.
bad-choice = Scegli una delle opzioni offerte.
bad-whole-number = Scrivi un numero intero da { $low } a { $high }.
bad-day = Scrivi un giorno come 2026-03-01.
bad-role-lines = Scrivi un gruppo per riga e il suo ruolo dopo un segno di uguale: feedback-team = editor
translator-none = Scegli un file o incolla il suo testo.
# Identities, connected sign-ins and domains
join-sign-in-first = Questo indirizzo ha già un account. Acceda con quell'account, poi accetti l'invito.
account-by-provider = Ha effettuato l'accesso con il suo account di { $city }. Nome, password e secondo fattore sono gestiti lì. Qui non si può modificare nulla.
connect-title = Accessi collegati
connect-lead = Colleghi l'accesso della sua città a questo account. Aprirà quella città senza la sua password. Non apre nient'altro e non può modificare il suo account.
connect-none = Nessuna città ha configurato l'accesso unico.
connect-go = Collega
disconnect = Scollega
done-connected = L'accesso è collegato al suo account.
done-disconnected = L'accesso non è più collegato al suo account.
done-domain = Il dominio è confermato.
domain = Dominio
domains-title = Domini delle città
domains-lead = L'accesso di una città ammette solo persone con indirizzi e-mail di domini confermati. Confermi un dominio quando sa che appartiene alla città. Una città può confermarlo anche con un record DNS.
domains-none = Nessuna città chiede un dominio.
domain-confirmed = Confermato
domain-confirmed-since = Confermato il { $day }. Le persone con indirizzi di questo dominio possono accedere.
domain-unconfirmed = Non confermato
domain-open = Nessuno può ancora accedere con un indirizzo di questo dominio. Aggiunga questo record al DNS del dominio e prema il pulsante, oppure chieda a chi gestisce questa installazione di confermare il dominio.
domain-taken = Questo dominio appartiene a un'altra città. Chieda a chi gestisce questa installazione.
domain-no-record = Il record non c'è ancora o dice altro. Un nuovo record può richiedere alcune ore per essere visibile ovunque.
domain-not-looked-up = Il DNS non ha risposto. Riprovi tra un minuto.
domain-check = Controlla il record
domain-confirm = Conferma
domain-release = Togli
# Accounts: asked again, looked after
confirm-title = Conferma che sei tu
confirm-lead = Questa modifica è importante e hai mostrato la password più di { $minutes } minuti fa. Scrivi la password per continuare. Nulla di quanto hai scritto va perso.
confirm-lead-either = Questa modifica è importante e ti sei identificato più di { $minutes } minuti fa. Scrivi un codice del secondo fattore o la password. Nulla di quanto hai scritto va perso.
confirm-go = Conferma e continua
confirm-back = Torna indietro senza modifiche
confirm-provider = Questa modifica è importante e hai eseguito l'accesso con l'account della tua città più di { $minutes } minuti fa. Accedi di nuovo da lì, poi ripeti la modifica.
factor-needed = Il tuo ruolo richiede un secondo fattore. Configuralo per continuare.
factor-on-already = Un secondo fattore è già attivo. Disattivalo prima con uno dei suoi codici.
accounts-title = Persone
accounts-search = Nome, indirizzo o città
accounts-none = Nessuno è stato trovato.
accounts-next = Altre persone
account-last = Ultimo accesso
account-never = Mai
account-no-role = Nessun ruolo
account-all-cities = Tutte le città
account-roles = Ruoli
factor-policy-title = Chi deve avere un secondo fattore
factor-policy-lead = Chi ha uno di questi ruoli e nessun secondo fattore deve configurarne uno prima che si apra un'altra pagina.
account-factor-on = Un secondo fattore è attivo. Reimpostalo se questa persona ha perso il telefono e i codici di recupero: accede allora con la sola password e ne configura un altro.
account-factor-off = Non c'è un secondo fattore.
account-factor-reset = Reimposta il secondo fattore
account-sessions = Dove questa persona ha eseguito l'accesso
account-sessions-none = Questa persona non ha sessioni aperte.
account-sign-out = Chiudi tutte le sessioni
address-title = Indirizzo e-mail
address-new = Nuovo indirizzo
address-hint = Tutte le sessioni si chiudono. Una lettera va al vecchio indirizzo e a quello nuovo.
address-change = Cambia l'indirizzo
address-taken = Qualcun altro ha questo indirizzo.
account-remove-title = Rimuovi questa persona
account-remove = Rimuovi questa persona
account-remove-lead = L'account, i suoi ruoli e le sue sessioni vengono cancellati. Il registro conserva ciò che questa persona ha fatto, con un numero al posto dell'indirizzo. Non si può annullare.
last-admin = È l'ultimo amministratore. Nomina prima un altro amministratore.
last-owner-of = È l'ultimo titolare di { $cities }. Nomina prima un altro titolare lì.
done-factor-reset = Il secondo fattore è stato reimpostato e tutte le sessioni sono chiuse.
done-sessions-ended = Tutte le sessioni sono chiuse.
done-address = L'indirizzo è stato cambiato. Entrambi gli indirizzi ricevono una lettera.
letter-factor-reset-subject = Il tuo secondo fattore è stato reimpostato
letter-factor-reset-text = Ciao,

    un amministratore ha reimpostato il secondo fattore del tuo account e chiuso tutte le tue sessioni. Accedi con la password, poi configura di nuovo un secondo fattore.

    Se non l'hai chiesto tu, avvisa subito il tuo amministratore.
letter-address-before-subject = L'indirizzo del tuo account è stato cambiato
letter-address-before-text = Ciao,

    un amministratore ha dato un altro indirizzo e-mail al tuo account. Questo indirizzo non lo apre più e tutte le tue sessioni sono chiuse.

    Se non l'hai chiesto tu, avvisa subito il tuo amministratore.
letter-address-now-subject = Questo è ora l'indirizzo del tuo account
letter-address-now-text = Ciao,

    un amministratore ha reso questo l'indirizzo e-mail del tuo account. La password e il secondo fattore restano come sono. Accedi qui:

    { $address }
# Limits and confirmed applications
refused-often = Troppe richieste
refused-often-text = Sono arrivate molte richieste dalla tua rete o per la stessa cosa. Aspetta qualche minuto e poi riprova.
apply-confirm-title = Conferma la tua richiesta
apply-confirm-lead = Hai chiesto che la tua città partecipi. Premi il pulsante per confermare che questo indirizzo è tuo. Poi un amministratore guarderà la richiesta.
apply-confirm-button = Conferma
apply-confirmed = Grazie. La tua richiesta è confermata. Un amministratore la guarderà e ti scriverà.
apply-confirm-over = Questo link non è mai stato mandato, o è scaduto. Chiedi ancora una volta.
letter-confirm-application-subject = Conferma la tua richiesta a Urbivox
letter-confirm-application-text = Ciao,

    qualcuno ha chiesto con questo indirizzo che una città partecipi a Urbivox. Se sei stato tu, apri questo indirizzo e premi il pulsante:

    { $address }

    Vale tre giorni. Se non sei stato tu, non fare nulla: nessuno vede la richiesta.
# Identity providers that do not answer, or may not be asked
sign-on-away = Il fornitore non ha risposto. Acceda con la sua password se ne ha una, o riprovi tra { $seconds } secondi.
provider-address-refused = Questo indirizzo non si può usare: il server non è raggiungibile da tutti. Il gestore di questa installazione può permetterlo.

# Services and their types, compared between cities
services-title = Servizi e loro tipi
services-lead = Le città possono confrontare un servizio solo con servizi dello stesso tipo. Un servizio senza tipo non viene confrontato con altri.
service-type = Tipo di servizio
service-type-hint = Si confrontano solo servizi dello stesso tipo.
service-type-none = Nessun tipo: non confrontato
service-type-change = Cambia il tipo di un servizio

# Planner
priorities-title = Che cosa migliorare per primo
priorities-first = Da fare per primo: { $names }.
priorities-none = Queste risposte non mostrano quale parte migliorare per prima.
priorities-part = Parte del servizio
priorities-performance = Soddisfatti della parte
priorities-importance = Importanza, in punti
priorities-gain = Guadagno possibile, in punti
priorities-mark = Da fare per primo
priorities-note = Importanza: di quanti punti percentuali sono di più i soddisfatti nel complesso tra chi è soddisfatto della parte rispetto agli altri. Guadagno possibile: di quanti punti salirebbe la soddisfazione complessiva se gli altri diventassero come loro. Tra parentesi c’è l’intervallo di confidenza al 95%. Le cifre mostrano un legame, non una causa. Si nominano al massimo 3 parti, e solo dove il caso da solo non spiega il guadagno.
plan-title = Quante risposte servono?
plan-rate = Questo sondaggio riceve circa { $rate } risposte al giorno, dal { $from } al { $to }.
plan-assumed = Nessuno ha ancora risposto, quindi si suppone { $percent }.
plan-goal = Obiettivo
plan-duration = A questo ritmo
plan-never = Non possibile con questa percentuale
plan-each = { $count } in ciascuno dei 2 periodi
plan-change = vedere un cambiamento da { $from } a { $to }
plan-difference = vedere un cambiamento di { $size }
plan-width = conoscere la percentuale entro ± { $size } punti
plan-above = mostrare che più del { $percent } è soddisfatto
plan-told = mostrare i dati al pubblico
plan-note = Un cambiamento si vede in 4 casi su 5, con una confidenza del 95 %.
plan-days = { $count ->
    [one] circa 1 giorno
   *[other] circa { $count } giorni
 }
plan-weeks = { $count ->
    [one] circa 1 settimana
   *[other] circa { $count } settimane
 }

# Population of the city, for weighting
margins-title = Dati sulla popolazione
margins-lead = Indichi come la popolazione della città è divisa in gruppi, ad esempio quartieri o fasce di età. I risultati dei sondaggi che chiedono il gruppo sono mostrati anche ponderati.
margins-new = Inserisci o sostituisci i dati
margins-options = Opzioni
margins-share = Percentuale della popolazione
margins-segment = Codice della domanda
margins-segment-hint = Il codice della domanda sul gruppo, ad esempio district. Si trova nella pagina della domanda.
margins-source = Fonte dei dati
margins-source-hint = Mostrata accanto ai risultati ponderati.
margins-year = Anno dei dati
margins-table = Gruppi
margins-table-hint = Una riga per gruppo: codice dell’opzione, poi una percentuale o un numero di persone, ad esempio north;25. Unisca i gruppi piccoli con +, ad esempio north+east;40. Può incollare da un foglio di calcolo. Una terza colonna può contenere il codice LAU.
margins-file = Oppure un file CSV
margins-too-many = Ci sono dati per troppe domande. Ne rimuova prima alcuni.
bad-margins-segment = Inserisca il codice di una domanda, ad esempio district
bad-margins-source = Inserisca la fonte dei dati
bad-margins-year = Inserisca l’anno dei dati
bad-margins-groups = Inserisca da 2 a 200 gruppi
bad-margins-line = Riga { $line }: inserisca un’opzione e il suo numero, ad esempio north;25
bad-margins-group = Gruppo { $number }: inserisca ogni opzione una volta con il suo codice e un numero maggiore di 0

# Weighted results
weighted-title = Risultati ponderati
weighted-by = Ponderato sulla popolazione per «{ $by }» ({ $source }, { $year }). Restano altre differenze.
weighted-by-placement = Come se si fosse risposto negli stessi punti del { $year }. Restano altre differenze.
weighted-raw = Secondo le risposte
weighted-value = Ponderato
weighted-note = Note
weighted-answers = { $count ->
    [one] 1 risposta ponderata, pari a { $effective }.
   *[other] { $count } risposte ponderate, pari a { $effective }.
 }
weighted-left-out = { $count ->
    [one] 1 risposta è esclusa: { $names }.
   *[other] { $count } risposte sono escluse: { $names }.
 }
weighted-not-said = Il { $percent } non ha indicato il proprio gruppo.
weighted-unequal = Alcune risposte contano più di 5 volte le altre. Leggere con cautela.
weighted-few = Non ponderato: troppo poche risposte da { $names }. Unisca questi gruppi ad altri.
weighted-filtered = Non ponderato con questo filtro.
weighted-measure = Non ponderato: questo punteggio non può essere ponderato.
weighted-no-margins = Non ponderato: non ci sono dati sulla popolazione per { $names }.
weighted-unfit = Non ponderato: le risposte e i dati sulla popolazione non sono compatibili.
mix-changed = Si è risposto in punti diversi dal { $year }. Confronti con cautela.
mix-same = Si è risposto più o meno negli stessi punti del { $year }.
weighting-title = Ponderazione
weighting-lead = La ponderazione mostra i risultati come se ogni gruppo avesse risposto nella sua proporzione reale. Non elimina altre differenze tra chi ha risposto e chi no.
weighting-none = Servono 2 domande sui gruppi, con dati sulla popolazione per entrambe.
weighting-first = Primo gruppo
weighting-second = Secondo gruppo
weighting-two = Pondera per 2 gruppi
bad-two-segments = Selezioni 2 gruppi diversi
mix-title = Punti di risposta
mix-year-is = I risultati sono confrontati con i punti del { $year }.
mix-year-none = Non c’è ancora nulla con cui confrontare i punti: il confronto inizia quando sono pubblicati 4 trimestri o quando sceglie un anno.
mix-year = Anno di confronto
mix-year-hint = Lasci vuoto per confrontare con i primi 4 trimestri pubblicati.
bad-mix-year = Non ci sono risposte di questo anno
