## What every page has

language-name = català
language = Llengua
skip-to-content = Vés a les preguntes
privacy = Privadesa
accessibility = Accessibilitat
anonymous = Sense nom, sense galetes, sense seguiment.

## Answering

step-of = Pas { $step } de { $steps }
error-prefix = Error: { $title }
next = Següent
back = Enrere
send = Envia
optional = opcional
choose-several = En podeu triar més d’una.
choose-up-to = Trieu-ne { $max } com a màxim.
choose-at-least = Trieu-ne { $min } com a mínim.
choose-between = Trieu-ne de { $min } a { $max }.
face-1 = Molt malament
face-2 = Malament
face-3 = Ni bé ni malament
face-4 = Bé
face-5 = Molt bé
stars = { $count ->
    [one] { $count } estrella
   *[other] { $count } estrelles
}
point-of = { $score } de { $to }
ranking-hint = Trieu un lloc per a cadascun. L’1 és el millor.
ranking-place = Lloc { $place }
ranking-none = Sense lloc
number-range = Un número de { $min } a { $max }.
number-from = Un número a partir de { $min }.
number-to = Un número fins a { $max }.
email-hint = Només si voleu resposta. Per exemple, nom@example.org.
personal-hint = No escriviu noms, números de telèfon ni res que mostri qui sou.
other-text = Indiqueu què
characters-max = { $max ->
    [one] { $max } caràcter com a màxim.
   *[other] { $max } caràcters com a màxim.
}
leave-empty = Deixeu aquest camp buit

## When something is wrong

errors-title = { $count ->
    [one] Reviseu { $count } resposta
   *[other] Reviseu { $count } respostes
}
error-required = Responeu aquesta pregunta.
error-required-row = Trieu una resposta per a «{ $row }».
error-not-offered = Trieu una de les respostes ofertes.
error-too-many-choices = { $max ->
    [one] Trieu { $max } resposta com a màxim.
   *[other] Trieu { $max } respostes com a màxim.
}
error-too-few-choices = { $min ->
    [one] Trieu { $min } resposta com a mínim.
   *[other] Trieu { $min } respostes com a mínim.
}
error-exclusive = Trieu només aquesta resposta o només d’altres.
error-same-place = Doneu cada lloc una sola vegada.
error-not-a-number = Escriviu un número, per exemple 12.
error-ambiguous-number = Escriviu el nombre sense punt ni coma de milers, com ara 1000.
error-number-range = Escriviu un número de { $min } a { $max }.
error-whole-number = Escriviu un número enter.
error-decimals = { $decimals ->
    [one] Escriviu { $decimals } decimal com a màxim.
   *[other] Escriviu { $decimals } decimals com a màxim.
}
error-bad-day = Escriviu un dia, per exemple 2026-03-01.
error-too-long = { $max ->
    [one] Escriviu { $max } caràcter com a màxim.
   *[other] Escriviu { $max } caràcters com a màxim.
}
error-bad-email = Escriviu una adreça electrònica, per exemple nom@example.org.
error-other = Aquesta resposta no es pot acceptar. Canvieu-la.
error-send-again = Aquesta pàgina ha estat oberta molt de temps. Les vostres respostes encara hi són: premeu el botó una altra vegada.
error-too-often = Ara arriben moltes respostes de la vostra xarxa. Les vostres encara hi són: espereu un minut i premeu el botó una altra vegada.
error-unavailable = Ara no podem desar les vostres respostes. Encara hi són: espereu un minut i premeu el botó una altra vegada.
error-differs = Ja heu enviat aquest formulari amb altres respostes. Està desat el que vau enviar primer.

## When there is nothing to answer

closed-title = Aquesta enquesta està tancada
closed-text = Gràcies per voler participar. Ja no s’accepten respostes.
soon-title = Aquesta enquesta encara no està oberta
soon-text = S’obre el { $day }.
trouble-title = Torneu-ho a provar d’aquí a un moment
lost-text = No s’ha desat res. Torneu enrere i envieu-ho una altra vegada.
too-large-title = El text és massa llarg
too-large-text = No s’ha desat res. Torneu enrere, escriviu-ne menys i envieu-ho una altra vegada.
missing-title = Aquesta pàgina no existeix
missing-text = Reviseu l’adreça o escanegeu el codi una altra vegada.
link-used-title = Aquest enllaç ja s’ha fet servir
link-used-text = Cada enllaç serveix una vegada. Gràcies per la resposta.
link-late-title = Aquest enllaç és massa antic
link-late-text = Es podia fer servir fins al { $day }.
link-broken-title = Aquest enllaç no funciona
link-broken-text = Obriu-lo de nou des del missatge que vau rebre, sencer i sense canvis.

## After sending

