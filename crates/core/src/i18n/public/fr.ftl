skip = Aller au contenu
nav-pages = Pages
nav-languages = Langues
cities = Villes
indicators = Indicateurs
practices = Pratiques
cities-title = La satisfaction des citoyens
cities-lead = { $percent } de { $answers } réponses sont satisfaites, dans { $cities ->
    [one] { $cities } ville
   *[other] { $cities } villes
 }.
cities-none = Aucune ville n’a encore assez de réponses. Les résultats sont montrés à partir de { $min } réponses.
counted-at = Compté le { $time } (UTC). Rien ici ne repose sur moins de { $min } réponses. Satisfait signifie : { $measure }.
satisfied-scores = une note de { $from } ou plus sur une échelle de { $first } à { $last }
funnel-title = { $outside } sur { $all } s’écartent plus que le hasard ne l’explique
funnel-description = Chaque point est une ville : à droite le nombre de ses réponses, vers le haut la part de satisfaits. Les lignes sont les limites entre lesquelles le seul hasard laisse 95 % et 99,8 % des villes autour de la part commune.
funnel-read = Comment lire ceci
funnel-how = Les villes qui ont peu de réponses varient beaucoup par hasard : l’entonnoir est donc large à gauche. Seuls les points au-dehors disent quelque chose de la ville. La « part attendue » rapproche chaque ville de ce que toutes ont en commun, dans la mesure où elle repose sur peu de réponses (Bayes empirique, bêta-binomiale, Kleinman 1973) ; les limites sont celles de Spiegelhalter 2005.
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
expected = Part attendue
compared-with-average = Par rapport à toutes
above-average = Au-dessus des autres
no-significant-difference = Comme le hasard l’explique
below-average = Au-dessous des autres
withheld = non montré : moins de { $min }
services-title = Tous les services
show-numbers = Montrer les chiffres
city-lead = { $percent } de { $answers } réponses sont satisfaites.
city-few = Moins de { $min } réponses jusqu’ici : les résultats ne sont pas montrés.
city-surveys = Ce que les citoyens ont dit
actions-title = Vous avez dit, nous avons fait
actions-caution = Les villes agissent là où les valeurs sont basses, et les valeurs basses remontent souvent d’elles-mêmes. Comparez avec des services où rien n’a changé.
said = Vous avez dit
did = Nous avons fait
done-on = depuis le { $day }
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
effect-unchanged = Inchangé, à { $margin } près : différence { $difference } (intervalle de confiance à 95 % : { $low } à { $high }).
effect-too-few = Il y a trop peu de réponses pour dire s’il y a un changement : différence { $difference } (intervalle de confiance à 95 % : { $low } à { $high }).
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
