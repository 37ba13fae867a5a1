skip = Aller au contenu
nav-pages = Pages
nav-languages = Langues
cities = Villes
indicators = Indicateurs
practices = Pratiques
cities-title = La satisfaction des citoyens
cities-lead = Résultats de { $cities ->
    [one] { $cities } ville
   *[other] { $cities } villes
 }. Seuls les services du même type sont comparés, sur les mêmes mois.
cities-none = Aucune ville n’a encore assez de réponses. Les résultats sont montrés quand une enquête a au moins { $min } réponses, au plus tôt le lendemain.
satisfied-scores = une note de { $from } ou plus sur une échelle de { $first } à { $last }
as-of = Chiffres jusqu’au { $day }
views-note = Ce sont les avis des personnes qui ont choisi de répondre. L’intervalle ne tient compte que du hasard, pas des personnes qui n’ont pas répondu.
released-note = Les chiffres viennent de la dernière publication de chaque enquête. Chaque chiffre repose sur un groupe d’au moins { $min } réponses. Les nombres peuvent être arrondis à des multiples de 3 pour que personne ne puisse être reconnu.
funnel-title = { $outside ->
    [0] Aucune des { $all } villes ne se distingue des différences habituelles entre villes
    [one] { $outside } ville sur { $all } se distingue même des différences habituelles entre villes
   *[other] { $outside } villes sur { $all } se distinguent même des différences habituelles entre villes
}
funnel-description = Chaque point est une ville : plus il est à droite, plus elle a de réponses ; plus il est haut, plus le pourcentage est grand. Les lignes sont les limites de contrôle à 99,8 % autour de la moyenne de toutes les villes.
funnel-read = Comment lire ceci
funnel-how = Les résultats fondés sur peu de réponses varient davantage : les limites sont donc plus larges à gauche. Une ville hors des limites s’écarte de la moyenne plus que le hasard et les différences habituelles entre villes ne l’expliquent. Le pourcentage ajusté rapproche chaque ville de la moyenne, d’autant plus qu’elle a peu de réponses. Méthodes : pourcentage commun (Kleinman 1973), pourcentages ajustés par un modèle bêta-binomial (Morris et Tang 2011) et limites de l’entonnoir avec surdispersion (Spiegelhalter 2005).
answers-axis = Nombre de réponses
city = Ville
service = Service
survey = Enquête
surveys = Enquêtes
answers = Réponses
responses = Participations
satisfied = Satisfaits
measure-csat = Part de satisfaits (CSAT)
measure-govuk = Score de satisfaction, 0 à 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Temps gagné
measure-sdg-found = A trouvé ce qu’il cherchait (portail numérique unique)
measure-sdg-rating = Étoiles (portail numérique unique)
interval = Intervalle à 95 %
expected = Pourcentage ajusté
compared-with-average = Par rapport à toutes
above-average = Au-dessus des autres
no-significant-difference = Comme le hasard l’explique
below-average = Au-dessous des autres
cities-told = Chiffres jusqu’au { $day }. Chaque chiffre repose sur un groupe d’au moins { $min } réponses.
cities-rounded = Les effectifs sont arrondis à des multiples de { $base } pour que personne ne puisse être reconnu. Leur somme peut différer du total.
expected-interval = Intervalle à 95 % du pourcentage ajusté
measure = Mesure
value = Valeur
service-type = Type de service
service-type-none = Sans type : non comparé
comparison-show = Afficher la comparaison
comparison-none = Aucun service n’est encore comparé. Les services sont comparés dès que deux villes mesurent la même chose pour le même type de service.
comparisons-title = Toutes les comparaisons
comparison-title = { $type } : { $measure }
comparison-period = Du { $from } au { $to }.
comparison-satisfied = Satisfait signifie : { $measure }.
comparison-few = { $cities ->
    [0] Aucune ville n’a au moins { $answers } réponses.
    [one] { $cities } ville a au moins { $answers } réponses.
   *[other] { $cities } villes ont au moins { $answers } réponses.
} Les villes sont comparées à la moyenne dès que { $needed } en ont autant.
comparison-only-percentages = Seuls les pourcentages sont comparés à la moyenne.
compared-cities = Villes comparées
norms-text = La moitié des { $cities } villes qui ont au moins { $answers } réponses se situe entre { $low } et { $high }. La médiane est { $median }.
norms-median = Médiane
too-few-to-compare = Moins de { $answers } réponses : non comparée
placements = Modes de collecte
placements-differ = Modes de collecte différents
placements-note = « Modes de collecte différents » signifie que les gens ont été interrogés autrement que dans les autres villes, par exemple sur une borne plutôt que par e-mail. Une partie de la différence peut en venir.
services-first = Le tableau contient les { $shown } premières enquêtes sur { $all }. Les pages des villes les contiennent toutes.
city-compared = Comparaison avec d’autres villes
withheld = Non montré : il faut au moins { $min } réponses
services-title = Tous les services
show-numbers = Montrer les chiffres
city-lead = { $surveys ->
    [one] { $surveys } enquête a
   *[other] { $surveys } enquêtes ont
 } des résultats publiés.