thanks-title = Gràcies
thanks-text = Les vostres respostes estan desades.
thanks-held = Les vostres respostes estan desades. L’ajuntament les mirarà abans de comptar-les.
receipt-title = El vostre rebut
receipt-text = Amb aquest codi podeu veure, corregir o retirar les vostres respostes. Guardeu-lo: no sabem qui sou i sense el codi no podem trobar les vostres respostes.
receipt-copy = Copia el codi
receipt-copied = Copiat
print = Imprimeix
receipt-qr = Codi QR d’aquest rebut
receipt-show = Mostra les meves respostes
see-results = Mostra els resultats
stored-title = Les vostres respostes desades
stored-on = Enviades el { $day }
stored-held = Encara no compten: l’ajuntament les mirarà primer.
not-answered = Sense resposta
masked-note = Les dades personals que hem vist en el vostre text s’han tret abans de desar-lo.
correct = Corregeix les meves respostes
correct-title = Corregiu les vostres respostes
correct-save = Desa
corrected-title = Les vostres respostes estan corregides
withdraw = Retira les meves respostes
withdraw-title = Voleu retirar les respostes?
withdraw-text = S’esborren per sempre i deixen de comptar.
withdraw-yes = Sí, retira-les
withdraw-no = No, conserva-les
withdrawn-title = Les vostres respostes estan retirades
withdrawn-text = S’han esborrat i ja no compten.
receipt-enter-title = Veure o retirar les vostres respostes
receipt-enter-label = Codi del rebut
receipt-enter-hint = 20 lletres i xifres, per exemple 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = No hem trobat respostes per a aquest codi. Reviseu-lo. Potser s’han retirat.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dona la teva opinió
close = Tanca
poster-scan = Escanegeu el codi amb la càmera del telèfon
poster-address = o aneu a { $address }
kiosk-next = Persona següent
kiosk-restart = Torna a començar
kiosk-soon = Aquesta pàgina tornarà a començar de seguida.
kiosk-waiting = { $count ->
    [one] Sense connexió: { $count } resposta es guarda aquí i s’enviarà més tard.
   *[other] Sense connexió: { $count } respostes es guarden aquí i s’enviaran més tard.
}
kiosk-script = Aquesta pantalla necessita JavaScript per guardar respostes sense connexió.
staff-title = Entrada pel personal
staff-text = Introduïu el que es va respondre en paper o per telèfon, tal com es va dir. Les respostes compten el dia que les introduïu.
staff-next = Introdueix la següent

## Public results

results-title = Resultats
results-answers = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostes
}
results-few = Els resultats es mostren a partir de { $min } respostes.
results-satisfied = El { $percent } va quedar satisfet
results-interval = Interval del 95 %: de { $low } a { $high }
results-mean = Mitjana: { $mean }
results-answer = Resposta
results-count = Nombre
results-over-time = Al llarg del temps
results-month = Mes
results-share = Part

## Privacy notice

privacy-title = Avís de privadesa
privacy-who = { $city } us demana l’opinió per millorar els seus serveis. Participar és voluntari.
privacy-stored-title = Què es desa
privacy-stored = Les vostres respostes, el dia i l’hora, la llengua i on vau trobar l’enquesta.
privacy-not-stored = No es desa: el vostre nom, la vostra adreça de xarxa, el vostre dispositiu. No hi ha galetes. Si escriviu dades personals que reconeixem, com una adreça electrònica o un número de telèfon, es treuen abans de desar res.
privacy-purpose-title = Per a què serveix
privacy-purpose = Els nombres i les parts es publiquen i es comparen. Els comentaris només els llegeix l’ajuntament.
privacy-time-title = Quant de temps es guarda
privacy-time = { $days ->
    [one] Les respostes s’esborren al cap de { $days } dia; els nombres queden.
   *[other] Les respostes s’esborren al cap de { $days } dies; els nombres queden.
}
privacy-time-open = L’ajuntament encara no ha fixat cap termini. Podeu retirar les vostres respostes quan vulgueu.
privacy-rights-title = Els vostres drets
privacy-rights = Amb el codi del rebut podeu veure, corregir o retirar les vostres respostes quan vulgueu. També podeu reclamar a l’autoritat de protecció de dades del vostre país.
contact-title = Contacte
contact-none = Pregunteu a l’oficina d’atenció ciutadana.

## Accessibility statement

accessibility-title = Declaració d’accessibilitat
accessibility-goal = Aquestes pàgines són per a tothom. Estan fetes per complir les WCAG 2.2, nivell AA, i la norma europea EN 301 549.
accessibility-how = Funcionen només amb el teclat, amb lector de pantalla, en pantalles petites, ampliades, en mode fosc i sense JavaScript. Es comproven automàticament abans de cada versió.
accessibility-problem = Si alguna cosa no us funciona, digueu-ho a l’ajuntament. Si no rebeu una bona resposta, adreceu-vos a l’autoritat que vetlla per l’accessibilitat al vostre país.

# What the city did about it
you-said = Vau dir
we-did = Hem fet

# Limits
requests-too-many = Han arribat massa peticions des de la vostra xarxa. Espereu un minut i torneu-ho a provar.
