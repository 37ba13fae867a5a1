# The clerk's desk, in French.
skip = Aller au contenu
nav-own = Votre compte
nav-pages = Pages
sign-out = Se déconnecter
save = Enregistrer
save-and-stay = Enregistrer et rester ici
add = Ajouter
remove = Retirer
change-it = Modifier
show = Afficher
search = Chercher
all = Tout
yes = Oui
no = Non
do = Action
older = Plus anciens
number = N°
from = Du
to = Au
name = Nom
email = Courriel
language = Langue
city = Ville
country = Pays
role = Rôle
state = État
survey = Enquête
service = Service
question = Question
errors-title = Merci de revoir ceci
bad-name = Écrivez un nom, sur une ligne.
bad-email = Écrivez une adresse de courriel comme nom@example.org.
name-taken = Ce nom est pris. Choisissez-en un autre.
seconds = { $count } secondes
minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
 }
done-saved = Enregistré.
done-removed = Retiré.
done-signed-out = Vous êtes déconnecté.
done-letter = Si quelqu'un a cette adresse, une lettre lui est envoyée.
done-joined = Bienvenue. Votre compte est prêt.
done-password = Votre mot de passe est changé. Les autres sessions sont closes.
done-factor-off = Le second facteur est désactivé.
done-session-ended = La session est close.
done-service = Le service est ajouté.
done-survey = L'enquête est créée d'après le modèle. Regardez les questions, puis publiez.
done-published = Publiée. Proposez-la maintenant : un code QR au guichet, un lien, un bouton.
done-closed = L'enquête est fermée. Publiez-la de nouveau pour l'ouvrir.
done-invited = L'invitation est partie.
done-accepted = Comptée.
done-rejected = Supprimée.
done-shared = Partagée avec toutes les villes.
done-approved = La ville est ajoutée et son responsable invité.
done-asked = C’est presque fini. Nous avons envoyé une lettre à votre adresse : ouvrez le lien qu’elle contient et appuyez sur le bouton. Un administrateur regardera ensuite votre demande.
refused-back = Retour au début
refused-form = Ce formulaire est trop ancien
refused-form-text = La page a été ouverte dans une autre session ou il y a trop longtemps. Revenez en arrière, rechargez la page et renvoyez le formulaire.
refused-missing = Il n'y a rien ici
refused-missing-text = La page n'existe pas, ou elle n'est pas pour vous.
refused-forbidden = Votre rôle n'ouvre pas cette page
refused-forbidden-text = Demandez à un responsable de la ville si vous en avez besoin.
refused-large = C'est trop grand
refused-large-text = Envoyez moins à la fois.
refused-away = Le service est occupé
refused-away-text = Rien de ce qui était enregistré n'est perdu. Réessayez dans un instant.
refused-broken = Quelque chose est cassé
refused-broken-text = Donnez à l'exploitant le numéro ci-dessous.
sign-in = Se connecter
sign-in-again = Se connecter avec un autre compte
sign-in-wrong = L'adresse et le mot de passe ne vont pas ensemble.
sign-in-over = La connexion a pris trop de temps. Recommencez.
sign-in-wait = Il y a eu trop d'échecs depuis votre réseau. Réessayez dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
 }, ou depuis un autre réseau.
sign-in-unsafe = Cette page n'a pas été ouverte en HTTPS. Votre navigateur ne gardera pas la session. Demandez l'adresse sûre à l'exploitant.
password = Mot de passe
password-new = Nouveau mot de passe
password-present = Mot de passe actuel
password-hint = Au moins { $min } caractères. Le mieux : quelques mots que vous seul réuniriez.
password-title = Mot de passe
password-change = Changer le mot de passe
password-wrong = Le mot de passe actuel est un autre.
password-too-short = Utilisez au moins { $min } caractères.
password-too-long = Ce mot de passe est trop long.
password-common = Ce mot de passe est parmi les premiers devinés. Choisissez-en un autre.
password-personal = Le mot de passe ne doit pas venir de votre adresse.
password-repeated = Utilisez plus d'un ou deux caractères différents.
forgot = Mot de passe oublié ?
forgot-lead = Écrivez votre adresse. Si quelqu'un l'a, nous envoyons une lettre menant à un nouveau mot de passe.
forgot-button = Envoyer la lettre
code = Code
code-hint = Six chiffres de votre application d'authentification, ou un code de secours.
code-title = Second facteur
code-wrong = Ce code est faux ou a déjà servi.
join-title = Votre compte
join-lead = Vous êtes invité : { $city }, rôle { $role }.
join-button = Accepter l'invitation
reset-title = Un nouveau mot de passe
reset-lead = Choisissez un nouveau mot de passe. Toutes les sessions ouvertes seront closes.
reset-button = Poser le mot de passe
ticket-over-title = Cette adresse ne sert plus
ticket-over = Elle a déjà servi, elle a expiré ou n'a jamais été envoyée. Connectez-vous ou demandez une nouvelle lettre.
sign-on-other = Se connecter avec le compte de votre ville
join-ask = Votre ville veut participer ?
sign-on-go = Continuer
sign-on-none = Aucune ville n'a mis en place la connexion unique. Connectez-vous avec adresse et mot de passe.
sign-on-failed = La connexion de votre ville n'a pas marché ({ $code }). Réessayez, ou utilisez adresse et mot de passe.
sign-on-refused = La connexion de votre ville vous connaît, mais la ville ne vous laisse pas entrer ({ $code }). Demandez à un responsable de la ville.
sign-on-lead = Vos collègues peuvent se connecter avec les comptes de la ville, par OpenID Connect. Déclarez Urbivox chez votre fournisseur avec cette adresse de retour :
sign-on-nobody = Personne, sauf si un groupe ci-dessus le dit
provider-issuer = Émetteur
provider-issuer-hint = L'adresse du fournisseur, comme https://login.tampere.fi
provider-client_id = Identifiant client
provider-client_id-hint = Le nom d'Urbivox chez le fournisseur.
provider-client_secret = Secret client
provider-client_secret-hint = Laissez vide pour garder celui qui est enregistré.
provider-domains = Domaines des courriels
provider-domains-hint = Seuls ceux-ci peuvent entrer, séparés par des virgules : tampere.fi
provider-role_claim = Attribut nommant les groupes
provider-role_claim-hint = Par exemple groups. Peut rester vide.
provider-roles = Rôles par groupe
provider-roles-hint = Un par ligne : groupe = editor
provider-default_role = Tous les autres
account-title = Votre compte
factor = Second facteur
factor-title = Second facteur
factor-lead = Un second facteur protège votre compte si quelqu'un apprend votre mot de passe. Lisez ceci avec une application d'authentification sur votre téléphone, puis tapez le code affiché.
factor-qr = Code QR pour votre application d'authentification
factor-typed = Je ne peux pas le lire
factor-on = Activer
factor-off = Désactiver
factor-is-on = Le second facteur est actif. Il vous reste { $count ->
    [one] un code de secours
   *[other] { $count } codes de secours
 }.
