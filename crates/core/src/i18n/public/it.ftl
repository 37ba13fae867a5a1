skip = Vai al contenuto
nav-pages = Pagine
nav-languages = Lingue
cities = Città
indicators = Indicatori
practices = Pratiche
cities-title = La soddisfazione dei cittadini
cities-lead = Risultati di { $cities ->
    [one] { $cities } città
   *[other] { $cities } città
 }. Si confrontano solo servizi dello stesso tipo, negli stessi mesi.
cities-none = Nessuna città ha ancora abbastanza risposte. I risultati si mostrano quando un questionario ha almeno { $min } risposte, non prima del giorno dopo.
satisfied-scores = un punteggio di almeno { $from } su una scala da { $first } a { $last }
as-of = Dati fino al { $day }
views-note = Queste sono le opinioni di chi ha scelto di rispondere. L’intervallo tiene conto solo del caso, non di chi non ha risposto.
released-note = Le cifre vengono dall’ultima pubblicazione di ogni questionario. Ogni cifra si basa su un gruppo di almeno { $min } risposte. I numeri possono essere arrotondati a multipli di 3 perché nessuno possa essere riconosciuto.
funnel-title = { $outside ->
    [0] Nessuna di { $all } città si distingue dalle consuete differenze tra città
    [one] { $outside } di { $all } città si distingue anche rispetto alle consuete differenze tra città
   *[other] { $outside } di { $all } città si distinguono anche rispetto alle consuete differenze tra città
}
funnel-description = Ogni punto è una città: più a destra, più risposte; più in alto, maggiore la percentuale. Le linee sono i limiti di controllo al 99,8% intorno alla media di tutte le città.
funnel-read = Come si legge
funnel-how = I risultati basati su poche risposte variano di più, perciò i limiti sono più larghi a sinistra. Una città fuori dai limiti si scosta dalla media più di quanto spieghino il caso e le consuete differenze tra città. La percentuale corretta avvicina ogni città alla media, tanto più quante meno risposte ha. Metodi: percentuale comune (Kleinman 1973), percentuali corrette con un modello beta-binomiale (Morris e Tang 2011) e limiti dell’imbuto con sovradispersione (Spiegelhalter 2005).
answers-axis = Numero di risposte
city = Città
service = Servizio
survey = Questionario
surveys = Questionari
answers = Risposte
responses = Partecipazioni
satisfied = Soddisfatti
measure-csat = Quota di cittadini soddisfatti (CSAT)
measure-govuk = Punteggio di soddisfazione, da 0 a 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Tempo risparmiato
measure-sdg-found = Ha trovato ciò che cercava (sportello digitale unico)
measure-sdg-rating = Stelle (sportello digitale unico)
interval = Intervallo al 95%
expected = Percentuale corretta
compared-with-average = Rispetto a tutte
above-average = Sopra le altre
no-significant-difference = Come spiega il caso
below-average = Sotto le altre
cities-told = Dati fino al { $day }. Ogni dato si basa su un gruppo di almeno { $min } risposte.
cities-rounded = I conteggi sono arrotondati a multipli di { $base } perché nessuno possa essere riconosciuto. La loro somma può differire dal totale.
expected-interval = Intervallo al 95% della percentuale corretta
measure = Misura
value = Valore
service-type = Tipo di servizio
service-type-none = Senza tipo: non confrontato
comparison-show = Mostra il confronto
comparison-none = Nessun servizio è ancora confrontato. I servizi si confrontano quando due città misurano la stessa cosa per lo stesso tipo di servizio.
comparisons-title = Tutti i confronti
comparison-title = { $type }: { $measure }
comparison-period = Dal { $from } al { $to }.
comparison-satisfied = Soddisfatto significa: { $measure }.
comparison-few = { $cities ->
    [0] Nessuna città ha almeno { $answers } risposte.
    [one] { $cities } città ha almeno { $answers } risposte.
   *[other] { $cities } città hanno almeno { $answers } risposte.
} Le città si confrontano con la media quando { $needed } ne hanno tante.
comparison-only-percentages = Solo le percentuali si confrontano con la media.
compared-cities = Città confrontate
norms-text = Metà delle { $cities } città con almeno { $answers } risposte è tra { $low } e { $high }. La mediana è { $median }.
norms-median = Mediana
too-few-to-compare = Meno di { $answers } risposte: non confrontata
placements = Canali di risposta
placements-differ = Canali di risposta diversi
placements-note = «Canali di risposta diversi» significa che le persone sono state interpellate in altro modo che nelle altre città, per esempio a un chiosco invece che per e-mail. Parte della differenza può venire da lì.
services-first = La tabella contiene i primi { $shown } questionari su { $all }. Le pagine delle città li contengono tutti.
city-compared = Confronto con altre città
withheld = Non mostrato: servono almeno { $min } risposte
services-title = Tutti i servizi
show-numbers = Mostra i numeri
city-lead = { $surveys ->
    [one] { $surveys } questionario ha
   *[other] { $surveys } questionari hanno
 } risultati pubblicati.