city-few = Les résultats ne sont pas encore montrés. Ils apparaissent quand une enquête a au moins { $min } réponses, au plus tôt le lendemain.
city-surveys = Ce que les citoyens ont dit
actions-title = Vous avez dit, nous avons fait
actions-caution = Les villes agissent là où les valeurs sont basses, et les valeurs basses remontent souvent d’elles-mêmes. Comparez avec des services où rien n’a changé.
said = Vous avez dit
did = Nous avons fait
done-on = depuis le { $day }
decided-on = décidé le { $day }
effective-from = en vigueur depuis le { $day }
percentage-points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
effect = Avant ({ $before_period }) : { $before }. Après ({ $after_period }) : { $after }.
effect-up = La hausse est significative : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }).
effect-down = La baisse est significative : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }).
effect-unchanged = Inchangé, à { $margin } près : différence { $difference } (intervalle de confiance à 90 % : { $low } à { $high }).
effect-too-few = Il y a trop peu de réponses pour dire s’il y a un changement : différence { $difference } (intervalle de confiance à 95 % : { $low } à { $high }).
not-compared-asked-differently = Non comparé : la question était posée autrement auparavant.
not-compared-placements-differ = Non comparé : les réponses venaient auparavant d’autres emplacements.
not-compared-too-few = Non comparé : il y a trop peu de réponses.
not-compared-not-tested = Non comparé : l’évolution de ce chiffre n’est pas testée.
shared-title = Partagé avec d’autres villes
shared-by = Partagé par { $city }
practices-title = Ce que les villes ont appris
practices-lead = Ce que les citoyens ont dit, ce que les villes ont fait, et ce qui a changé : mesuré avant et après.
practices-none = Aucune ville n’a encore publié d’action. Les villes ajoutent leurs actions dans Urbivox.
benchmark-title = Indicateurs de l’orientation vers l’usager
benchmark-lead = { $cities } villes ont publié leurs réponses pour { $year }. { $first ->
    [one] { $best } est première avec { $percent }.
   *[other] { $first } villes partagent le premier rang avec { $percent }.
 }
benchmark-none = Aucune ville n’a encore publié d’édition. Les villes répondent aux indicateurs dans Urbivox.
benchmark-how = Une ville répond oui ou non, chaque oui avec une preuve. Une dimension est la part des oui, le total est la moyenne de toutes les dimensions. Les villes au même pourcentage partagent un rang. Les rangs possibles sont ce que l’erreur d’échantillonnage de la satisfaction mesurée laisse ouvert, à 95 %.
benchmark-frozen = Les plages de rangs sont calculées à partir des résultats d’enquêtes au moment de la publication. Les réponses ultérieures ne les changent pas.
benchmark-not-measured = « Non mesuré » : la ville déclare que plus de 80 % sont satisfaits, ou qu’ils ne le sont pas, et aucune enquête ici ne le mesure. Dans sa plage de rangs, les deux sont alors aussi probables.
not-measured = non mesuré
framework = Cadre
edition = Édition
rank = Rang
rank-range = { $best }–{ $worst }
ranks = Rangs possibles
total = Total
pillar-average = Toutes les villes ensemble : { $name }
csv = Tableau en CSV
colour-red = bas
colour-orange = moyen
colour-green = haut
profile-title = Indicateurs { $year }
profile-lead = Rang { $rank } avec { $percent }.
profile-chart = { $city } à côté de la moyenne et de la meilleure
profile-description = Pour chaque dimension, une barre pour la ville, un trait pour la moyenne de toutes les villes et un point pour la meilleure.
dimension = Dimension
own = Ville
mean = Moyenne
best = Meilleure
strengths = Points forts
peers = Villes les plus proches
peers-method = Proches par le profil et par la taille, à parts égales : l’écart des dimensions, et celui des habitants en ordres de grandeur.
peer-size = { $city }, { $population } habitants
gains-title = Ce qui élèverait le plus le score
gain = Points pour un oui de plus
statement = Indicateur
over-years = Au fil des années
year = Année
badge-title = Montrer ceci sur votre propre page
badge-alt = Satisfaction à l’égard de { $service }, { $city }
not-there-title = Page introuvable
not-there = Elle a peut-être changé de place : commencez par la liste des villes.

# Gates: a page is asked for by too many
busy-title = Cette page est très demandée
busy = Beaucoup de personnes demandent cette page en ce moment. Réessayez dans un instant.
trouble-title = Il y a un problème
trouble = Cette page ne peut pas être affichée pour le moment. Réessayez plus tard.