recovery-title = Vos codes de secours
recovery-lead = Gardez ces codes sur papier. Chacun ouvre votre compte une fois si le téléphone est perdu. Ils ne sont montrés que maintenant.
recovery-kept = Je les ai gardés
sessions-title = Où vous êtes connecté
session-client = Navigateur
session-began = Depuis
session-seen = Dernier usage
session-state = État
session-here = Cette session
session-end = Clore
home-title = Vos villes
home-cities = Villes
home-empty = Vous n'avez encore de rôle dans aucune ville. Demandez à qui vous a invité.
admins-title = Administrateurs et analystes
applications-title = Villes qui demandent à participer
applications-none = Aucune ville n'attend de décision.
application-approve = Admettre
application-refuse = Refuser
application-approved = Admise
application-refused = Refusée
application-gone = Quelqu'un en a déjà décidé.
join-city = Participer avec votre ville
join-city-lead = Parlez-nous de votre ville. Un administrateur regarde, et le responsable reçoit une lettre d'accès : dix minutes plus tard, une enquête peut être à votre guichet.
join-send = Demander à participer
join-full = Trop de villes attendent en ce moment. Réessayez dans quelques jours.
apply-name = Nom de la ville
apply-name-hint = Comme ses habitants l'appellent.
apply-country = Pays
apply-country-hint = Deux lettres, comme FR ou BE.
apply-languages = Langues
apply-languages-hint = Codes séparés par des virgules, la vôtre d'abord : fr, en, ar
apply-timezone = Fuseau horaire
apply-timezone-hint = Comme Europe/Paris.
apply-lau = Code LAU
apply-lau-hint = Le code de votre unité administrative locale chez Eurostat, si vous le connaissez.
apply-contact = Votre nom
apply-contact-hint = Vous serez responsable : vous invitez les autres.
apply-email = Votre courriel
apply-email-hint = La lettre d'accès y sera envoyée.
apply-message = Autre chose
apply-message-hint = Ce que vous voulez savoir, de quels services.
bad-apply-name = Écrivez le nom de la ville.
bad-apply-country = Écrivez les deux lettres du pays.
bad-apply-contact = Écrivez votre nom.
bad-apply-email = Écrivez votre courriel.
bad-apply-timezone = Écrivez un fuseau horaire comme Europe/Paris.
bad-apply-languages = Écrivez des codes de langue séparés par des virgules : fr, en, ar
bad-apply-lau = Écrivez au plus 20 caractères.
bad-apply-message = Écrivez moins.
tab-surveys = Enquêtes
tab-templates = Modèles
tab-people = Personnes
tab-keys = Clés d'API
tab-settings = Réglages
tab-retention = Conservation
tab-sign-on = Connexion unique
tab-audit = Journal
surveys-title = Enquêtes
comments-new = Nouveaux commentaires
held-waiting = En attente
start-empty = Commencez par un service : qu'utilisent les habitants ? Créez ensuite une enquête d'après un modèle.
start-lead = Trois étapes jusqu'au code QR du guichet :
start-check = Regarder les questions
start-publish = Publier l'enquête
start-place = Imprimer une affiche avec un code QR
survey-new = Une nouvelle enquête
survey-name = Nom
survey-name-hint = Pour l'adresse. Vide : celui du modèle.
survey-needs-service = Ajoutez d'abord un service.
survey-add = Créer l'enquête
service-new = Un nouveau service
service-name = Nom du service
service-hint = Comme les habitants l'appellent : crèche, stationnement, bibliothèque.
service-add = Ajouter le service
template = Modèle
template-hint = Des questions éprouvées, dans les langues de votre ville.
template-blank = Vide : j'écris toutes les questions
template-not-offered = Ce modèle n'existe dans aucune langue de votre ville.
state-draft = Brouillon
state-scheduled = Programmée
state-open = Ouverte
state-closed = Fermée
templates-lead = Des enquêtes pour commencer : celles que d'autres villes partagent parce qu'elles ont marché, et des questionnaires connus partout.
templates-shared = Partagées par des villes
templates-shared-none = Aucune ville n'a encore partagé d'enquête. Soyez la première : ouvrez-en une, puis Publier, puis Partager.
templates-own = Questionnaires connus
template-questions = Les questions
template-use = L'utiliser
unshare = Ne plus partager
share-title = Partager avec toutes les villes
share-lead = Toute ville pourra commencer par cette enquête. Dites ce qui a marché : c'est ce que les autres apprennent.
share-name = Son nom
share-note = Ce qui a marché
share-note-hint = Par exemple : combien ont répondu, ce que vous avez changé, ce que vous demanderiez autrement.
share = Partager
template-short-satisfaction = Satisfaction courte
template-short-satisfaction-text = Cinq visages, pourquoi non, et un commentaire : l'enquête pour commencer. Donne la part de satisfaits.
template-nps = Recommandation
template-nps-text = La recommanderiez-vous, de 0 à 10, et pourquoi. Donne le net promoter score.
template-ces = Effort
template-ces-text = Était-ce facile, de 1 à 7, et qu'est-ce qui était dur. Donne le customer effort score.
template-sus = Échelle d'utilisabilité (SUS)
template-sus-text = Dix phrases sur l'usage d'un service. Donne SUS, de 0 à 100.
template-umux-lite = Utilisabilité en deux questions
template-umux-lite-text = Fait-il le nécessaire, et est-ce facile. Donne UMUX-Lite, de 0 à 100.
template-time-saved = Temps gagné
template-time-saved-text = Minutes passées, et celles qu'il aurait fallu sans le service en ligne.
template-sdg-information = Portail numérique unique : information
template-sdg-information-text = Pour une page d'information : trouvé ou non, une à cinq étoiles, comme le demande le règlement.
template-sdg-procedure = Portail numérique unique : démarche
template-sdg-procedure-text = Après une démarche en ligne : était-ce facile, une à cinq étoiles, comme le demande le règlement.
template-sdg-assistance = Portail numérique unique : assistance
template-sdg-assistance-text = Après une aide du personnel, avec la réponse finale : qualité du service, une à cinq étoiles, comme le demande le règlement.
template-four-questions = Quatre questions
template-four-questions-text = Expérience, clarté, aide et commentaire, d'après le modèle français.
template-municipality = Commune
template-municipality-text = Étoiles, puis ce qui a marché ou gêné, d'après le modèle italien.
template-trust-and-drivers = Confiance et raisons
template-trust-and-drivers-text = Confiance, et ce qui l'a faite, d'après le modèle des États-Unis.
people-title = Qui travaille ici
invited-title = Invités, pas encore venus
invite-title = Inviter quelqu'un
invite = Envoyer l'invitation
uninvite = La reprendre
expires = Valable jusqu'au
role-hint = Ce que peut chaque rôle est dans les réglages.
role-may = Ce qu'il peut
roles-title = Rôles
role-admin = Administrateur
role-admin-text = Tout, dans toutes les villes.
role-owner = Responsable
role-owner-text = Tout dans une ville : aussi personnes, clés et réglages.
role-editor = Rédacteur
role-editor-text = Lit tout d'une ville et modifie ses services et enquêtes.
role-viewer = Lecteur
role-viewer-text = Lit tout d'une ville.
role-interviewer = Enquêteur
role-interviewer-text = Saisit des réponses données sur papier ou par téléphone, et n'en lit aucune.
role-analyst = Analyste
role-analyst-text = Lit les agrégats de toutes les villes, et rien de ce qu'ont écrit les habitants.
last-owner = Il doit rester quelqu'un qui puisse inviter les autres. Nommez d'abord un autre responsable.
letters-folder = Aucun serveur de courrier : les lettres vont dans le dossier { $folder } du serveur. Transmettez-les autrement, ou demandez un serveur de courrier à l'exploitant.
keys-lead = Les programmes de votre ville utilisent une clé au lieu d'un mot de passe. Chaque clé a un rôle et une fin.
key-once = Voici la clé. Elle n'est montrée que maintenant : copiez-la.
key-name = Son usage
key-name-hint = Pour savoir plus tard quel programme l'utilise.
key-days = Jours de validité
key-make = Créer la clé
key-new = Une nouvelle clé
key-revoke = Révoquer
made = Créée
used = Dernier usage
city-name = Nom de la ville
city-country = Pays
city-country-hint = Deux lettres, comme FR ou BE.
city-timezone = Fuseau horaire
city-timezone-hint = Ses jours civils sont ceux des rapports : Europe/Paris.
city-languages = Langues
city-languages-hint = Codes séparés par des virgules, la vôtre d'abord : fr, en, ar
city-population = Habitants
city-population-hint = Combien de personnes vivent dans la ville. Elle est comparée à celles de sa taille.
setting-bad-population = Écrivez combien de personnes y vivent, de 1 à 50 000 000.
city-lau = Code LAU
city-lau-hint = Le code de votre unité administrative locale chez Eurostat.
city-logo = Logo
city-logo-use = Utiliser cette image
city-logo-now = Le logo actuel
city-logo-hint = PNG, JPEG ou WebP, 64 ko au plus, de 16 à 2 000 pixels de côté. Il figure au-dessus de vos enquêtes.
bad-logo-none = Choisissez un fichier.
bad-logo-kind = Ce fichier n'est pas une image PNG, JPEG ou WebP. Choisissez-en un autre.
bad-logo-bytes = L'image dépasse 64 ko. Enregistrez-la en plus petit.
bad-logo-pixels = Chaque côté doit avoir de 16 à 2 000 pixels.
city-accent = Couleur
city-accent-hint = # et six chiffres hexadécimaux, assez foncé pour du texte blanc : #0a5c36
city-contact-name = Contact : bureau ou personne
city-contact-email = Contact : courriel
city-contact-phone = Contact : téléphone
city-contact-url = Contact : page
city-controller = Qui répond des données
city-controller-hint = Le responsable du traitement (RGPD), avec son adresse. Figure dans la notice de confidentialité.
city-accessibility_contact = Où signaler les défauts d'accessibilité
city-accessibility_contact-hint = Un courriel, ou une adresse commençant par https://
city-comment_days = Jours de conservation des textes écrits
city-comment_days-hint = 30 à 3650. Vide : autant que les réponses. Répétez d'abord.
city-retention_days = Jours de conservation des réponses entières
city-retention_days-hint = 30 à 3650. Vide : toujours. Ce qui est compté reste. Répétez d'abord.
city-answers_min = Plus petit nombre de réponses dont le public voit les résultats
city-answers_min-hint = 5 à 1000. Protège ceux qui ont répondu de leurs voisins.
bad-timezone = Écrivez un fuseau horaire comme Europe/Paris.
bad-languages = Écrivez des codes de langue séparés par des virgules : fr, en, ar
setting-bad-colour = Écrivez # et six chiffres hexadécimaux, comme #0a5c36.
setting-out-of-range = Ce nombre est trop petit ou trop grand.
setting-bad-email = Écrivez une adresse de courriel comme nom@example.org.
setting-bad-url = Écrivez une adresse commençant par https://
setting-bad-phone = Écrivez un téléphone comme +33 1 23 45 67 89.
setting-bad-contact = Écrivez un courriel, ou une adresse commençant par https://
setting-bad-length = Ce texte est trop long.
setting-control-character = Écrivez-le sur une ligne.
notices-title = Ce que les habitants lisent sur vous
notice-privacy = Notice de confidentialité
notice-accessibility = Déclaration d'accessibilité
retention-lead = Que supprimerait-on aujourd'hui ? Demander ne supprime rien.
retention-rehearse = Répéter
retention-preview = Aujourd'hui seraient supprimées { $responses ->
    [0] zéro réponse entière
    [one] une réponse entière
   *[other] { $responses } réponses entières
 } et les paroles de { $comments ->
    [0] zéro commentaire
    [one] un commentaire
   *[other] { $comments } commentaires
 }.
