## What every page has

language-name = italiano
language = Lingua
skip-to-content = Vai alle domande
privacy = Privacy
accessibility = Accessibilità
anonymous = Senza nome, senza cookie, senza tracciamento.

## Answering

step-of = Passo { $step } di { $steps }
error-prefix = Errore: { $title }
next = Avanti
back = Indietro
send = Invia
optional = facoltativo
choose-several = Si possono scegliere più risposte.
choose-up-to = Ne scelga al massimo { $max }.
choose-at-least = Ne scelga almeno { $min }.
choose-between = Ne scelga da { $min } a { $max }.
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
ranking-hint = Scelga un posto per ciascuno. 1 è il migliore.
ranking-place = Posto { $place }
ranking-none = Nessun posto
number-range = Un numero da { $min } a { $max }.
number-from = Un numero da { $min } in su.
number-to = Un numero fino a { $max }.
email-hint = Solo se desidera una risposta. Per esempio nome@example.org.
personal-hint = Non scriva nomi, numeri di telefono o altro che mostri chi è.
other-text = Indichi che cosa
characters-max = { $max ->
    [one] Al massimo { $max } carattere.
   *[other] Al massimo { $max } caratteri.
}
leave-empty = Lasci vuoto questo campo

## When something is wrong

errors-title = { $count ->
    [one] Controlli { $count } risposta
   *[other] Controlli { $count } risposte
}
error-required = Risponda a questa domanda.
error-required-row = Scelga una risposta per «{ $row }».
error-not-offered = Scelga una delle risposte proposte.
error-too-many-choices = { $max ->
    [one] Scelga al massimo { $max } risposta.
   *[other] Scelga al massimo { $max } risposte.
}
error-too-few-choices = { $min ->
    [one] Scelga almeno { $min } risposta.
   *[other] Scelga almeno { $min } risposte.
}
error-exclusive = Scelga solo questa risposta, oppure solo altre.
error-same-place = Assegni ogni posto una sola volta.
error-not-a-number = Scriva un numero, per esempio 12.
error-ambiguous-number = Scriva il numero senza punto né virgola per le migliaia, come in 1000.
error-number-range = Scriva un numero da { $min } a { $max }.
error-whole-number = Scriva un numero intero.
error-decimals = { $decimals ->
    [one] Scriva al massimo { $decimals } decimale.
   *[other] Scriva al massimo { $decimals } decimali.
}
error-bad-day = Scriva un giorno, per esempio 2026-03-01.
error-too-long = { $max ->
    [one] Scriva al massimo { $max } carattere.
   *[other] Scriva al massimo { $max } caratteri.
}
error-bad-email = Scriva un indirizzo e-mail, per esempio nome@example.org.
error-other = Questa risposta non può essere accettata. La modifichi.
error-send-again = Questa pagina è rimasta aperta molto a lungo. Le sue risposte sono ancora qui: prema di nuovo il pulsante.
error-too-often = In questo momento arrivano molte risposte dalla sua rete. Le sue sono ancora qui: aspetti un minuto e prema di nuovo il pulsante.
error-unavailable = In questo momento non possiamo salvare le sue risposte. Sono ancora qui: aspetti un minuto e prema di nuovo il pulsante.
error-differs = Ha già inviato questo modulo con altre risposte. È salvato ciò che ha inviato per primo.

## When there is nothing to answer

closed-title = Questa indagine è chiusa
closed-text = Grazie per aver voluto partecipare. Non si accettano più risposte.
soon-title = Questa indagine non è ancora aperta
soon-text = Si apre il { $day }.
trouble-title = Riprovi tra un momento
lost-text = Non è stato salvato nulla. Torni indietro e invii di nuovo.
too-large-title = Il testo è troppo lungo
too-large-text = Non è stato salvato nulla. Torni indietro, scriva di meno e invii di nuovo.
missing-title = Questa pagina non esiste
missing-text = Controlli l’indirizzo o inquadri di nuovo il codice.
link-used-title = Questo link è già stato usato
link-used-text = Ogni link vale una volta. Grazie per la sua risposta.
link-late-title = Questo link è troppo vecchio
link-late-text = Si poteva usare fino al { $day }.
link-broken-title = Questo link non funziona
link-broken-text = Lo apra di nuovo dal messaggio che ha ricevuto, intero e senza modifiche.

## After sending

