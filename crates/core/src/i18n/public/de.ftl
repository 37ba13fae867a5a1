skip = Zum Inhalt
nav-pages = Seiten
nav-languages = Sprachen
cities = Städte
indicators = Indikatoren
practices = Erfahrungen
cities-title = Wie zufrieden die Bürgerinnen und Bürger sind
cities-lead = { $percent } von { $answers } Antworten waren zufrieden, in { $cities ->
    [one] { $cities } Stadt
   *[other] { $cities } Städten
 }.
cities-none = Noch hat keine Stadt genügend Antworten. Ergebnisse werden ab { $min } Antworten gezeigt.
counted-at = Gezählt am { $time } (UTC). Nichts hier beruht auf weniger als { $min } Antworten. Zufrieden heißt: { $measure }.
satisfied-scores = mindestens { $from } auf einer Skala von { $first } bis { $last }
funnel-title = { $outside } von { $all } weichen stärker ab, als der Zufall erklärt
funnel-description = Jeder Punkt ist eine Stadt: nach rechts die Zahl ihrer Antworten, nach oben der Anteil der zufriedenen. Die Linien sind die Grenzen, in denen der Zufall allein 95 % und 99,8 % der Städte um den gemeinsamen Anteil liegen lässt.
funnel-read = So liest man das
funnel-how = Städte mit wenigen Antworten weichen zufällig stark ab, darum ist der Trichter links weit. Nur Punkte außerhalb sagen etwas über die Stadt. Der „erwartete Anteil“ zieht jede Stadt zum Gemeinsamen hin, soweit sie auf wenigen Antworten beruht (empirischer Bayes, Beta-Binomial, Kleinman 1973); die Grenzen sind die von Spiegelhalter 2005.
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
expected = Erwarteter Anteil
compared-with-average = Verglichen mit allen
above-average = Über den anderen
no-significant-difference = Wie der Zufall erklärt
below-average = Unter den anderen
withheld = zurückgehalten: weniger als { $min }
services-title = Alle Dienste
show-numbers = Zahlen zeigen
city-lead = { $percent } von { $answers } Antworten waren zufrieden.
city-few = Bisher weniger als { $min } Antworten: Die Ergebnisse werden zurückgehalten.
city-surveys = Was die Bürgerinnen und Bürger sagten
actions-title = Sie sagten, wir taten
actions-caution = Städte handeln dort, wo Werte niedrig sind, und niedrige Werte steigen oft von selbst wieder. Vergleichen Sie mit Diensten, bei denen nichts geändert wurde.
said = Sie sagten
did = Wir taten
done-on = seit { $day }
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
effect-unchanged = Unverändert, Spielraum { $margin }: Differenz { $difference } (95-%-Konfidenzintervall { $low } bis { $high }).
effect-too-few = Zu wenige Antworten, um eine Veränderung festzustellen oder auszuschließen: Differenz { $difference } (95-%-Konfidenzintervall { $low } bis { $high }).
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
