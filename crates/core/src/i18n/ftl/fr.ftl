## What every page has

language-name = français
language = Langue
skip-to-content = Aller au contenu principal
privacy = Données personnelles
accessibility = Accessibilité
anonymous = Aucun cookie, aucun traceur.

## Answering

step-of = Page { $step } sur { $steps }
error-prefix = Erreur : { $title }
next = Suivant
back = Retour
send = Envoyer
optional = facultatif
choose-several = Choisissez toutes les réponses qui conviennent.
choose-up-to = { $max ->
    [one] Choisissez au maximum { $max } réponse.
   *[other] Choisissez au maximum { $max } réponses.
}
choose-at-least = { $min ->
    [one] Choisissez au moins { $min } réponse.
   *[other] Choisissez au moins { $min } réponses.
}
choose-between = Choisissez entre { $min } et { $max } réponses.
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
ranking-hint = Classez les réponses. 1 est votre premier choix.
ranking-place = Rang { $place }
ranking-none = Non classé
number-range = Un nombre compris entre { $min } et { $max }.
number-from = Un nombre à partir de { $min }.
number-to = Un nombre jusqu’à { $max }.
email-hint = Nous l’utiliserons uniquement pour vous répondre. Par exemple nom@example.org
personal-hint = N’indiquez pas de données personnelles, comme votre nom ou votre numéro de téléphone.
other-text = Précisez
characters-max = { $max ->
    [one] Vous pouvez saisir { $max } caractère au maximum.
   *[other] Vous pouvez saisir { $max } caractères au maximum.
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
error-exclusive = Choisissez soit cette réponse, soit d’autres réponses, mais pas les deux.
error-same-place = Utilisez chaque rang une seule fois.
error-not-a-number = Saisissez un nombre, par exemple 12.
error-ambiguous-number = Saisissez le nombre sans séparateur de milliers, par exemple 1000.
error-number-range = Saisissez un nombre compris entre { $min } et { $max }.
error-whole-number = Saisissez un nombre entier, par exemple 12.
error-decimals = { $decimals ->
    [one] Saisissez un nombre avec { $decimals } décimale au maximum.
   *[other] Saisissez un nombre avec { $decimals } décimales au maximum.
}
error-bad-day = Saisissez une date valide, par exemple 2026-03-01.
error-too-long = { $max ->
    [one] Saisissez { $max } caractère au maximum.
   *[other] Saisissez { $max } caractères au maximum.
}
error-bad-email = Saisissez une adresse électronique valide, par exemple nom@example.org.
error-other = Cette réponse n’est pas valide. Vérifiez-la.
error-send-again = Cette page est restée ouverte trop longtemps. Vos réponses sont toujours là. Appuyez de nouveau sur le bouton pour les envoyer.
error-too-often = Trop de réponses sont envoyées depuis votre réseau. Vos réponses sont toujours là. Attendez une minute, puis appuyez de nouveau sur le bouton.
error-unavailable = Nous n’avons pas pu enregistrer vos réponses. Elles sont toujours là. Attendez une minute, puis appuyez de nouveau sur le bouton.
error-differs = Vous avez déjà envoyé ce formulaire avec d’autres réponses. Nous avons conservé celles que vous avez envoyées en premier.

## When there is nothing to answer

closed-title = Cette enquête est terminée
closed-text = Merci de votre intérêt. Cette enquête n’accepte plus de réponses.
soon-title = Cette enquête n’est pas encore ouverte
soon-text = Elle ouvre le { $day }.
trouble-title = Réessayez dans un instant
lost-text = Vos réponses n’ont pas été enregistrées. Revenez en arrière et envoyez-les de nouveau.
too-large-title = Votre réponse est trop longue
too-large-text = Vos réponses n’ont pas été enregistrées. Revenez en arrière, raccourcissez le texte et envoyez-les de nouveau.
missing-title = Page introuvable
missing-text = Vérifiez l’adresse ou scannez le code à nouveau.
link-used-title = Ce lien a déjà été utilisé
link-used-text = Chaque lien ne fonctionne qu’une fois. Merci pour vos réponses.
link-late-title = Ce lien a expiré
link-late-text = Il était valable jusqu’au { $day }.
link-broken-title = Ce lien ne fonctionne pas
link-broken-text = Ouvrez de nouveau le lien depuis le message que vous avez reçu. Si vous le copiez, copiez-le en entier.

## After sending

thanks-title = Merci
thanks-text = Vos réponses ont été enregistrées.
thanks-held = Vos réponses ont été enregistrées. La ville les examinera avant qu’elles soient comptées.
receipt-title = Votre reçu
receipt-text = Avec ce code, vous pouvez voir, corriger ou retirer vos réponses. Conservez-le bien : nous ne savons pas qui vous êtes et, sans lui, nous ne pouvons pas retrouver vos réponses.
receipt-copy = Copier le code
receipt-copied = Copié
print = Imprimer
receipt-qr = Code QR de ce reçu
receipt-show = Voir mes réponses
see-results = Voir les résultats
stored-title = Vos réponses
stored-on = Envoyées le { $day }
stored-held = Pas encore comptées. La ville examinera d’abord vos réponses.
not-answered = Sans réponse
masked-note = Les données personnelles que nous avons reconnues dans votre texte ont été supprimées avant l’enregistrement.
correct = Corriger mes réponses
correct-title = Corriger vos réponses
correct-save = Enregistrer les modifications
corrected-title = Vos réponses ont été modifiées
withdraw = Retirer mes réponses
withdraw-title = Retirer vos réponses ?
withdraw-text = Nous les supprimerons définitivement et ne les compterons plus.
withdraw-yes = Retirer mes réponses
withdraw-no = Garder mes réponses
withdrawn-title = Vos réponses ont été retirées
withdrawn-text = Nous les avons supprimées et ne les comptons plus.
receipt-release = Les chiffres publiés seront mis à jour lors de la prochaine publication.
receipt-enter-title = Voir, corriger ou retirer vos réponses
receipt-enter-label = Code du reçu
receipt-enter-hint = Le code comporte 20 lettres et chiffres, par exemple 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = Nous n’avons trouvé aucune réponse pour ce code. Vérifiez-le. S’il est correct, les réponses ont été supprimées.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Donner mon avis
close = Fermer
poster-scan = Scannez le code avec l’appareil photo de votre téléphone
poster-address = ou allez sur { $address }
kiosk-next = Personne suivante
kiosk-restart = Recommencer
kiosk-soon = Cette page va bientôt redémarrer.
kiosk-waiting = { $count ->
    [one] Pas de connexion. { $count } réponse est enregistrée sur cet appareil et sera envoyée plus tard.
   *[other] Pas de connexion. { $count } réponses sont enregistrées sur cet appareil et seront envoyées plus tard.
}
kiosk-script = Activez JavaScript dans ce navigateur. Sans lui, les réponses ne peuvent pas être conservées en l’absence de connexion.
staff-title = Saisie par un agent
staff-text = Saisissez les réponses exactement comme elles ont été données sur papier ou par téléphone. Elles comptent pour le jour de la saisie.
staff-next = Saisir une autre réponse

## Public results

results-title = Résultats
results-answers = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
}
results-answers-about = { $count ->
    [one] environ { $count } réponse
   *[other] environ { $count } réponses
}
results-few = { $min ->
    [one] Les résultats sont montrés à partir de { $min } réponse, au plus tôt le lendemain.
   *[other] Les résultats sont montrés à partir de { $min } réponses, au plus tôt le lendemain.
}
results-note = Ce sont les avis des personnes qui ont choisi de répondre. L’intervalle ne tient compte que du hasard, pas des personnes qui n’ont pas répondu.
results-released = Chiffres jusqu’au { $day }. Chaque chiffre repose sur un groupe d’au moins { $min } réponses.
results-rounded = Les nombres sont arrondis à des multiples de { $multiple } pour que personne ne puisse être reconnu. Leur somme peut différer des totaux.
results-withheld = Trop peu de réponses pour les montrer
results-satisfied = { $percent } des personnes qui ont répondu étaient satisfaites
results-found = { $percent } des personnes qui ont répondu ont trouvé ce qu’elles cherchaient
results-score = { $measure } : { $value } sur une échelle de { $low } à { $high }
results-value = { $measure } : { $value }
results-time-saved = Temps gagné (médiane)
results-govuk = Score de satisfaction
results-nps = Recommandation (Net Promoter Score)
results-ces = Facilité (Customer Effort Score)
results-sus = Facilité d’utilisation (System Usability Scale)
results-umux-lite = Facilité d’utilisation (UMUX-Lite)
results-sdg-rating = Note en étoiles
results-interval = Intervalle de confiance à 95 % : de { $low } à { $high }
results-mean = Moyenne : { $mean }
results-answer = Réponse
results-count = Nombre
results-over-time = Évolution dans le temps
results-month = Mois
results-share = Pourcentage
results-norms = Villes ayant le même type de service ({ $from } – { $to }, nombre de villes : { $cities }) : la moitié des résultats se situe entre { $low } et { $high }. La médiane est { $median }.
results-since = { $label } (depuis la version { $version } de l’enquête)
results-no-longer = { $label } (n’est plus proposée)
results-offered = Toutes les réponses n’ont pas été proposées à tout le monde. Le second nombre indique à combien de personnes la réponse a été proposée, et le pourcentage porte sur ces personnes. La somme des pourcentages peut différer de 100 %.
results-breaks = { $months } : la question a changé. Les résultats d’avant et d’après ne peuvent pas être comparés. Une ligne continue dans le graphique l’indique.
results-marks = { $months } : un changement peut influencer les résultats, par exemple un texte ou le service. Une ligne pointillée dans le graphique l’indique.