thanks-title = Grazie
thanks-text = Le sue risposte sono salvate.
thanks-held = Le sue risposte sono salvate. Il Comune le guarderà prima di contarle.
receipt-title = La sua ricevuta
receipt-text = Con questo codice può vedere, correggere o ritirare le sue risposte. Lo conservi: non sappiamo chi è e senza il codice non possiamo trovare le sue risposte.
receipt-copy = Copia il codice
receipt-copied = Copiato
print = Stampa
receipt-qr = Codice QR di questa ricevuta
receipt-show = Vedi le mie risposte
see-results = Vedi i risultati
stored-title = Le sue risposte salvate
stored-on = Inviate il { $day }
stored-held = Non ancora contate: prima le guarderà il Comune.
not-answered = Nessuna risposta
masked-note = I dati personali che abbiamo notato nel suo testo sono stati tolti prima di salvarlo.
correct = Correggi le mie risposte
correct-title = Correzione delle sue risposte
correct-save = Salva
corrected-title = Le sue risposte sono corrette
withdraw = Ritira le mie risposte
withdraw-title = Vuole ritirare le sue risposte?
withdraw-text = Vengono cancellate per sempre e non contano più.
withdraw-yes = Sì, ritira
withdraw-no = No, conserva
withdrawn-title = Le sue risposte sono ritirate
withdrawn-text = Sono cancellate e non contano più.
receipt-enter-title = Vedere o ritirare le sue risposte
receipt-enter-label = Codice della ricevuta
receipt-enter-hint = 20 lettere e cifre, per esempio 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Non abbiamo trovato risposte per questo codice. Lo controlli. Forse sono state ritirate.

## Widget, button, poster, kiosk, entry by staff

give-feedback = La sua opinione
close = Chiudi
poster-scan = Inquadri il codice con la fotocamera del telefono
poster-address = oppure vada a { $address }
kiosk-next = Prossima persona
kiosk-restart = Ricomincia
kiosk-soon = Questa pagina ricomincia tra un momento.
kiosk-waiting = { $count ->
    [one] Nessuna connessione: { $count } risposta è conservata qui e sarà inviata più tardi.
   *[other] Nessuna connessione: { $count } risposte sono conservate qui e saranno inviate più tardi.
}
kiosk-script = Questo schermo ha bisogno di JavaScript per conservare le risposte senza connessione.
staff-title = Inserimento da parte del personale
staff-text = Inserisca ciò che è stato risposto su carta o al telefono, così com’è. Le risposte contano nel giorno dell’inserimento.
staff-next = Inserire la prossima

## Public results

results-title = Risultati
results-answers = { $count ->
    [one] { $count } risposta
   *[other] { $count } risposte
}
results-few = I risultati si vedono a partire da { $min } risposte.
results-satisfied = Il { $percent } è soddisfatto
results-interval = Intervallo al 95%: da { $low } a { $high }
results-mean = Media: { $mean }
results-answer = Risposta
results-count = Numero
results-over-time = Nel tempo
results-month = Mese
results-share = Quota

## Privacy notice

privacy-title = Informativa sulla privacy
privacy-who = { $city } chiede la sua opinione per migliorare i propri servizi. Partecipare è facoltativo.
privacy-stored-title = Che cosa si salva
privacy-stored = Le sue risposte, il giorno e l’ora, la lingua e dove ha trovato l’indagine.
privacy-not-stored = Non si salvano: il suo nome, il suo indirizzo di rete, il suo dispositivo. Non ci sono cookie. Se scrive dati personali che riconosciamo, come un indirizzo e-mail o un numero di telefono, vengono tolti prima di salvare.
privacy-purpose-title = A che cosa serve
privacy-purpose = Numeri e quote sono pubblicati e confrontati. I commenti li legge solo il Comune.
privacy-time-title = Per quanto tempo
privacy-time = { $days ->
    [one] Le risposte sono cancellate dopo { $days } giorno; i numeri restano.
   *[other] Le risposte sono cancellate dopo { $days } giorni; i numeri restano.
}
privacy-time-open = Il Comune non ha ancora stabilito un termine. Può ritirare le sue risposte in qualsiasi momento.
privacy-rights-title = I suoi diritti
privacy-rights = Con il codice della ricevuta può vedere, correggere o ritirare le sue risposte in qualsiasi momento. Può anche rivolgersi all’autorità per la protezione dei dati del suo Paese.
contact-title = Contatti
contact-none = Si rivolga allo sportello del Comune.

## Accessibility statement

accessibility-title = Dichiarazione di accessibilità
accessibility-goal = Queste pagine sono per tutti. Sono fatte per rispettare le WCAG 2.2, livello AA, e la norma europea EN 301 549.
accessibility-how = Funzionano con la sola tastiera, con un lettore di schermo, su schermi piccoli, ingrandite, in modalità scura e senza JavaScript. Sono verificate automaticamente prima di ogni versione.
accessibility-problem = Se qualcosa non funziona, lo dica al Comune. Se non riceve una buona risposta, si rivolga all’autorità che vigila sull’accessibilità nel suo Paese.

# What the city did about it
you-said = Avete detto
we-did = Abbiamo fatto

# Limits
requests-too-many = Sono arrivate troppe richieste dalla sua rete. Aspetti un minuto e riprovi.