retention-stays = Ce qui est compté reste : chaque nombre du passé est le même ensuite. La suppression se fait seule, une fois par heure, selon les réglages.
retention-set = Aux réglages
audit-lead = Chaque modification et chaque export, le plus récent d'abord. Chaque entrée est scellée avec la précédente : nul ne peut la changer sans que cela se voie.
when = Quand
who = Qui
what = Quoi
object = À quoi
detail = Détails
tab-build = Questions
draft-summary = { $questions ->
    [one] Une question
   *[other] { $questions } questions
 } en { $languages ->
    [one] une langue
   *[other] { $languages } langues
 }. Répondre prend de { $low } à { $high }.
draft-broken = Ce brouillon est illisible.
try = L'essayer
try-lead = Donnez cette adresse à des collègues. Leurs réponses sont gardées à part, comptées nulle part, et jetées à la publication.
preview = Aperçu
preview-lead = Comme un habitant la voit sur un téléphone.
paper = Formulaire papier
page-heading = Page { $number }
page-empty = Pas encore de question sur cette page.
page-add = Ajouter une page
page-title = Titre de la page
page-remove = Retirer la page, garder ses questions
page-more = Modifier cette page
question-add = Ajouter une question
question-gone = Cette question n'est plus là : quelqu'un a modifié l'enquête. Regardez-la telle qu'elle est.
question-code = Code
question-code-hint = Son nom dans les exports et rapports. Gardez-le : un autre code commence une autre série.
back-to-build = Retour aux questions
move-up = ↑ Monter
move-down = ↓ Descendre
required = Réponse obligatoire
prompt = Ce qui est demandé
hint = Aide en dessous
missing = Manque
measure = Lue comme
measure-hint = Tire des réponses un chiffre comparable à d'autres enquêtes.
measure-none = Rien de particulier
measure-csat = Part de satisfaits (CSAT)
measure-govuk = Score de satisfaction, 0 à 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Temps gagné
measure-sdg-found = A trouvé ce qu'il cherchait (portail numérique unique)
measure-sdg-rating = Étoiles (portail numérique unique)
kind-rating = Note
kind-choice = Choix
kind-text = Texte
kind-matrix = Plusieurs notes
kind-ranking = Classement
kind-number = Nombre
kind-date = Date
kind-email = Adresse de courriel
kind-statement = Texte sans question
scale-from = Point le plus bas
scale-to = Point le plus haut
point-label = Nom du point { $point }
style = Aspect
style-faces = Visages
style-stars = Étoiles
style-numbers = Nombres
satisfied-from = Compte comme satisfait à partir de
satisfied-from-hint = Le point le plus bas qui compte. Vide : les deux meilleurs de cinq.
multiple = Plusieurs choix possibles
segment = Donner aussi chaque chiffre selon cette question
entry-label = Option { $number }
entry-other = Option { $number } : avec une ligne pour écrire
entry-exclusive = Option { $number } : rien d'autre avec elle
entry-reversed = Ligne { $number } : formulée à l'inverse (une valeur élevée est mauvaise)
unit = Unité
number-min = Le plus petit
number-max = Le plus grand
number-decimals = Décimales
multiline = Plusieurs lignes
max-chars = Caractères au plus
condition-none = Toujours montrée
condition-question = Condition { $number } : seulement si
condition-is = Condition { $number } : comment
condition-value = Condition { $number } : quoi
condition-join = Quand il y a plusieurs conditions
condition-all = Toutes doivent tenir
condition-any = Une suffit
only-if = Seulement si { $what }
join-and = et
join-or = ou
is-not = non ({ $what })
is-equal = « { $question } » est { $value }
is-other = « { $question } » n'est pas { $value }
is-at-most = « { $question } » est { $value } ou moins
is-at-least = « { $question } » est { $value } ou plus
is-less = « { $question } » est moins de { $value }
is-more = « { $question } » est plus de { $value }
is-including = « { $question } » contient { $value }
is-answered = on a répondu à « { $question } »
is-in = « { $question } » est parmi { $value }
is-equal-short = est
is-other-short = n'est pas
is-at-most-short = est au plus
is-at-least-short = est au moins
is-less-short = est moins de
is-more-short = est plus de
is-including-short = contient
is-answered-short = a une réponse
survey-texts = Titre, introduction, merci, jours
survey-title = Titre
survey-intro = Introduction
survey-thanks = Merci
opens-on = Premier jour
closes-on = Dernier jour
languages-title = Langues
languages-table = Traductions
language-first = Écrite en
language-add = Autre langue
language-hint = Un code comme sv ou uk. Décochez une langue pour la retirer avec ses textes.
translation-whole = Complète
translation-missing = { $count ->
    [one] Un texte manque
   *[other] { $count } textes manquent
 }
