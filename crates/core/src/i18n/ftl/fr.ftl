## What every page has

language-name = français
language = Langue
skip-to-content = Aller aux questions
privacy = Données personnelles
accessibility = Accessibilité
anonymous = Sans nom, sans cookies, sans suivi.

## Answering

step-of = Étape { $step } sur { $steps }
error-prefix = Erreur : { $title }
next = Continuer
back = Retour
send = Envoyer
optional = facultatif
choose-several = Vous pouvez choisir plusieurs réponses.
choose-up-to = Choisissez-en { $max } au plus.
choose-at-least = Choisissez-en { $min } au moins.
choose-between = Choisissez-en de { $min } à { $max }.
face-1 = Très mauvais
face-2 = Mauvais
face-3 = Ni bon ni mauvais
face-4 = Bon
face-5 = Très bon
stars = { $count ->
    [one] { $count } étoile
   *[other] { $count } étoiles
}
point-of = { $score } sur { $to }
ranking-hint = Donnez une place à chacun. 1 est la meilleure.
ranking-place = Place { $place }
ranking-none = Sans place
number-range = Un nombre de { $min } à { $max }.
number-from = Un nombre à partir de { $min }.
number-to = Un nombre jusqu’à { $max }.
email-hint = Seulement si vous souhaitez une réponse. Par exemple nom@example.org.
personal-hint = N’écrivez ni nom, ni numéro de téléphone, ni rien qui permette de vous reconnaître.
other-text = Précisez
characters-max = { $max ->
    [one] { $max } caractère au plus.
   *[other] { $max } caractères au plus.
}
leave-empty = Laissez ce champ vide

## When something is wrong

errors-title = { $count ->
    [one] Vérifiez { $count } réponse
   *[other] Vérifiez { $count } réponses
}
error-required = Répondez à cette question.
error-required-row = Choisissez une réponse pour « { $row } ».
error-not-offered = Choisissez une des réponses proposées.
error-too-many-choices = { $max ->
    [one] Choisissez { $max } réponse au plus.
   *[other] Choisissez { $max } réponses au plus.
}
error-too-few-choices = { $min ->
    [one] Choisissez { $min } réponse au moins.
   *[other] Choisissez { $min } réponses au moins.
}
error-exclusive = Choisissez cette réponse seule, ou seulement d’autres.
error-same-place = Donnez chaque place une seule fois.
error-not-a-number = Écrivez un nombre, par exemple 12.
error-ambiguous-number = Écrivez le nombre sans point ni virgule pour les milliers, par exemple 1000.
error-number-range = Écrivez un nombre de { $min } à { $max }.
error-whole-number = Écrivez un nombre entier.
error-decimals = { $decimals ->
    [one] Écrivez { $decimals } décimale au plus.
   *[other] Écrivez { $decimals } décimales au plus.
}
error-bad-day = Écrivez une date, par exemple 2026-03-01.
error-too-long = { $max ->
    [one] Écrivez { $max } caractère au plus.
   *[other] Écrivez { $max } caractères au plus.
}
error-bad-email = Écrivez une adresse électronique, par exemple nom@example.org.
error-other = Cette réponse ne peut pas être acceptée. Modifiez-la.
error-send-again = Cette page est restée ouverte très longtemps. Vos réponses sont toujours là : appuyez de nouveau sur le bouton.
error-too-often = Beaucoup de réponses arrivent de votre réseau. Les vôtres sont toujours là : attendez une minute et appuyez de nouveau sur le bouton.
error-unavailable = Vos réponses ne peuvent pas être enregistrées pour le moment. Elles sont toujours là : attendez une minute et appuyez de nouveau sur le bouton.
error-differs = Vous avez déjà envoyé ce formulaire avec d’autres réponses. Ce que vous avez envoyé en premier est enregistré.

## When there is nothing to answer

closed-title = Cette enquête est terminée
closed-text = Merci d’avoir voulu participer. Les réponses ne sont plus acceptées.
soon-title = Cette enquête n’est pas encore ouverte
soon-text = Elle ouvre le { $day }.
trouble-title = Réessayez dans un instant
lost-text = Rien n’a été enregistré. Revenez en arrière et envoyez de nouveau.
too-large-title = Le texte est trop long
too-large-text = Rien n’a été enregistré. Revenez en arrière, raccourcissez le texte et envoyez-le de nouveau.
missing-title = Cette page n’existe pas
missing-text = Vérifiez l’adresse ou scannez le code à nouveau.
link-used-title = Ce lien a déjà été utilisé
link-used-text = Chaque lien sert une seule fois. Merci pour votre réponse.
link-late-title = Ce lien est trop ancien
link-late-text = Il pouvait être utilisé jusqu’au { $day }.
link-broken-title = Ce lien ne fonctionne pas
link-broken-text = Ouvrez-le de nouveau depuis votre message, en entier et sans le modifier.

## After sending

