skip = Vai al contenuto
nav-pages = Pagine
nav-languages = Lingue
cities = Città
indicators = Indicatori
practices = Pratiche
cities-title = La soddisfazione dei cittadini
cities-lead = { $percent } di { $answers } risposte sono soddisfatte, in { $cities } città.
cities-none = Nessuna città ha ancora abbastanza risposte. I risultati si mostrano da { $min } risposte in poi.
counted-at = Contato il { $time } (UTC). Nulla qui si basa su meno di { $min } risposte. Soddisfatto significa: { $measure }.
satisfied-scores = un punteggio di almeno { $from } su una scala da { $first } a { $last }
funnel-title = { $outside } su { $all } si scostano più di quanto spieghi il caso
funnel-description = Ogni punto è una città: verso destra il numero delle sue risposte, verso l’alto la quota di quelle soddisfatte. Le linee sono i limiti entro i quali il solo caso lascia il 95% e il 99,8% delle città intorno alla quota comune.
funnel-read = Come si legge
funnel-how = Le città con poche risposte variano molto per caso, perciò l’imbuto è largo a sinistra. Solo i punti fuori dicono qualcosa della città. La «quota attesa» avvicina ogni città a ciò che tutte hanno in comune, nella misura in cui si basa su poche risposte (Bayes empirico, beta-binomiale, Kleinman 1973); i limiti sono quelli di Spiegelhalter 2005.
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
expected = Quota attesa
compared-with-average = Rispetto a tutte
above-average = Sopra le altre
no-significant-difference = Come spiega il caso
below-average = Sotto le altre
withheld = non mostrato: meno di { $min }
services-title = Tutti i servizi
show-numbers = Mostra i numeri
city-lead = { $percent } di { $answers } risposte sono soddisfatte.
city-few = Finora meno di { $min } risposte: i risultati non si mostrano.
city-surveys = Che cosa hanno detto i cittadini
actions-title = Voi avete detto, noi abbiamo fatto
actions-caution = Le città intervengono dove i valori sono bassi, e i valori bassi spesso risalgono da soli. Confronta con servizi in cui nulla è cambiato.
said = Voi avete detto
did = Noi abbiamo fatto
done-on = dal { $day }
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
effect-unchanged = Invariato entro { $margin }: differenza { $difference } (intervallo di confidenza al 95% da { $low } a { $high }).
effect-too-few = Le risposte sono troppo poche per dire se qualcosa è cambiato: differenza { $difference } (intervallo di confidenza al 95% da { $low } a { $high }).
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