city-few = I risultati non si mostrano ancora. Compaiono quando un questionario ha almeno { $min } risposte, non prima del giorno dopo.
city-surveys = Che cosa hanno detto i cittadini
actions-title = Voi avete detto, noi abbiamo fatto
actions-caution = Le città intervengono dove i valori sono bassi, e i valori bassi spesso risalgono da soli. Confronta con servizi in cui nulla è cambiato.
said = Voi avete detto
did = Noi abbiamo fatto
done-on = dal { $day }
decided-on = deciso il { $day }
effective-from = in vigore dal { $day }
percentage-points = { $count ->
    [one] { $shown } punto percentuale
   *[other] { $shown } punti percentuali
 }
points = { $count ->
    [one] { $shown } punto
   *[other] { $shown } punti
 }
effect = Prima ({ $before_period }): { $before }. Dopo ({ $after_period }): { $after }.
effect-up = L’aumento è significativo: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }).
effect-down = Il calo è significativo: { $change } (intervallo di confidenza al 95% della differenza da { $low } a { $high }).
effect-unchanged = Invariato entro { $margin }: differenza { $difference } (intervallo di confidenza al 90% da { $low } a { $high }).
effect-too-few = Le risposte sono troppo poche per dire se qualcosa è cambiato: differenza { $difference } (intervallo di confidenza al 95% da { $low } a { $high }).
not-compared-asked-differently = Non confrontato: prima la domanda era posta in un altro modo.
not-compared-placements-differ = Non confrontato: prima si è risposto in altri punti.
not-compared-too-few = Non confrontato: le risposte sono troppo poche.
not-compared-not-tested = Non confrontato: il cambiamento di questa cifra non viene verificato.
shared-title = Condiviso con altre città
shared-by = Condiviso da { $city }
practices-title = Che cosa hanno imparato le città
practices-lead = Che cosa hanno detto i cittadini, che cosa hanno fatto le città e che cosa è cambiato: misurato prima e dopo.
practices-none = Nessuna città ha ancora pubblicato un’azione. Le città aggiungono le loro azioni in Urbivox.
benchmark-title = Indicatori di orientamento all’utente
benchmark-lead = { $cities } città hanno pubblicato le risposte per il { $year }. { $first ->
    [one] { $best } è prima con { $percent }.
   *[other] { $first } città condividono il primo posto con { $percent }.
 }
benchmark-none = Nessuna città ha ancora pubblicato un’edizione. Le città rispondono agli indicatori in Urbivox.
benchmark-how = Una città risponde sì o no, ogni sì con una prova. Una dimensione è la quota dei sì, il totale è la media di tutte le dimensioni. Le città con la stessa percentuale condividono il posto. I posti possibili sono ciò che l’errore di campionamento della soddisfazione misurata lascia aperto, al 95%.
benchmark-frozen = Gli intervalli di posizione sono calcolati dai risultati dei questionari al momento della pubblicazione. Le risposte successive non li cambiano.
benchmark-not-measured = «Non misurato»: la città dichiara che più dell’80 % è soddisfatto, o che non lo è, e nessun questionario qui lo misura. Nel suo intervallo di posizione le due cose sono ugualmente probabili.
not-measured = non misurato
framework = Quadro
edition = Edizione
rank = Posto
rank-range = { $best }–{ $worst }
ranks = Posti possibili
total = Totale
pillar-average = Tutte le città insieme: { $name }
csv = Tabella in CSV
colour-red = basso
colour-orange = medio
colour-green = alto
profile-title = Indicatori { $year }
profile-lead = Posto { $rank } con { $percent }.
profile-chart = { $city } accanto alla media e alla migliore
profile-description = Per ogni dimensione una barra per la città, una linea per la media di tutte le città e un punto per la migliore.
dimension = Dimensione
own = Città
mean = Media
best = Migliore
strengths = Punti forti
peers = Città più simili
peers-method = Simili per profilo e per dimensione, in parti uguali: la distanza delle dimensioni e quella degli abitanti in ordini di grandezza.
peer-size = { $city }, { $population } abitanti
gains-title = Che cosa alzerebbe di più il punteggio
gain = Punti per un sì in più
statement = Indicatore
over-years = Negli anni
year = Anno
badge-title = Mostrare questo sulla propria pagina
badge-alt = Soddisfazione per { $service }, { $city }
not-there-title = Pagina non trovata
not-there = Forse è stata spostata: cominciate dall’elenco delle città.

# Gates: a page is asked for by too many
busy-title = Questa pagina è sovraccarica
busy = Molte persone chiedono questa pagina in questo momento. Riprovi tra un attimo.
trouble-title = C’è un problema
trouble = Al momento non è possibile mostrare questa pagina. Riprovi più tardi.
