## What every page has

language-name = italiano
language = Lingua
skip-to-content = Vai al contenuto principale
privacy = Privacy
accessibility = Accessibilità
anonymous = Nessun cookie e nessun tracciamento.

## Answering

step-of = Pagina { $step } di { $steps }
error-prefix = Errore: { $title }
next = Avanti
back = Indietro
send = Invia
optional = facoltativo
choose-several = Selezioni tutte le risposte pertinenti.
choose-up-to = Ne selezioni al massimo { $max }.
choose-at-least = Ne selezioni almeno { $min }.
choose-between = Ne selezioni da { $min } a { $max }.
face-1 = Molto male
face-2 = Male
face-3 = Né bene né male
face-4 = Bene
face-5 = Molto bene
stars = { $count ->
    [one] { $count } stella
   *[other] { $count } stelle
}
point-of = { $score } su { $to }
ranking-hint = Metta in ordine le risposte. 1 è la sua prima scelta.
ranking-place = Posizione { $place }
ranking-none = Nessuna posizione
number-range = Un numero tra { $min } e { $max }.
number-from = Un numero da { $min } in su.
number-to = Un numero fino a { $max }.
email-hint = Lo useremo solo per risponderle. Per esempio nome@example.org
personal-hint = Non inserisca dati personali, come il suo nome o il suo numero di telefono.
other-text = Specificare
characters-max = { $max ->
    [one] Può inserire al massimo { $max } carattere.
   *[other] Può inserire al massimo { $max } caratteri.
}
leave-empty = Lasci vuoto questo campo

## When something is wrong

errors-title = { $count ->
    [one] Controlli { $count } risposta
   *[other] Controlli { $count } risposte
}
error-required = Risponda a questa domanda.
error-required-row = Scelga una risposta per «{ $row }».
error-not-offered = Selezioni una delle opzioni.
error-too-many-choices = { $max ->
    [one] Scelga al massimo { $max } risposta.
   *[other] Scelga al massimo { $max } risposte.
}
error-too-few-choices = { $min ->
    [one] Scelga almeno { $min } risposta.
   *[other] Scelga almeno { $min } risposte.
}
error-exclusive = Selezioni questa risposta oppure altre, ma non entrambe.
error-same-place = Usi ogni posizione una sola volta.
error-not-a-number = Inserisca un numero, per esempio 12.
error-ambiguous-number = Inserisca il numero senza separatore delle migliaia, per esempio 1000.
error-number-range = Inserisca un numero tra { $min } e { $max }.
error-whole-number = Inserisca un numero intero, per esempio 12.
error-decimals = { $decimals ->
    [one] Inserisca un numero con al massimo { $decimals } decimale.
   *[other] Inserisca un numero con al massimo { $decimals } decimali.
}
error-bad-day = Inserisca una data valida, per esempio 2026-03-01.
error-too-long = { $max ->
    [one] Inserisca al massimo { $max } carattere.
   *[other] Inserisca al massimo { $max } caratteri.
}
error-bad-email = Inserisca un indirizzo e-mail valido, per esempio nome@example.org.
error-other = Questa risposta non è valida. La verifichi.
error-send-again = Questa pagina è rimasta aperta troppo a lungo. Le sue risposte sono ancora qui. Prema di nuovo il pulsante per inviarle.
error-too-often = Dalla sua rete arrivano troppe risposte. Le sue sono ancora qui. Attenda un minuto, poi prema di nuovo il pulsante.
error-unavailable = Non abbiamo potuto salvare le sue risposte. Sono ancora qui. Attenda un minuto, poi prema di nuovo il pulsante.
error-differs = Ha già inviato questo modulo con risposte diverse. Abbiamo conservato quelle che ha inviato per prime.

## When there is nothing to answer

closed-title = Questo questionario è chiuso
closed-text = Grazie per l’interesse. Non si accettano più risposte.
soon-title = Questo questionario non è ancora aperto
soon-text = Data di apertura: { $day }.
trouble-title = Riprovi tra un momento
lost-text = Le sue risposte non sono state salvate. Torni indietro e le invii di nuovo.
too-large-title = La sua risposta è troppo lunga
too-large-text = Le sue risposte non sono state salvate. Torni indietro, accorci il testo e le invii di nuovo.
missing-title = Pagina non trovata
missing-text = Controlli l’indirizzo o inquadri di nuovo il codice.
link-used-title = Questo link è già stato usato
link-used-text = Ogni link funziona una sola volta. Grazie per le sue risposte.
link-late-title = Questo link è scaduto
link-late-text = Ultimo giorno di validità: { $day }.
link-broken-title = Questo link non funziona
link-broken-text = Apra di nuovo il link dal messaggio che ha ricevuto. Se lo copia, lo copi per intero.