thanks-title = Merci
thanks-text = Vos réponses sont enregistrées.
thanks-held = Vos réponses sont enregistrées. La ville les regardera avant de les compter.
receipt-title = Votre reçu
receipt-text = Avec ce code, vous pouvez voir, corriger ou retirer vos réponses. Gardez-le : nous ne savons pas qui vous êtes et ne pouvons pas retrouver vos réponses sans lui.
receipt-copy = Copier le code
receipt-copied = Copié
print = Imprimer
receipt-qr = Code QR de ce reçu
receipt-show = Voir mes réponses
see-results = Voir les résultats
stored-title = Vos réponses enregistrées
stored-on = Envoyées le { $day }
stored-held = Pas encore comptées : la ville les regardera d’abord.
not-answered = Pas de réponse
masked-note = Les données personnelles que nous avons repérées dans votre texte ont été retirées avant l’enregistrement.
correct = Corriger mes réponses
correct-title = Corriger vos réponses
correct-save = Enregistrer
corrected-title = Vos réponses sont corrigées
withdraw = Retirer mes réponses
withdraw-title = Retirer vos réponses ?
withdraw-text = Elles seront supprimées définitivement et ne compteront plus.
withdraw-yes = Oui, les retirer
withdraw-no = Non, les garder
withdrawn-title = Vos réponses sont retirées
withdrawn-text = Elles sont supprimées et ne comptent plus.
receipt-enter-title = Voir ou retirer vos réponses
receipt-enter-label = Code du reçu
receipt-enter-hint = 20 lettres et chiffres, par exemple 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Aucune réponse ne correspond à ce code. Vérifiez-le. Les réponses ont peut-être été retirées.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Donner mon avis
close = Fermer
poster-scan = Scannez le code avec l’appareil photo de votre téléphone
poster-address = ou allez à { $address }
kiosk-next = Personne suivante
kiosk-restart = Recommencer
kiosk-soon = Cette page va bientôt recommencer.
kiosk-waiting = { $count ->
    [one] Pas de connexion : { $count } réponse est gardée ici et sera envoyée plus tard.
   *[other] Pas de connexion : { $count } réponses sont gardées ici et seront envoyées plus tard.
}
kiosk-script = Cet écran a besoin de JavaScript pour garder les réponses sans connexion.
staff-title = Saisie par un agent
staff-text = Saisissez ce qui a été répondu sur papier ou au téléphone, tel quel. Les réponses comptent pour le jour de la saisie.
staff-next = Saisir la suivante

## Public results

results-title = Résultats
results-answers = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
results-few = Les résultats sont montrés à partir de { $min } réponses.
results-satisfied = { $percent } sont satisfaits
results-interval = Intervalle à 95 % : de { $low } à { $high }
results-mean = Moyenne : { $mean }
results-answer = Réponse
results-count = Nombre
results-over-time = Au fil du temps
results-month = Mois
results-share = Part

## Privacy notice

privacy-title = Protection des données
privacy-who = { $city } demande votre avis pour améliorer ses services. La participation est libre.
privacy-stored-title = Ce qui est enregistré
privacy-stored = Vos réponses, le jour et l’heure, la langue et l’endroit où vous avez trouvé l’enquête.
privacy-not-stored = Ne sont pas enregistrés : votre nom, votre adresse réseau, votre appareil. Il n’y a pas de cookies. Si vous écrivez des données personnelles que nous reconnaissons, comme une adresse électronique ou un numéro de téléphone, elles sont retirées avant l’enregistrement.
privacy-purpose-title = À quoi cela sert
privacy-purpose = Les nombres et les parts sont publiés et comparés. Seule la ville lit les commentaires.
privacy-time-title = Combien de temps
privacy-time = { $days ->
    [one] Les réponses sont supprimées après { $days } jour ; les nombres restent.
   *[other] Les réponses sont supprimées après { $days } jours ; les nombres restent.
}
privacy-time-open = La ville n’a pas encore fixé de durée. Vous pouvez retirer vos réponses à tout moment.
privacy-rights-title = Vos droits
privacy-rights = Avec le code du reçu, vous pouvez à tout moment voir, corriger ou retirer vos réponses. Vous pouvez aussi saisir l’autorité de protection des données de votre pays.
contact-title = Contact
contact-none = Adressez-vous à l’accueil de la mairie.

## Accessibility statement

accessibility-title = Déclaration d’accessibilité
accessibility-goal = Ces pages sont faites pour tout le monde. Elles sont conçues pour respecter les WCAG 2.2, niveau AA, et la norme européenne EN 301 549.
accessibility-how = Elles fonctionnent au clavier seul, avec un lecteur d’écran, sur petit écran, agrandies, en mode sombre et sans JavaScript. Elles sont vérifiées automatiquement avant chaque version.
accessibility-problem = Si quelque chose ne fonctionne pas pour vous, dites-le à la ville. Sans réponse satisfaisante, adressez-vous à l’autorité chargée de l’accessibilité dans votre pays.

# What the city did about it
you-said = Vous avez dit
we-did = Nous avons fait

# Limits
requests-too-many = Trop de requêtes sont venues de votre réseau. Veuillez attendre une minute et réessayer.