auto-saved = Enregistré.
auto-conflict = Non enregistré : quelqu'un d'autre a modifié l'enquête. Appuyez sur le bouton pour voir les deux.
auto-faulty = Pas encore enregistré :
conflict-title = Deux personnes ont modifié ceci
conflict-lead = Quelqu'un a modifié l'enquête pendant que vous y travailliez. Rien n'est perdu : voici les deux.
conflict-theirs-title = Seulement dans la sienne, qui est enregistrée
conflict-theirs = Continuer avec la sienne
conflict-mine-title = Seulement dans la vôtre, qui n'est pas enregistrée
conflict-mine = Enregistrer la mienne à sa place
advice = Conseil
advice-title = Avant de publier
advice-many-questions = { $number } questions, c'est beaucoup. Les habitants donnent trente secondes à une enquête.
advice-all-required = Il faut répondre à tout. Qui ne peut répondre à une question s'en va.
advice-no-comment = Il n'y a pas de place pour un commentaire : vous saurez combien étaient satisfaits, pas pourquoi.
advice-scale-without-labels = Nommez les deux bouts de l'échelle, sinon nul ne sait lequel est bon.
advice-many-options = { $number } options, c'est beaucoup à lire. Groupez-les ou demandez-en moins.
advice-personal-data = Dites pourquoi vous demandez l'adresse, et qu'on peut la laisser vide.
advice-long-prompt = { $number } mots, c'est beaucoup pour une question.
advice-double-question = Ceci semble demander deux choses. Demandez-en une.
advice-leading-question = Ceci semble vouloir une certaine réponse. Demandez de façon neutre.
advice-shouting = Les capitales se lisent mal.
advice-positive-scale = Aucune ligne n'est marquée comme inversée : ce n'est pas la System Usability Scale (SUS) habituelle, mais une autre mesure. Cochez les cinq lignes négatives.
advice-hard-to-read = Les textes sont difficiles à lire (LIX { $number }). Prenez des mots et des phrases plus courts.
tab-translate = Traduire
translate-lead = { $count ->
    [0] Tout est traduit : { $language }.
    [one] Un texte manque : { $language }.
   *[other] { $count } textes manquent : { $language }.
 }
translate-alone = Cette enquête est dans une seule langue. Ajoutez-en d'abord une autre.
translate-to = Vers
translate-missing = Manque
translator-title = Un fichier pour le traducteur
translator-lead = Le fichier est un tableau : clé, original, traduction. Il s'ouvre dans toute suite bureautique. Envoyez-le, et reprenez-le ici à son retour.
translator-out = Télécharger le fichier
translator-in = Le fichier revenu
translator-text = Ou son texte
translator-in-hint = Si vous ne pouvez pas choisir de fichier : ouvrez-le comme texte et collez-le en entier, avec sa première ligne.
translator-letters = Les lettres du fichier sont illisibles. Enregistrez-le en « CSV UTF-8 » et choisissez-le à nouveau.
translator-take = Prendre les traductions
translator-taken = { $count ->
    [one] Un texte a été pris.
   *[other] { $count } textes ont été pris.
 }
translator-unknown = Ligne { $line } : rien dans l'enquête n'a la clé { $key }.
translator-broken = Le fichier est illisible à partir de la ligne { $line }.
tab-publish = Publier
publish-state = Cette enquête est : { $state }.
publish-title = Publier
publish-lead = Les habitants voient aussitôt la nouvelle version. Qui a l'ancienne ouverte peut encore l'envoyer pendant sept jours. Les versions publiées ne changent jamais.
publish-wording-lead = Le texte d'une question a changé. Dites pour chacune si elle demande toujours la même chose. Si c'est une autre question, ses résultats repartent de zéro et les anciens sont montrés à part.
publish-wording = Avant : « { $before } » Maintenant : « { $after } »
wording-same = La même question : compter ensemble les anciennes et les nouvelles réponses
wording-another = Une autre question : repartir de zéro
publish-note = Ce qui a changé
publish-note-hint = Pour vos collègues, et pour vous dans un an.
publish = Publier
publish-same = Le brouillon est ce que voient les habitants.
publish-changes = Ce qui change
publish-changed = Quelqu'un a modifié le brouillon entre-temps. Regardez-le de nouveau.
publish-never = L'enquête n'a jamais été publiée.
publish-no-questions = Ajoutez au moins une question.
publish-missing = { $count ->
    [one] Une traduction manque.
   *[other] { $count } traductions manquent.
 }
series-breaks-lead = { $count ->
    [one] La série d'une question se rompt : ses nombres avant et après ne se comparent pas.
   *[other] Les séries de { $count } questions se rompent : leurs nombres avant et après ne se comparent pas.
 }
series-goes-on = Toute série qui continue reste comparable, sauf si la prudence est demandée ci-dessous.
series = Série de ses nombres
series-continues = Continue
series-with-care = Continue, à comparer avec prudence
series-breaks = Se rompt
series-starts = Commence
series-ends = Finit
change = Ce qui a changé
change-added = nouvelle
change-removed = retirée
change-prompt = formulation
change-texts = traductions
change-required = obligation
change-condition = condition
change-measure = lecture
change-scale = échelle
change-labels = noms
change-bar = ce qui compte comme satisfait
change-rows = lignes
change-several = une ou plusieurs
change-options = options
change-kind = type de question
change-details = limites
change-title = titre
change-intro = introduction
change-thanks = merci
change-languages = langues
change-window = jours
change-order = ordre
change-primary = mesure principale
change-wording = autre question
change-polarity = lignes formulées à l'envers
change-unit = unité
change-other = réponse libre parmi les options
change-position = place dans l'enquête
change-placement-mix = autre répartition des accès
change-action = mesure prise
version = Version
versions-title = Versions publiées
published-at = Publiée
close = Fermer l'enquête
close-title = Fermer
close-lead = Les habitants apprennent que l'enquête est finie. Les réponses données restent.
copy = Copier
copy-title = Copier ou partager
preview-responses-title = Réponses par le lien d'essai
preview-responses-show = Réponses par le lien d'essai
preview-responses-lead = Elles ne sont comptées nulle part, et jetées à la publication.
sent-at = Envoyée
answers = Réponses
tab-placements = La proposer
placements-lead = Chaque lieu a sa propre adresse, pour voir d'où viennent les réponses.
placements-none = Où les habitants verront-ils l'enquête ? Ajoutez un lieu : un code QR au guichet, un lien dans une lettre, un bouton sur votre page.
placements-unpublished = L'enquête n'est pas publiée : ces adresses ne mènent encore nulle part.
placement = Lieu
placement-kind = Ce que c'est
placement-name = Nom
placement-name-hint = Par exemple : guichet 2, lettre de mai.
placement-link = Lien
placement-button = Bouton sur votre page
placement-widget = Fenêtre sur votre page
placement-iframe = Cadre dans votre page
placement-email = Lien dans un message
placement-qr = Code QR
placement-kiosk = Écran au guichet
placement-staff = Saisie par le personnel
placement-api = Programme
placement-paste = Collez ceci dans votre page :
placement-more = Retirer ce lieu
placement-remove-text = L'adresse marche toujours et reste comptée sous son nom.
poster-png = Affiche A4 (PNG)
poster-svg = Affiche (SVG)
qr-png = Code QR (PNG)
qr-svg = Code QR (SVG)
qr-of = Code QR de { $name }
enter-answers = Saisir des réponses
tab-results = Résultats
results-none = Cette enquête n'est pas encore publiée. Les résultats seront ici.
summary-satisfied = { $percent } étaient satisfaits.
percentage-points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
points = { $count ->
    [one] { $shown } point
   *[other] { $shown } points
 }
summary-up = Hausse par rapport à la période du { $from } au { $to } : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }). Le changement est significatif.
summary-down = Baisse par rapport à la période du { $from } au { $to } : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }). Le changement est significatif.
summary-unchanged = Inchangé, à { $margin } près, par rapport à la période du { $from } au { $to } : différence { $difference } (intervalle de confiance à 90 % : { $low } à { $high }).
summary-too-few = Il y a trop peu de réponses pour dire s’il y a un changement par rapport à la période du { $from } au { $to } : différence { $difference } (intervalle de confiance à 95 % : { $low } à { $high }).
not-compared-no-earlier = Non comparé : il n’y a pas de chiffres du { $from } au { $to }.
not-compared-asked-differently = Non comparé : la question était posée autrement auparavant.
not-compared-placements-differ = Non comparé : les réponses venaient auparavant d’autres emplacements.
not-compared-too-few = Non comparé : il y a trop peu de réponses.
not-compared-not-tested = Non comparé : l’évolution de ce chiffre n’est pas testée.
summary-interval = Avec 95 % de confiance, { $low } à { $high }. { $count ->
    [one] Une réponse
   *[other] { $count } réponses
 }, du { $from } au { $to }.