## After sending

thanks-title = Grazie
thanks-text = Abbiamo salvato le sue risposte.
thanks-held = Abbiamo salvato le sue risposte. Il Comune le esaminerà prima di conteggiarle.
receipt-title = La sua ricevuta
receipt-text = Con questo codice può vedere, correggere o ritirare le sue risposte. Lo conservi con cura: non sappiamo chi è Lei e senza il codice non possiamo trovare le sue risposte.
receipt-copy = Copia il codice
receipt-copied = Copiato
print = Stampa
receipt-qr = Codice QR di questa ricevuta
receipt-show = Vedi le mie risposte
see-results = Vedi i risultati
stored-title = Le sue risposte
stored-on = Data di invio: { $day }
stored-held = Non ancora conteggiate. Il Comune esaminerà prima le sue risposte.
not-answered = Senza risposta
masked-note = Prima di salvare il testo abbiamo eliminato i dati personali che abbiamo riconosciuto.
correct = Correggi le mie risposte
correct-title = Correzione delle sue risposte
correct-save = Salva le modifiche
corrected-title = Le sue risposte sono state modificate
withdraw = Ritira le mie risposte
withdraw-title = Vuole ritirare le sue risposte?
withdraw-text = Le cancelleremo definitivamente e non le conteggeremo più.
withdraw-yes = Ritira le mie risposte
withdraw-no = Mantieni le mie risposte
withdrawn-title = Le sue risposte sono state ritirate
withdrawn-text = Le abbiamo cancellate e non le conteggiamo più.
receipt-release = I dati pubblicati saranno aggiornati con la prossima pubblicazione.
receipt-enter-title = Vedere, correggere o ritirare le sue risposte
receipt-enter-label = Codice della ricevuta
receipt-enter-hint = Il codice è composto da 20 lettere e cifre, per esempio 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Non abbiamo trovato risposte per questo codice. Lo controlli. Se è giusto, le risposte sono state cancellate.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dia la sua opinione
close = Chiudi
poster-scan = Inquadri il codice con la fotocamera del telefono
poster-address = oppure vada su { $address }
kiosk-next = Persona successiva
kiosk-restart = Ricomincia
kiosk-soon = Questa pagina tra poco si riavvia.
kiosk-waiting = { $count ->
    [one] Nessuna connessione. { $count } risposta è salvata su questo dispositivo e sarà inviata più tardi.
   *[other] Nessuna connessione. { $count } risposte sono salvate su questo dispositivo e saranno inviate più tardi.
}
kiosk-script = Attivi JavaScript in questo browser. Senza JavaScript, le risposte non si possono conservare quando manca la connessione.
staff-title = Inserimento da parte del personale
staff-text = Inserisca le risposte esattamente come sono state date su carta o al telefono. Sono conteggiate nel giorno dell’inserimento.
staff-next = Inserire un’altra risposta

## Public results

