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
choose-several = Puoi scegliere più risposte.
choose-up-to = Scegline al massimo { $max }.
choose-at-least = Scegline almeno { $min }.
choose-between = Scegline da { $min } a { $max }.
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
ranking-hint = Scegli un posto per ciascuno. 1 è il migliore.
ranking-place = Posto { $place }
ranking-none = Nessun posto
number-range = Un numero da { $min } a { $max }.
number-from = Un numero da { $min } in su.
number-to = Un numero fino a { $max }.
email-hint = Solo se vuoi una risposta. Per esempio nome@example.org.
personal-hint = Non scrivere nomi, numeri di telefono o altro che mostri chi sei.
other-text = Indica che cosa
characters-max = { $max ->
    [one] Al massimo { $max } carattere.
   *[other] Al massimo { $max } caratteri.
}
leave-empty = Lascia vuoto questo campo

## When something is wrong

errors-title = { $count ->
    [one] Controlla { $count } risposta
   *[other] Controlla { $count } risposte
}
error-required = Rispondi a questa domanda.
error-required-row = Scegli una risposta per «{ $row }».
error-not-offered = Scegli una delle risposte proposte.
error-too-many-choices = { $max ->
    [one] Scegli al massimo { $max } risposta.
   *[other] Scegli al massimo { $max } risposte.
}
error-too-few-choices = { $min ->
    [one] Scegli almeno { $min } risposta.
   *[other] Scegli almeno { $min } risposte.
}
error-exclusive = Scegli solo questa risposta, oppure solo altre.
error-same-place = Assegna ogni posto una sola volta.
error-not-a-number = Scrivi un numero, per esempio 12.
error-number-range = Scrivi un numero da { $min } a { $max }.
error-whole-number = Scrivi un numero intero.
error-decimals = { $decimals ->
    [one] Scrivi al massimo { $decimals } decimale.
   *[other] Scrivi al massimo { $decimals } decimali.
}
error-bad-day = Scrivi un giorno, per esempio 2026-03-01.
error-too-long = { $max ->
    [one] Scrivi al massimo { $max } carattere.
   *[other] Scrivi al massimo { $max } caratteri.
}
error-bad-email = Scrivi un indirizzo e-mail, per esempio nome@example.org.
error-other = Questa risposta non può essere accettata. Modificala.
error-send-again = Questa pagina è rimasta aperta molto a lungo. Le tue risposte sono ancora qui: premi di nuovo il pulsante.
error-too-often = In questo momento arrivano molte risposte dalla tua rete. Le tue sono ancora qui: aspetta un minuto e premi di nuovo il pulsante.
error-unavailable = In questo momento non possiamo salvare le tue risposte. Sono ancora qui: aspetta un minuto e premi di nuovo il pulsante.
error-differs = Hai già inviato questo modulo con altre risposte. È salvato ciò che hai inviato per primo.

## When there is nothing to answer

closed-title = Questa indagine è chiusa
closed-text = Grazie per aver voluto partecipare. Non si accettano più risposte.
soon-title = Questa indagine non è ancora aperta
soon-text = Si apre il { $day }.
trouble-title = Riprova tra un momento
missing-title = Questa pagina non esiste
missing-text = Controlla l’indirizzo o inquadra di nuovo il codice.
link-used-title = Questo link è già stato usato
link-used-text = Ogni link vale una volta. Grazie per la tua risposta.
link-late-title = Questo link è troppo vecchio
link-late-text = Si poteva usare fino al { $day }.
link-broken-title = Questo link non funziona
link-broken-text = Aprilo di nuovo dal messaggio che hai ricevuto, intero e senza modifiche.

## After sending