summary-no-interval = Trop peu de réponses pour un intervalle de confiance. { $count ->
    [one] Une réponse
   *[other] { $count } réponses
 }, du { $from } au { $to }.
figures-note = Ce sont les avis des personnes qui ont choisi de répondre. L’intervalle ne couvre que le hasard, pas les personnes qui n’ont pas répondu.
norms-text = Villes ayant le même type de service ({ $from } – { $to }, nombre de villes : { $cities }) : la moitié des résultats se situe entre { $low } et { $high }. La médiane est { $median }.
summary-responses = { $count ->
    [0] Personne n'a répondu dans cette période.
    [one] Un habitant a répondu.
   *[other] { $count } habitants ont répondu.
 }
summary-count = { $count ->
    [one] Une réponse
   *[other] { $count } réponses
 } du { $from } au { $to }.
summary-comments = { $count ->
    [one] Un nouveau commentaire
   *[other] { $count } nouveaux commentaires
 }
summary-held = { $count ->
    [one] Une réponse vous attend
   *[other] { $count } réponses vous attendent
 }
segment-filter = Groupe
segment-title = Selon la réponse à : { $question }
segment-lowest = Valeur la plus basse
segment-note = La valeur la plus basse vient en premier. Là où les intervalles se recoupent, la différence peut être due au hasard.
segment-blank = Non indiqué
bad-one-group = Choisissez un groupe ou seulement les liens vérifiés, pas les deux.
seen-as = Chiffres
seen-as-live = En direct
seen-as-public = Publiés, comme tout le monde les voit
published-figures = Ce sont les chiffres publiés, du { $from } au { $to }. Les nombres sont des multiples de { $base }, afin que personne ne puisse être reconnu ; la somme des parties peut différer du total.
published-figures-exact = Ce sont les chiffres publiés, du { $from } au { $to }.
published-none = Aucun chiffre n’est encore publié. Les premiers paraissent le lendemain du jour où au moins { $min } personnes ont répondu.
who-counts = Les chiffres publiés demandent un nombre minimal de réponses. Comptent pour ce minimum : chaque réponse par un lien vérifié ; une par réseau et par période ; une en 10 minutes depuis un écran au guichet ou depuis le lien de saisie par le personnel. Si beaucoup de personnes partagent un réseau, comme dans un bureau ou une école, utilisez-y des liens vérifiés.
who-waits = Réponses pas encore publiées : { $count }. Comptent pour le minimum de { $min } : { $credited }.
published-runs = Ce groupe a des chiffres publiés pour { $told } périodes sur { $of }.
bad-one-filter = Les chiffres publiés n’ont qu’un filtre à la fois, et pas par version.
came-by = Venu par
came-verified = Seulement par un lien vérifié
summary-verified = { $count ->
    [one] L'une est venue par un lien vérifié.
   *[other] { $count } sont venues par des liens vérifiés.
 }
trend-title = { $percent } satisfaits sur toute la période
trend-description = La part de satisfaits au fil du temps, avec son intervalle à 95 % en bande. Une ligne pointillée marque où la question a changé.
marks-title = Changements
marks-lead = Des lignes pointillées marquent ces jours. Comparez avec prudence les chiffres d'avant et d'après ; là où la courbe s'interrompt, ils ne sont pas comparables.
marks-day = Jour
since-version = { $label } (depuis la version { $version })
only-in-versions = { $label } (seulement dans la version { $versions })
earlier-figures = Chiffres antérieurs, de la version { $versions }. Ils ne sont pas comparables aux plus récents.
control-chart = Carte de contrôle
control-chart-link = Carte de contrôle : y a-t-il un changement d’un mois à l’autre ?
control-chart-unmeasured = Aucune question de cette enquête n’a de mesure pour une carte de contrôle. Choisissez d’abord une mesure pour une question.
control-chart-few = Il n’y a pas encore de limites. Il faut 8 points depuis la dernière référence, chacun avec 30 réponses ou plus.
control-chart-none = Aucun signal depuis la dernière référence, dans les mois jusqu’au { $day }.
control-chart-signals = { $count ->
    [one] 1 signal depuis la dernière référence, dans les mois jusqu’au { $day }.
   *[other] { $count } signaux depuis la dernière référence, dans les mois jusqu’au { $day }.
 }
control-chart-rules = Un signal est un point hors des limites, ou le huitième point de suite ou un suivant du même côté de la ligne centrale. Chaque point est un mois complet. Les mois de moins de 30 réponses sont joints au suivant. Les 12 premiers points donnent les limites.
control-chart-description = Valeurs par mois. La ligne horizontale pointillée est la ligne centrale, et la bande se trouve entre les limites. Les triangles sont des signaux. Une ligne verticale pointillée marque une nouvelle référence ou un changement de la question.
control-limits = Limites
signal = Signal
signal-beyond = Hors des limites
signal-eight = Huit de suite du même côté
phase-first = Première référence
phase-baseline = Référence à partir du { $day } : { $reason }
phase-measure = Après un changement de la question
baselines-title = Références
baseline-new = Une nouvelle référence
baseline-first-day = Premier jour
baseline-first-day-hint = Le jour où une amélioration a pris effet ou où la question a changé. Le mois qui le contient est laissé de côté, sauf si c’est le premier du mois.
baseline-reason = Raison
bad-baseline-reason = Écrivez une raison de 200 caractères au plus.
bad-baseline-day = Cette question a déjà une référence à partir de ce jour, ou l’enquête en a trop.
chart-most = Le plus souvent : { $answer } ({ $percent })
chart-bars = Barres : la part de chaque réponse. Le trait au bout d'une barre est son intervalle à 95 %. Le tableau donne les mêmes chiffres.
chart-dots = Points : la moyenne de chaque partie. Le trait à travers un point est son intervalle à 95 %. Le tableau donne les mêmes chiffres.
chart-columns = Colonnes : la part des réponses dans chaque tranche. Le tableau donne les mêmes chiffres.
part = Partie
mean-value = Moyenne
from-value = À partir de
begins-on = Dès
show-numbers = Montrer les nombres
answered = { $answered ->
    [one] Une réponse
   *[other] { $answered } réponses
 }, { $skipped } l'ont laissée