## Privacy notice

privacy-title = Protection des données
privacy-who = { $city } demande votre avis pour améliorer ses services. La participation est facultative.
privacy-stored-title = Ce que nous enregistrons
privacy-stored = Nous enregistrons vos réponses, la date et l’heure, la langue et l’endroit où vous avez trouvé l’enquête. Si une question demande votre adresse électronique et que vous la donnez, nous l’enregistrons avec vos réponses.
privacy-not-stored = Nous ne demandons pas votre nom. Nous n’enregistrons ni votre adresse IP ni d’informations sur votre appareil, et nous n’utilisons pas de cookies. Si nous reconnaissons des données personnelles dans un texte, comme un numéro de téléphone, nous les supprimons avant l’enregistrement.
privacy-networks = Pour décider quand les résultats peuvent être publiés, nous enregistrons un nombre parmi 65 536, calculé à partir d’une partie de votre adresse IP. Il ne permet pas de retrouver l’adresse, environ 256 réseaux partagent chaque nombre, et nous le supprimons quand les chiffres de cette période sont publiés, au plus tard après un an.
privacy-purpose-title = Comment nous utilisons vos réponses
privacy-purpose = Nous publions les résultats sous forme de nombres et de pourcentages et les comparons à ceux d’autres services et d’autres villes. Seuls les agents de la ville lisent les commentaires.
privacy-time-title = Durée de conservation de vos réponses
privacy-time = { $days ->
    [one] Nous supprimons les réponses après { $days } jour. Nous conservons les nombres.
   *[other] Nous supprimons les réponses après { $days } jours. Nous conservons les nombres.
}
privacy-time-open = La ville n’a pas fixé de durée. Vous pouvez retirer vos réponses à tout moment.
privacy-rights-title = Vos droits
privacy-rights = Avec le code du reçu, vous pouvez à tout moment voir, corriger ou retirer vos réponses. Vous pouvez aussi adresser une réclamation à l’autorité de protection des données.
contact-title = Contact
contact-none = Adressez-vous à l’accueil de la ville.

## Accessibility statement

accessibility-title = Déclaration d’accessibilité
accessibility-goal = Nous voulons que tout le monde puisse utiliser ces pages. Elles sont conçues pour respecter les WCAG 2.2, niveau AA, et la norme européenne EN 301 549.
accessibility-how = Elles fonctionnent au clavier seul, avec un lecteur d’écran, sur petit écran, agrandies, en mode sombre et sans JavaScript. Elles sont vérifiées automatiquement avant chaque version.
accessibility-problem = Si vous rencontrez un problème sur ces pages, signalez-le à la ville. Si la réponse ne vous satisfait pas, adressez-vous à l’organisme chargé de faire respecter l’accessibilité numérique dans votre pays.

# What the city did about it
you-said = Ce que vous avez dit
we-did = Ce que nous avons fait

# Limits
requests-too-many = Trop de requêtes sont parvenues de votre réseau. Attendez une minute, puis réessayez.
