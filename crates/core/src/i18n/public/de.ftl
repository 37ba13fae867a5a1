skip = Zum Inhalt
nav-pages = Seiten
nav-languages = Sprachen
cities = Städte
indicators = Indikatoren
practices = Erfahrungen
cities-title = Wie zufrieden die Bürgerinnen und Bürger sind
cities-lead = Ergebnisse aus { $cities ->
    [one] { $cities } Stadt
   *[other] { $cities } Städten
 }. Verglichen werden nur Dienste derselben Art, über dieselben Monate.
cities-none = Noch hat keine Stadt genügend Antworten. Ergebnisse werden gezeigt, sobald eine Umfrage mindestens { $min } Antworten hat, frühestens am Tag danach.
satisfied-scores = mindestens { $from } auf einer Skala von { $first } bis { $last }
as-of = Zahlen bis { $day }
views-note = Dies sind die Ansichten der Menschen, die geantwortet haben. Das Intervall berücksichtigt nur den Zufall, nicht die Menschen, die nicht geantwortet haben.
released-note = Die Zahlen stammen aus der letzten Veröffentlichung jeder Umfrage. Jede Zahl beruht auf einer Gruppe von mindestens { $min } Antworten. Anzahlen können auf Vielfache von 3 gerundet sein, damit niemand erkannt werden kann.
funnel-title = { $outside ->
    [0] Keine von { $all } Städten fällt neben den üblichen Unterschieden zwischen Städten auf
    [one] { $outside } von { $all } Städten fällt auch neben den üblichen Unterschieden zwischen Städten auf
   *[other] { $outside } von { $all } Städten fallen auch neben den üblichen Unterschieden zwischen Städten auf
}
funnel-description = Jeder Punkt ist eine Stadt: je weiter rechts, desto mehr Antworten; je höher, desto größer der Anteil. Die Linien sind die 99,8-%-Kontrollgrenzen um den Durchschnitt aller Städte.
funnel-read = So liest man das
funnel-how = Ergebnisse aus wenigen Antworten schwanken stärker, darum sind die Grenzen links weiter. Eine Stadt außerhalb der Grenzen weicht stärker vom Durchschnitt ab, als Zufall und übliche Unterschiede zwischen Städten erklären. Der angepasste Anteil rückt jede Stadt zum Durchschnitt hin, umso mehr, je weniger Antworten sie hat. Verfahren: gemeinsamer Anteil (Kleinman 1973), angepasste Anteile mit einem Beta-Binomial-Modell (Morris und Tang 2011) und Trichtergrenzen mit Überdispersion (Spiegelhalter 2005).
answers-axis = Zahl der Antworten
city = Stadt
service = Dienst
survey = Umfrage
surveys = Umfragen
answers = Antworten
responses = Teilnahmen
satisfied = Zufrieden
measure-csat = Anteil der Zufriedenen (CSAT)
measure-govuk = Zufriedenheitswert, 0 bis 100
measure-nps = Net Promoter Score
measure-ces = Customer Effort Score
measure-sus = System Usability Scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Gesparte Zeit
measure-sdg-found = Gefunden, was gesucht war (Zugangstor)
measure-sdg-rating = Sterne (Zugangstor)
interval = 95-%-Intervall
expected = Angepasster Anteil
compared-with-average = Verglichen mit allen
above-average = Über den anderen
no-significant-difference = Wie der Zufall erklärt
below-average = Unter den anderen
cities-told = Zahlen bis { $day }. Jede Zahl beruht auf einer Gruppe von mindestens { $min } Antworten.
cities-rounded = Anzahlen sind auf Vielfache von { $base } gerundet, damit niemand erkannt werden kann. Sie ergeben zusammen nicht immer die Gesamtzahl.
expected-interval = 95-%-Intervall des angepassten Anteils
measure = Kennzahl
value = Wert
service-type = Art des Dienstes
service-type-none = Ohne Art: nicht verglichen
comparison-show = Vergleich zeigen
comparison-none = Noch werden keine Dienste verglichen. Verglichen wird, sobald zwei Städte dasselbe für dieselbe Art von Dienst messen.
comparisons-title = Alle Vergleiche
comparison-title = { $type }: { $measure }
comparison-period = Vom { $from } bis { $to }.
comparison-satisfied = Zufrieden heißt: { $measure }.
comparison-few = { $cities ->
    [0] Keine Stadt hat mindestens { $answers } Antworten.
    [one] { $cities } Stadt hat mindestens { $answers } Antworten.
   *[other] { $cities } Städte haben mindestens { $answers } Antworten.
} Mit dem Durchschnitt wird verglichen, sobald { $needed } Städte so viele haben.
comparison-only-percentages = Nur Anteile werden mit dem Durchschnitt verglichen.
compared-cities = Verglichene Städte
norms-text = Die Hälfte der { $cities } Städte mit mindestens { $answers } Antworten liegt zwischen { $low } und { $high }. Der Median ist { $median }.
norms-median = Median
too-few-to-compare = Weniger als { $answers } Antworten: nicht verglichen
placements = Erhebungswege
placements-differ = Andere Erhebungswege
placements-note = „Andere Erhebungswege“ heißt: Die Menschen wurden auf anderen Wegen gefragt als in den übrigen Städten, zum Beispiel an einem Terminal statt per E-Mail. Ein Teil des Unterschieds kann daher kommen.
services-first = Die Tabelle enthält die ersten { $shown } von { $all } Umfragen. Auf den Seiten der Städte stehen alle.
city-compared = Verglichen mit anderen Städten
withheld = Nicht gezeigt: mindestens { $min } Antworten nötig
services-title = Alle Dienste
show-numbers = Zahlen zeigen
city-lead = { $surveys ->
    [one] { $surveys } Umfrage hat
   *[other] { $surveys } Umfragen haben
 } veröffentlichte Ergebnisse.