mean = Moyenne { $mean }
answer = Réponse
proportion = Part
count = Nombre
interval = Intervalle à 95 %
funnel-title = De la vue à l'envoi
seen = Vue
started = Commencée
submitted = Envoyée
response-rate = Taux de participation
completion-rate = Taux d'achèvement
tab-comments = Commentaires
comments-lead = { $new } nouveaux, { $acknowledged } vus, { $done } faits.
comments-none = Personne n'a encore écrit. Les commentaires seront ici, sans les données personnelles reconnues.
comments-nothing = Aucun commentaire ne convient. Demandez moins.
comment-words = Mots
comment-new = Nouveau
comment-acknowledged = Vu
comment-done = Fait
comment-owner = Qui s'en occupe
comment-change = Classer
tag = Étiquette
tags = Étiquettes, séparées par des virgules
tab-held = Réponses en attente
held-none = Rien n'attend. Ici viennent les réponses qui semblent d'un programme : elles ne sont dans aucun nombre avant votre décision.
held-lead = Ces réponses semblent d'un programme. Elles ne sont dans aucun nombre avant votre décision.
held-accept = Compter
held-reject = Supprimer
suspicion-too-fast = Envoyée plus vite qu'on ne lit
suspicion-honeypot = Un champ que personne ne voit a été rempli
suspicion-no-work = Le navigateur n'a pas fait le travail demandé
tab-actions = Vous avez dit, nous avons fait
actions-none = Notez ce que les habitants ont dit et ce que vous avez fait. C'est pour cela qu'ils répondent.
actions-lead = Ce que les habitants ont dit, ce que vous avez fait, et ce qui en est venu.
actions-caution = Les villes agissent là où les valeurs sont basses, et les valeurs basses remontent souvent d’elles-mêmes. Comparez avec des services où rien n’a changé.
action-new = Une nouvelle action
action-question = Suivre cette mesure
action-public = Tout le monde peut la lire
said = Vous avez dit
did = Nous avons fait
bad-said = Écrivez ce que les habitants ont dit, en 1000 caractères au plus.
bad-did = Écrivez ce que la ville a fait, en 1000 caractères au plus.
done-on = Fait le
done-on-hint = Vide tant que c'est prévu.
decided-on = Décidé le
decided-on-hint = Les 12 mois avant ce jour sont comparés. Laissez vide si la décision et l’action sont du même jour.
effective-from = En vigueur depuis
effective-from-hint = Les réponses à partir de ce jour sont comparées. Laissez vide si c’est le jour de l’action.
bad-effective-from = L’entrée en vigueur ne peut pas précéder le jour de la décision
bad-decided-on = La date de la décision ne doit pas être après celle de la réalisation
bad-period = Le premier jour ne doit pas être après le dernier
planned = Prévu
is-public = Public
is-not-public = Non public
no-answers = pas de réponses
before-after = Avant ({ $before_period }) : { $before }. Après ({ $after_period }) : { $after }.
effect-up = La hausse est significative : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }).
effect-down = La baisse est significative : { $change } (intervalle de confiance à 95 % de la différence : { $low } à { $high }).
effect-unchanged = Inchangé, à { $margin } près : différence { $difference } (intervalle de confiance à 90 % : { $low } à { $high }).
effect-too-few = Il y a trop peu de réponses pour dire s’il y a un changement : différence { $difference } (intervalle de confiance à 95 % : { $low } à { $high }).
tab-alerts = Seuils
alerts-lead = Fixez la valeur la plus basse acceptable d’une mesure. Des fenêtres de jours se suivent à partir du jour où vous ajoutez le seuil. Une alerte commence quand la dernière fenêtre est sous la valeur et que les deux dernières ensemble le sont plus que le hasard ne l’explique (intervalle de confiance à 99 %). Elle prend fin quand les deux dernières ensemble atteignent la valeur.
alerts-unmeasured = Aucune question de cette enquête n'a encore de mesure.
alert-new = Un nouveau seuil
alert-below = En dessous depuis le { $day }
alert-not-below = Pas en dessous
alert-waits = Premier contrôle après le { $day }
alert-next = prochain contrôle après le { $day }
threshold = Seuil
threshold-words = sous { $bar } en { $days } jours, avec { $answers } réponses ou plus
threshold-bar = Sous cette valeur
threshold-bar-hint = Une part en pour cent, toute autre mesure dans son unité. Ce qui est possible figure entre parenthèses.
threshold-days = Jours regardés ensemble
threshold-answers = Réponses au moins
bad-question = Choisissez une question qui a une mesure.
bad-bar = Écrivez un nombre supérieur à { $low } et jusqu'à { $high }.
bad-days = Écrivez de 1 à 366 jours.
bad-answers-min = Écrivez au moins une réponse.
current-state = Où cela en est
letter-end = Urbivox envoie cette lettre tout seul. Merci de ne pas y répondre.
letter-invitation-subject = Invitation : { $city }
letter-invitation-text = Bonjour,

    vous êtes invité à travailler aux enquêtes : { $city }. Ouvrez cette adresse et appuyez sur le bouton :

    { $address }

    Elle vaut 14 jours et sert une fois.
letter-reset-subject = Un nouveau mot de passe
letter-reset-text = Bonjour,

    quelqu'un a demandé un nouveau mot de passe pour votre compte. Si c'était vous, ouvrez cette adresse :

    { $address }

    Elle vaut une heure et sert une fois. Sinon, ne faites rien : votre mot de passe reste le même.
letter-sign-in-subject = Nouvelle connexion à votre compte
letter-sign-in-text = Bonjour,

    quelqu'un s'est connecté à votre compte depuis un navigateur que nous n'avions pas encore vu :

    { $client }

    Si ce n'était pas vous, changez aussitôt votre mot de passe et fermez cette session sur la page de votre compte.
letter-admitted-subject = { $city } est admise
letter-admitted-text = Bonjour,

    { $city } est admise. Ouvrez cette adresse pour commencer : { $address }
letter-application-subject = Une ville demande à participer
letter-application-text = Bonjour,

    une ville demande à participer, et son adresse est confirmée. Décidez-en ici :

    { $address }
withheld = Non montré : cela repose sur trop peu de réponses.
measures = Mesures
measure-value = Valeur
measure-name = Mesure
take-title = Emporter
take-responses-csv = Réponses en CSV
take-responses-bom = Réponses en CSV pour tableurs
take-responses-ndjson = Réponses en NDJSON
take-numbers-csv = Chiffres en CSV
take-numbers-ndjson = Chiffres en NDJSON
take-period = Période et filtres comme ci-dessus : du { $from } au { $to }.
take-hint = Qui emporte des réponses figure dans le journal.
tab-indicators = Indicateurs
indicators-so-far = { $percent } jusqu’ici : { $answered } indicateurs sur { $all } ont une réponse.
indicators-how = Oui, non ou vide, qui compte comme non. Un oui demande une preuve. Là où les enquêtes disent quelque chose, c’est proposé avec une preuve prête : reprenez-la ou écrivez la vôtre. Personne d’autre ne voit cela avant la publication.
indicators-proposed-yes = Les enquêtes proposent : oui.
indicators-proposed-no = Les enquêtes proposent : non.
indicators-proposed-open = Les enquêtes n’ont pas assez de réponses pour le dire.
indicators-suggested = Ce que les enquêtes apportent :
indicators-survey-year = Preuves de vos enquêtes de { $year }
indicators-other-year = Voir les preuves de { $year }
indicators-take = Reprendre
indicators-answer = Réponse
indicators-evidence = Preuve
indicators-blank = Laisser vide
indicators-publish = Publier une édition
indicators-year = Année
indicators-open = Voir la comparaison
proposal-closing = Période : du { $from } au { $to }. Résultats : { $address }
proposal-closing-so-far = Période : du { $from } au { $to }, jusqu’ici. Résultats : { $address }
proposal-largest = Enquête avec le plus de réponses : { $value } (intervalle à { $confidence } de { $low } à { $high }, { $method } ; n = { $n } ; définition { $definition }).
proposal-largest-alone = Enquête avec le plus de réponses : { $value } (n = { $n } ; définition { $definition }).
proposal-satisfaction-measured = La satisfaction est mesurée après l’utilisation du service. Enquêtes : { $surveys } ; réponses : { $answers } ; méthodes : { $methods }. { $largest }
proposal-satisfied-share = { $hits } réponses sur { $n } étaient satisfaites : { $value } (intervalle à { $confidence } de { $low } à { $high }, Wilson ; définition { $definition }).
proposal-weighted = Pondéré par { $segment } ({ $source }, { $year }) : { $value } (intervalle à { $confidence } de { $low } à { $high } ; n = { $n }).
proposal-feedback = Les usagers donnent leur avis dans des enquêtes structurées (par { $channels }). Services : { $services } ; réponses : { $answers }.
proposal-usability = La facilité d’utilisation est évaluée avec un outil standard. Enquêtes : { $surveys }. { $largest }
proposal-time-saved = Le temps que gagnent les citoyens est mesuré. Enquêtes : { $surveys }. { $largest }
proposal-supported = { $statement } Réponses : { $answers }.
proposal-open = L’intervalle contient le seuil de { $threshold } : on ne sait pas si la part le dépasse.
proposal-year-running = L’année { $year } n’est pas terminée. Il y aura une proposition à la fin.
proposal-too-few = Il y a moins de { $min } réponses.
proposal-groups-small = La part n’est pas pondérée par { $segment }, car ces groupes ont trop peu de réponses : { $groups }.
proposal-answers-needed = À proportion égale, environ { $answers } réponses de plus trancheraient.
proposal-other-measures = Les enquêtes qui mesurent autrement que { $definition } sont laissées de côté.
proposal-few-quarters = « Habituellement » est proposé à partir de { $needed } trimestres avec des réponses ; il y en a { $quarters } jusqu’ici.
proposal-no-satisfaction = Aucune enquête avec assez de réponses ne mesure la satisfaction sur cette période.
proposal-no-share = Aucune enquête avec assez de réponses ne mesure la part de citoyens satisfaits sur cette période.
proposal-no-feedback = Aucune enquête n’a assez de réponses sur cette période.
proposal-no-usability = Aucune enquête avec assez de réponses n’utilise d’outil standard de facilité d’utilisation (SUS, UMUX-Lite) sur cette période.
proposal-no-time-saved = Aucune enquête avec assez de réponses ne demande le temps gagné sur cette période.