results-title = Risultati
results-answers = { $count ->
    [one] { $count } risposta
   *[other] { $count } risposte
}
results-answers-about = { $count ->
    [one] circa { $count } risposta
   *[other] circa { $count } risposte
}
results-few = { $min ->
    [one] I risultati si vedono a partire da { $min } risposta, non prima del giorno dopo.
   *[other] I risultati si vedono a partire da { $min } risposte, non prima del giorno dopo.
}
results-note = Queste sono le opinioni di chi ha scelto di rispondere. L’intervallo tiene conto solo del caso, non di chi non ha risposto.
results-released = Ultimo giorno dei dati: { $day }. Ogni cifra si basa su un gruppo di almeno { $min } risposte.
results-rounded = I numeri sono arrotondati a multipli di { $multiple } perché nessuno possa essere riconosciuto. La loro somma può differire dai totali.
results-withheld = Troppo poche risposte per mostrarle
results-satisfied = Soddisfatti tra chi ha risposto: { $percent }
results-found = Hanno trovato ciò che cercavano, tra chi ha risposto: { $percent }
results-score = { $measure }: { $value } su una scala da { $low } a { $high }
results-value = { $measure }: { $value }
results-time-saved = Tempo risparmiato (mediana)
results-govuk = Punteggio di soddisfazione
results-nps = Raccomandazione (Net Promoter Score)
results-ces = Facilità (Customer Effort Score)
results-sus = Facilità d’uso (System Usability Scale)
results-umux-lite = Facilità d’uso (UMUX-Lite)
results-sdg-rating = Valutazione in stelle
results-interval = Intervallo di confidenza al 95%: da { $low } a { $high }
results-mean = Media: { $mean }
results-answer = Risposta
results-count = Numero
results-over-time = Andamento nel tempo
results-month = Mese
results-share = Percentuale
results-norms = Città con lo stesso tipo di servizio ({ $from } – { $to }, città: { $cities }): metà dei risultati è tra { $low } e { $high }. La mediana è { $median }.
results-since = { $label } (dalla versione { $version } del sondaggio)
results-no-longer = { $label } (non più proposta)
results-offered = Non tutte le risposte sono state proposte a tutti. Il secondo numero dice a quante persone è stata proposta la risposta, e la percentuale si riferisce a loro. La somma delle percentuali può differire dal 100%.
results-breaks = { $months }: la domanda è cambiata. Non si possono confrontare i risultati di prima e di dopo. Nel grafico è segnato da una linea continua.
results-marks = { $months }: è cambiato qualcosa che può influire sui risultati, ad esempio un testo o il servizio. Nel grafico è segnato da una linea punteggiata.

## Privacy notice

privacy-title = Informativa sulla privacy
privacy-who = { $city } chiede la sua opinione per migliorare i propri servizi. La partecipazione è facoltativa.
privacy-stored-title = Che cosa salviamo
privacy-stored = Salviamo le sue risposte, la data e l’ora, la lingua e dove ha trovato il questionario. Se una domanda chiede il suo indirizzo e-mail e Lei lo inserisce, lo salviamo insieme alle risposte.
privacy-not-stored = Non chiediamo il suo nome. Non salviamo il suo indirizzo IP né informazioni sul suo dispositivo e non usiamo cookie. Se in un testo riconosciamo dati personali, come un numero di telefono, li eliminiamo prima di salvare la risposta.
privacy-networks = Per decidere quando i risultati si possono pubblicare, salviamo uno di 65.536 numeri, calcolato da una parte del suo indirizzo IP. Da quel numero non si può risalire all’indirizzo, circa 256 reti condividono ogni numero e lo cancelliamo quando si pubblicano le cifre di quel periodo, al più tardi dopo un anno.
privacy-purpose-title = Come usiamo le sue risposte
privacy-purpose = Pubblichiamo i risultati come conteggi e percentuali e li confrontiamo con altri servizi e altre città. Solo il personale del Comune legge i commenti.
privacy-time-title = Per quanto tempo conserviamo le sue risposte
privacy-time = { $days ->
    [one] Cancelliamo le risposte dopo { $days } giorno. Conserviamo i conteggi.
   *[other] Cancelliamo le risposte dopo { $days } giorni. Conserviamo i conteggi.
}
privacy-time-open = Il Comune non ha stabilito un termine. Può ritirare le sue risposte in qualsiasi momento.
privacy-rights-title = I suoi diritti
privacy-rights = Con il codice della ricevuta può vedere, correggere o ritirare le sue risposte in qualsiasi momento. Può anche presentare un reclamo all’autorità per la protezione dei dati.
contact-title = Contatti
contact-none = Contatti lo sportello del Comune.

## Accessibility statement

accessibility-title = Dichiarazione di accessibilità
accessibility-goal = Vogliamo che tutti possano usare queste pagine. Sono progettate per rispettare le WCAG 2.2, livello AA, e la norma europea EN 301 549.
accessibility-how = Si possono usare con la sola tastiera, con uno screen reader, su schermi piccoli, ingrandite, in modalità scura e senza JavaScript. Le verifichiamo automaticamente prima di ogni versione.
accessibility-problem = Se ha un problema con queste pagine, lo segnali al Comune. Se non è soddisfatto della risposta, si rivolga all’organismo che vigila sull’accessibilità del web nel suo Paese.

# What the city did about it
you-said = Che cosa ci avete detto
we-did = Che cosa abbiamo fatto

# Limits
requests-too-many = Sono arrivate troppe richieste dalla sua rete. Aspetti un minuto e riprovi.