city-few = Ergebnisse werden noch nicht gezeigt. Sie erscheinen, sobald eine Umfrage mindestens { $min } Antworten hat, frühestens am Tag danach.
city-surveys = Was die Bürgerinnen und Bürger sagten
actions-title = Sie sagten, wir taten
actions-caution = Städte handeln dort, wo Werte niedrig sind, und niedrige Werte steigen oft von selbst wieder. Vergleichen Sie mit Diensten, bei denen nichts geändert wurde.
said = Sie sagten
did = Wir taten
done-on = seit { $day }
decided-on = beschlossen am { $day }
effective-from = wirksam ab { $day }
percentage-points = { $count ->
    [one] { $shown } Prozentpunkt
   *[other] { $shown } Prozentpunkte
 }
points = { $count ->
    [one] { $shown } Punkt
   *[other] { $shown } Punkte
 }
effect = Vorher ({ $before_period }): { $before }. Nachher ({ $after_period }): { $after }.
effect-up = Der Anstieg ist signifikant: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }).
effect-down = Der Rückgang ist signifikant: { $change } (95-%-Konfidenzintervall der Differenz { $low } bis { $high }).
effect-unchanged = Unverändert, Spielraum { $margin }: Differenz { $difference } (90-%-Konfidenzintervall { $low } bis { $high }).
effect-too-few = Zu wenige Antworten, um eine Veränderung festzustellen oder auszuschließen: Differenz { $difference } (95-%-Konfidenzintervall { $low } bis { $high }).
not-compared-asked-differently = Nicht verglichen: Die Frage wurde vorher anders gestellt.
not-compared-placements-differ = Nicht verglichen: Die Menschen haben vorher an anderen Orten geantwortet.
not-compared-too-few = Nicht verglichen: Es gibt zu wenige Antworten.
not-compared-not-tested = Nicht verglichen: Die Veränderung dieser Zahl wird nicht geprüft.
shared-title = Mit anderen Städten geteilt
shared-by = Geteilt von { $city }
practices-title = Was Städte gelernt haben
practices-lead = Was Bürgerinnen und Bürger sagten, was Städte taten und was sich änderte: vorher und nachher gemessen.
practices-none = Noch hat keine Stadt eine Maßnahme veröffentlicht. Städte tragen Maßnahmen in Urbivox ein.
benchmark-title = Indikatoren der Nutzerorientierung
benchmark-lead = { $cities } Städte haben ihre Antworten für { $year } veröffentlicht. { $first ->
    [one] { $best } steht mit { $percent } an erster Stelle.
   *[other] { $first } Städte teilen mit { $percent } den ersten Rang.
 }
benchmark-none = Noch hat keine Stadt eine Ausgabe veröffentlicht. Städte beantworten die Indikatoren in Urbivox.
benchmark-how = Eine Stadt antwortet mit Ja oder Nein, jedes Ja mit Nachweis. Eine Dimension ist der Anteil der Ja, das Gesamt ist der Mittelwert aller Dimensionen. Städte mit gleichem Prozentwert teilen einen Rang. Die möglichen Ränge sind, was der Stichprobenfehler der gemessenen Zufriedenheit offen lässt, zu 95 %.
benchmark-frozen = Rangbereiche werden aus den Umfrageergebnissen bei der Veröffentlichung berechnet. Spätere Antworten ändern sie nicht.
benchmark-not-measured = „Nicht gemessen“: Die Stadt gibt an, dass mehr als 80 % zufrieden sind oder dass sie es nicht sind, und keine Umfrage hier misst es. In ihrem Rangbereich ist dann beides gleich wahrscheinlich.
not-measured = nicht gemessen
framework = Rahmen
edition = Ausgabe
rank = Rang
rank-range = { $best }–{ $worst }
ranks = Mögliche Ränge
total = Gesamt
pillar-average = Alle Städte zusammen: { $name }
csv = Tabelle als CSV
colour-red = niedrig
colour-orange = mittel
colour-green = hoch
profile-title = Indikatoren { $year }
profile-lead = Rang { $rank } mit { $percent }.
profile-chart = { $city } neben dem Mittel und den Besten
profile-description = Für jede Dimension ein Balken für die Stadt, ein Strich für das Mittel aller Städte und ein Punkt für die beste.
dimension = Dimension
own = Stadt
mean = Mittel
best = Beste
strengths = Stärken
peers = Ähnlichste Städte
peers-method = Ähnlich in Profil und Größe, je zur Hälfte: wie weit die Dimensionen auseinanderliegen, und die Einwohnerzahlen nach Größenordnungen.
peer-size = { $city }, { $population } Einwohner
gains-title = Was den Wert am meisten heben würde
gain = Punkte für ein weiteres Ja
statement = Indikator
over-years = Über die Jahre
year = Jahr
badge-title = Auf der eigenen Seite zeigen
badge-alt = Zufriedenheit mit { $service }, { $city }
not-there-title = Seite nicht gefunden
not-there = Vielleicht ist sie umgezogen: Beginnen Sie mit der Liste der Städte.

# Gates: a page is asked for by too many
busy-title = Diese Seite ist überlastet
busy = Viele rufen diese Seite gerade auf. Versuchen Sie es gleich noch einmal.
trouble-title = Es gibt ein Problem
trouble = Diese Seite kann gerade nicht angezeigt werden. Versuchen Sie es später noch einmal.