# The audit log and the security log of the whole installation.
tab-security = Journal de sécurité
audit-scope = Concerne
audit-installation = Toute l’installation
audit-everything = Tout, chaque ville aussi
audit-who = Par ou pour (adresse électronique ou nom)
audit-action = L’action commence par
audit-head = Prouver plus tard que rien n’a été retiré
audit-head-text = Voici le numéro et l’empreinte de la dernière entrée. Conservez-les hors de ce serveur. « urbivox verify --audit-head » vérifie ensuite que le journal la contient toujours.
audit-removed = personne supprimée { $id }
audit-unknown = adresse inconnue { $id }
audit-bad-scope = Choisissez ce que les entrées concernent.
audit-bad-day = Écrivez un jour, par exemple 2026-03-01.
audit-bad-page = Cette page n’existe pas. Commencez par les entrées les plus récentes.
audit-bad-action = Utilisez des lettres, des traits d’union et des points, par exemple person.role.
security-lead = Connexions, codes, formulaires et clés refusés, comptés par heure et conservés { $days } jours. Ce qui a été saisi n’est pas conservé.
security-last = Dernière fois
security-where = Où
security-count = Combien de fois
security-nobody = personne de connu
security-others = beaucoup d’autres
security-typed = compte inconnu { $id }
security-sign-in-wrong = Adresse ou mot de passe incorrect
security-sign-in-locked = Connexion bloquée après des échecs
security-sign-on-refused = Connexion avec le compte de la ville refusée
security-code-wrong = Code incorrect
security-code-locked = Codes bloqués après des échecs
security-password-wrong = Mot de passe incorrect pendant une session
security-form-refused = Formulaire qui ne venait pas d’ici
security-permission-refused = Non autorisé par le rôle
security-key-wrong = Clé d’API incorrecte ou expirée
# Forms that are not understood
refused-unclear = Nous ne comprenons pas ce formulaire
refused-unclear-text = Rien n'a été modifié. Revenez en arrière, rechargez la page et renvoyez le formulaire.
bad-choice = Choisissez une des options proposées.
bad-whole-number = Écrivez un nombre entier de { $low } à { $high }.
bad-day = Écrivez un jour comme 2026-03-01.
bad-role-lines = Écrivez un groupe par ligne, et son rôle après un signe égal : feedback-team = editor
translator-none = Choisissez un fichier ou collez son texte.
# Identities, connected sign-ins and domains
join-sign-in-first = Cette adresse a déjà un compte. Connectez-vous à ce compte, puis acceptez l'invitation.
account-by-provider = Vous vous êtes connecté avec votre compte de { $city }. Votre nom, votre mot de passe et votre second facteur y sont gérés. Rien ne peut être modifié ici.
connect-title = Connexions liées
connect-lead = Liez la connexion de votre ville à ce compte. Elle ouvre alors cette ville sans votre mot de passe. Elle n'ouvre rien d'autre et ne peut pas modifier votre compte.
connect-none = Aucune ville n'a mis en place l'authentification unique.
connect-go = Lier
disconnect = Dissocier
done-connected = La connexion est liée à votre compte.
done-disconnected = La connexion n'est plus liée à votre compte.
done-domain = Le domaine est confirmé.
domain = Domaine
domains-title = Domaines des villes
domains-lead = La connexion d'une ville n'admet que des personnes dont l'adresse électronique appartient à un domaine confirmé. Confirmez un domaine quand vous savez qu'il appartient à la ville. Une ville peut aussi le confirmer par un enregistrement DNS.
domains-none = Aucune ville ne demande de domaine.
domain-confirmed = Confirmé
domain-confirmed-since = Confirmé le { $day }. Les personnes ayant une adresse de ce domaine peuvent se connecter.
domain-unconfirmed = Non confirmé
domain-open = Personne ne peut encore se connecter avec une adresse de ce domaine. Ajoutez cet enregistrement au DNS du domaine et appuyez sur le bouton, ou demandez aux responsables de cette installation de confirmer le domaine.
domain-taken = Ce domaine appartient à une autre ville. Demandez aux responsables de cette installation.
domain-no-record = L'enregistrement n'est pas encore là, ou il dit autre chose. Un nouvel enregistrement peut mettre quelques heures à être visible partout.
domain-not-looked-up = Le DNS n'a pas répondu. Réessayez dans une minute.
domain-check = Vérifier l'enregistrement
domain-confirm = Confirmer
domain-release = Retirer
# Accounts: asked again, looked after
confirm-title = Confirmez que c'est bien vous
confirm-lead = Cette modification est importante et vous avez saisi votre mot de passe il y a plus de { $minutes } minutes. Saisissez-le pour continuer. Rien de ce que vous avez écrit n'est perdu.
confirm-lead-either = Cette modification est importante et vous vous êtes identifié il y a plus de { $minutes } minutes. Saisissez un code de votre second facteur ou votre mot de passe. Rien de ce que vous avez écrit n'est perdu.
confirm-go = Confirmer et continuer
confirm-back = Revenir sans rien changer
confirm-provider = Cette modification est importante et vous vous êtes connecté avec le compte de votre ville il y a plus de { $minutes } minutes. Connectez-vous de nouveau par ce compte, puis recommencez.
factor-needed = Votre rôle demande un second facteur. Configurez-le pour continuer.
factor-on-already = Un second facteur est déjà actif. Désactivez-le d'abord avec un de ses codes.
accounts-title = Personnes
accounts-search = Nom, adresse ou ville
accounts-none = Personne n'a été trouvé.
accounts-next = Autres personnes
account-last = Dernière connexion
account-never = Jamais
account-no-role = Aucun rôle
account-all-cities = Toutes les villes
account-roles = Rôles
factor-policy-title = Qui doit avoir un second facteur
factor-policy-lead = Qui a l'un de ces rôles et aucun second facteur doit en configurer un avant qu'une autre page ne s'ouvre.
account-factor-on = Un second facteur est actif. Réinitialisez-le si cette personne a perdu le téléphone et les codes de secours : elle se connecte alors avec le seul mot de passe et en configure un autre.
account-factor-off = Il n'y a pas de second facteur.
account-factor-reset = Réinitialiser le second facteur
account-sessions = Où cette personne est connectée
account-sessions-none = Cette personne n'est connectée nulle part.
account-sign-out = Clore toutes les sessions
address-title = Adresse électronique
address-new = Nouvelle adresse
address-hint = Toutes les sessions sont closes. Une lettre part à l'ancienne adresse et à la nouvelle.
address-change = Changer l'adresse
address-taken = Quelqu'un d'autre a cette adresse.
account-remove-title = Supprimer cette personne
account-remove = Supprimer cette personne
account-remove-lead = Le compte, ses rôles et ses sessions sont supprimés. Le journal garde ce que cette personne a fait, sous un numéro au lieu de l'adresse. C'est définitif.
last-admin = C'est le dernier administrateur. Nommez d'abord un autre administrateur.
last-owner-of = C'est le dernier responsable de { $cities }. Nommez-y d'abord un autre responsable.
done-factor-reset = Le second facteur a été réinitialisé et toutes les sessions sont closes.
done-sessions-ended = Toutes les sessions sont closes.
done-address = L'adresse a été changée. Les deux adresses reçoivent une lettre.
letter-factor-reset-subject = Votre second facteur a été réinitialisé
letter-factor-reset-text = Bonjour,

    un administrateur a réinitialisé le second facteur de votre compte et clos toutes vos sessions. Connectez-vous avec votre mot de passe, puis configurez de nouveau un second facteur.

    Si vous ne l'avez pas demandé, prévenez tout de suite votre administrateur.