thanks-title = Grazie
thanks-text = Le tue risposte sono salvate.
thanks-held = Le tue risposte sono salvate. Il Comune le guarderà prima di contarle.
receipt-title = La tua ricevuta
receipt-text = Con questo codice puoi vedere, correggere o ritirare le tue risposte. Conservalo: non sappiamo chi sei e senza non possiamo trovare le tue risposte.
receipt-copy = Copia il codice
receipt-copied = Copiato
print = Stampa
receipt-qr = Codice QR di questa ricevuta
receipt-show = Vedi le mie risposte
see-results = Vedi i risultati
stored-title = Le tue risposte salvate
stored-on = Inviate il { $day }
stored-held = Non ancora contate: prima le guarderà il Comune.
not-answered = Nessuna risposta
masked-note = I dati personali che abbiamo notato nel tuo testo sono stati tolti prima di salvarlo.
correct = Correggi le mie risposte
correct-title = Correggi le tue risposte
correct-save = Salva
corrected-title = Le tue risposte sono corrette
withdraw = Ritira le mie risposte
withdraw-title = Vuoi ritirare le tue risposte?
withdraw-text = Vengono cancellate per sempre e non contano più.
withdraw-yes = Sì, ritira
withdraw-no = No, tienile
withdrawn-title = Le tue risposte sono ritirate
withdrawn-text = Sono cancellate e non contano più.
receipt-enter-title = Vedi o ritira le tue risposte
receipt-enter-label = Codice della ricevuta
receipt-enter-hint = 20 lettere e cifre, per esempio 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Non abbiamo trovato risposte per questo codice. Controllalo. Forse sono state ritirate.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dai la tua opinione
close = Chiudi
poster-scan = Inquadra il codice con la fotocamera del telefono
poster-address = oppure vai a { $address }
kiosk-next = Prossima persona
kiosk-restart = Ricomincia
kiosk-soon = Questa pagina ricomincia tra un momento.
kiosk-waiting = { $count ->
    [one] Nessuna connessione: { $count } risposta è conservata qui e sarà inviata più tardi.
   *[other] Nessuna connessione: { $count } risposte sono conservate qui e saranno inviate più tardi.
}
kiosk-script = Questo schermo ha bisogno di JavaScript per conservare le risposte senza connessione.
staff-title = Inserimento da parte del personale
staff-text = Inserisci ciò che è stato risposto su carta o al telefono, così com’è. Le risposte contano nel giorno dell’inserimento.
staff-next = Inserisci la prossima

## Public results

results-title = Risultati
results-answers = { $count ->
    [one] { $count } risposta
   *[other] { $count } risposte
}
results-few = I risultati si vedono a partire da { $min } risposte.
results-satisfied = Il { $percent } è soddisfatto
results-interval = Intervallo al 95 %: da { $low } a { $high }
results-mean = Media: { $mean }
results-answer = Risposta
results-count = Numero
results-over-time = Nel tempo
results-month = Mese
results-share = Quota

## Privacy notice

privacy-title = Informativa sulla privacy
privacy-who = { $city } chiede la tua opinione per migliorare i propri servizi. Partecipare è facoltativo.
privacy-stored-title = Che cosa si salva
privacy-stored = Le tue risposte, il giorno e l’ora, la lingua e dove hai trovato l’indagine.
privacy-not-stored = Non si salvano: il tuo nome, il tuo indirizzo di rete, il tuo dispositivo. Non ci sono cookie. Se scrivi dati personali che riconosciamo, come un indirizzo e-mail o un numero di telefono, vengono tolti prima di salvare.
privacy-purpose-title = A che cosa serve
privacy-purpose = Numeri e quote sono pubblicati e confrontati. I commenti li legge solo il Comune.
privacy-time-title = Per quanto tempo
privacy-time = { $days ->
    [one] Le risposte sono cancellate dopo { $days } giorno; i numeri restano.
   *[other] Le risposte sono cancellate dopo { $days } giorni; i numeri restano.
}
privacy-time-open = Il Comune non ha ancora stabilito un termine. Puoi ritirare le tue risposte in qualsiasi momento.
privacy-rights-title = I tuoi diritti
privacy-rights = Con il codice della ricevuta puoi vedere, correggere o ritirare le tue risposte in qualsiasi momento. Puoi anche rivolgerti all’autorità per la protezione dei dati del tuo Paese.
contact-title = Contatti
contact-none = Chiedi allo sportello del Comune.

## Accessibility statement

accessibility-title = Dichiarazione di accessibilità
accessibility-goal = Queste pagine sono per tutti. Sono fatte per rispettare le WCAG 2.2, livello AA, e la norma europea EN 301 549.
accessibility-how = Funzionano con la sola tastiera, con un lettore di schermo, su schermi piccoli, ingrandite, in modalità scura e senza JavaScript. Sono verificate automaticamente prima di ogni versione.
accessibility-problem = Se qualcosa non funziona per te, dillo al Comune. Se non ricevi una buona risposta, rivolgiti all’autorità che vigila sull’accessibilità nel tuo Paese.

# What the city did about it
you-said = Avete detto
we-did = Abbiamo fatto