letter-address-before-subject = L'adresse de votre compte a été changée
letter-address-before-text = Bonjour,

    un administrateur a donné une autre adresse électronique à votre compte. Cette adresse ne l'ouvre plus et toutes vos sessions sont closes.

    Si vous ne l'avez pas demandé, prévenez tout de suite votre administrateur.
letter-address-now-subject = Ceci est désormais l'adresse de votre compte
letter-address-now-text = Bonjour,

    un administrateur a fait de cette adresse celle de votre compte. Votre mot de passe et votre second facteur restent les mêmes. Connectez-vous ici :

    { $address }
# Limits and confirmed applications
refused-often = Trop de requêtes
refused-often-text = Beaucoup de requêtes sont venues de votre réseau, ou pour la même chose. Attendez quelques minutes, puis réessayez.
apply-confirm-title = Confirmez votre demande
apply-confirm-lead = Vous avez demandé que votre ville participe. Appuyez sur le bouton pour confirmer que cette adresse est la vôtre. Un administrateur regardera ensuite la demande.
apply-confirm-button = Confirmer
apply-confirmed = Merci. Votre demande est confirmée. Un administrateur va la regarder et vous écrire.
apply-confirm-over = Ce lien n’a jamais été envoyé, ou son délai est passé. Refaites votre demande.
letter-confirm-application-subject = Confirmez votre demande à Urbivox
letter-confirm-application-text = Bonjour,

    quelqu’un a demandé avec cette adresse qu’une ville participe à Urbivox. Si c’était vous, ouvrez cette adresse et appuyez sur le bouton :

    { $address }

    Elle est valable trois jours. Si ce n’était pas vous, ne faites rien : personne ne voit la demande.
# Identity providers that do not answer, or may not be asked
sign-on-away = Le fournisseur n’a pas répondu. Connectez-vous avec votre mot de passe si vous en avez un, ou réessayez dans { $seconds } secondes.
provider-address-refused = Cette adresse ne peut pas être utilisée : le serveur n’est pas accessible à tous. L’exploitant de cette installation peut l’autoriser.

# Services and their types, compared between cities
services-title = Services et leurs types
services-lead = Les villes ne peuvent comparer un service qu’avec des services du même type. Un service sans type n’est comparé à aucun autre.
service-type = Type de service
service-type-hint = Seuls les services du même type sont comparés.
service-type-none = Sans type : pas de comparaison
service-type-change = Changer le type d’un service

# Planner
priorities-title = Que faut-il améliorer en premier ?
priorities-first = À faire en premier : { $names }.
priorities-none = Ces réponses ne montrent pas quelle partie améliorer en premier.
priorities-part = Partie du service
priorities-performance = Satisfaits de cette partie
priorities-importance = Importance, en points
priorities-gain = Gain possible, en points
priorities-mark = À faire en premier
priorities-note = Importance : de combien de points de pourcentage la satisfaction globale est plus élevée chez les personnes satisfaites de cette partie que chez les autres. Gain possible : de combien de points la satisfaction globale augmenterait si les autres devenaient comme elles. L’intervalle de confiance à 95 % est entre parenthèses. Les chiffres montrent un lien, pas une cause. 3 parties au plus sont nommées, et seulement si le hasard seul n’explique pas le gain.
plan-title = Combien de réponses vous faut-il ?
plan-rate = Ce questionnaire reçoit environ { $rate } réponses par jour, du { $from } au { $to }.
plan-assumed = Personne n’a encore répondu : { $percent } est supposé.
plan-goal = Objectif
plan-duration = À ce rythme
plan-never = Impossible avec ce pourcentage
plan-each = { $count } dans chacune des 2 périodes
plan-change = voir un changement de { $from } à { $to }
plan-difference = voir un changement de { $size }
plan-width = connaître le pourcentage à ± { $size } points près
plan-above = montrer que plus de { $percent } sont satisfaits
plan-told = montrer des chiffres au public
plan-note = Un changement se voit dans 4 cas sur 5, avec une confiance de 95 %.
plan-days = { $count ->
    [one] environ 1 jour
   *[other] environ { $count } jours
 }
plan-weeks = { $count ->
    [one] environ 1 semaine
   *[other] environ { $count } semaines
 }

# Population of the city, for weighting
margins-title = Chiffres de population
margins-lead = Indiquez comment la population de votre ville se répartit en groupes, par exemple par quartier ou par âge. Les résultats des questionnaires qui demandent le groupe sont alors aussi affichés pondérés.
margins-new = Saisir ou remplacer les chiffres
margins-options = Options
margins-share = Part de la population
margins-segment = Code de la question
margins-segment-hint = Le code de la question sur le groupe, par exemple district. Il figure sur la page de la question.
margins-source = Source des chiffres
margins-source-hint = Affichée à côté des résultats pondérés.
margins-year = Année des chiffres
margins-table = Groupes
margins-table-hint = Une ligne par groupe : le code de l’option, puis un pourcentage ou un nombre de personnes, par exemple north;25. Réunissez les petits groupes avec +, par exemple north+east;40. Vous pouvez coller depuis un tableur. Une troisième colonne peut contenir le code LAU.
margins-file = Ou un fichier CSV
margins-too-many = Il y a des chiffres pour trop de questions. Supprimez-en d’abord.
bad-margins-segment = Saisissez le code d’une question, par exemple district
bad-margins-source = Saisissez la source des chiffres
bad-margins-year = Saisissez l’année des chiffres
bad-margins-groups = Saisissez de 2 à 200 groupes
bad-margins-line = Ligne { $line } : saisissez une option et son nombre, par exemple north;25
bad-margins-group = Groupe { $number } : saisissez chaque option une fois par son code, et un nombre supérieur à 0

# Weighted results
weighted-title = Résultats pondérés
weighted-by = Pondéré selon la population par « { $by } » ({ $source }, { $year }). D’autres différences subsistent.
weighted-by-placement = Comme si les réponses venaient des mêmes emplacements qu’en { $year }. D’autres différences subsistent.
weighted-raw = Selon les réponses
weighted-value = Pondéré
weighted-note = Remarques
weighted-answers = { $count ->
    [one] 1 réponse pondérée, équivalant à { $effective }.
   *[other] { $count } réponses pondérées, équivalant à { $effective }.
 }
weighted-left-out = { $count ->
    [one] 1 réponse n’est pas comprise : { $names }.
   *[other] { $count } réponses ne sont pas comprises : { $names }.
 }
weighted-not-said = { $percent } n’ont pas indiqué leur groupe.
weighted-unequal = Certaines réponses comptent plus de 5 fois plus que d’autres. À lire avec prudence.
weighted-few = Non pondéré : trop peu de réponses de { $names }. Réunissez ces groupes avec d’autres.
weighted-filtered = Non pondéré avec ce filtre.
weighted-measure = Non pondéré : ce score ne peut pas être pondéré.
weighted-no-margins = Non pondéré : il n’y a pas de chiffres de population pour { $names }.
weighted-unfit = Non pondéré : les réponses et les chiffres de population ne concordent pas.
mix-changed = Les réponses viennent d’autres emplacements qu’en { $year }. Comparez avec prudence.
mix-same = Les réponses viennent à peu près des mêmes emplacements qu’en { $year }.
weighting-title = Pondération
weighting-lead = La pondération montre les résultats comme si chaque groupe avait répondu dans sa proportion réelle. Elle n’efface pas les autres différences entre ceux qui ont répondu et les autres.
weighting-none = Il faut 2 questions sur des groupes, avec des chiffres de population pour les deux.
weighting-first = Premier groupe
weighting-second = Deuxième groupe
weighting-two = Pondérer par 2 groupes
bad-two-segments = Sélectionnez 2 groupes différents
mix-title = Emplacements
mix-year-is = Les résultats sont comparés aux emplacements de { $year }.
mix-year-none = Les emplacements ne sont encore comparés à rien : la comparaison commence quand 4 trimestres sont publiés ou quand vous choisissez une année.
mix-year = Année de comparaison
mix-year-hint = Laissez vide pour comparer avec les 4 premiers trimestres publiés.
bad-mix-year = Il n’y a pas de réponses de cette année
