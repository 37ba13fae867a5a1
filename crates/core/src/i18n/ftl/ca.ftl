## What every page has

language-name = català
language = Llengua
skip-to-content = Vés al contingut principal
privacy = Privadesa
accessibility = Accessibilitat
anonymous = Sense galetes ni seguiment.

## Answering

step-of = Pàgina { $step } de { $steps }
error-prefix = Error: { $title }
next = Següent
back = Enrere
send = Envia
optional = opcional
choose-several = Trieu totes les que corresponguin.
choose-up-to = Trieu-ne { $max } com a màxim.
choose-at-least = Trieu-ne { $min } com a mínim.
choose-between = Trieu-ne entre { $min } i { $max }.
face-1 = Molt malament
face-2 = Malament
face-3 = Ni bé ni malament
face-4 = Bé
face-5 = Molt bé
stars = { $count ->
    [one] { $count } estrella
   *[other] { $count } estrelles
}
point-of = { $score } sobre { $to }
ranking-hint = Ordeneu aquestes opcions. L’1 és la vostra primera opció.
ranking-place = Posició { $place }
ranking-none = Sense posició
number-range = Un nombre entre { $min } i { $max }.
number-from = Un nombre a partir de { $min }.
number-to = Un nombre fins a { $max }.
email-hint = Només la farem servir per respondre-us. Per exemple, nom@example.org
personal-hint = No inclogueu dades personals, com ara el vostre nom o número de telèfon.
other-text = Especifiqueu-ho
characters-max = { $max ->
    [one] Podeu escriure fins a { $max } caràcter.
   *[other] Podeu escriure fins a { $max } caràcters.
}
leave-empty = Deixeu aquest camp buit

## When something is wrong

errors-title = { $count ->
    [one] Reviseu { $count } resposta
   *[other] Reviseu { $count } respostes
}
error-required = Responeu aquesta pregunta.
error-required-row = Trieu una resposta per a «{ $row }».
error-not-offered = Trieu una de les opcions.
error-too-many-choices = { $max ->
    [one] Trieu { $max } resposta com a màxim.
   *[other] Trieu { $max } respostes com a màxim.
}
error-too-few-choices = { $min ->
    [one] Trieu { $min } resposta com a mínim.
   *[other] Trieu { $min } respostes com a mínim.
}
error-exclusive = Trieu aquesta resposta o d’altres, però no totes dues coses.
error-same-place = Feu servir cada posició una sola vegada.
error-not-a-number = Escriviu un nombre, per exemple 12.
error-ambiguous-number = Escriviu el nombre sense separador de milers, per exemple 1000.
error-number-range = Escriviu un nombre entre { $min } i { $max }.
error-whole-number = Escriviu un nombre enter, per exemple 12.
error-decimals = { $decimals ->
    [one] Escriviu un nombre amb { $decimals } decimal com a màxim.
   *[other] Escriviu un nombre amb { $decimals } decimals com a màxim.
}
error-bad-day = Escriviu una data vàlida, per exemple 2026-03-01.
error-too-long = { $max ->
    [one] Escriviu { $max } caràcter com a màxim.
   *[other] Escriviu { $max } caràcters com a màxim.
}
error-bad-email = Escriviu una adreça electrònica vàlida, per exemple nom@example.org.
error-other = Aquesta resposta no és vàlida. Reviseu-la.
error-send-again = Aquesta pàgina ha estat oberta massa temps. Les vostres respostes encara hi són. Premeu el botó una altra vegada per enviar-les.
error-too-often = S’estan enviant massa respostes des de la vostra xarxa. Les vostres encara hi són. Espereu un minut i premeu el botó una altra vegada.
error-unavailable = No hem pogut desar les vostres respostes. Encara hi són. Espereu un minut i premeu el botó una altra vegada.
error-differs = Ja heu enviat aquest formulari amb altres respostes. Hem conservat les que vau enviar primer.

## When there is nothing to answer

closed-title = Aquesta enquesta està tancada
closed-text = Gràcies pel vostre interès. Aquesta enquesta ja no admet respostes.
soon-title = Aquesta enquesta encara no està oberta
soon-text = Data d’obertura: { $day }.
trouble-title = Torneu-ho a provar d’aquí a un moment
lost-text = Les vostres respostes no s’han desat. Torneu enrere i envieu-les una altra vegada.
too-large-title = La resposta és massa llarga
too-large-text = Les vostres respostes no s’han desat. Torneu enrere, escurceu el text i envieu-les una altra vegada.
missing-title = No s’ha trobat la pàgina
missing-text = Reviseu l’adreça o escanegeu el codi una altra vegada.
link-used-title = Aquest enllaç ja s’ha fet servir
link-used-text = Cada enllaç funciona una sola vegada. Gràcies per les vostres respostes.
link-late-title = Aquest enllaç ha caducat
link-late-text = Darrer dia de validesa: { $day }.
link-broken-title = Aquest enllaç no funciona
link-broken-text = Obriu de nou l’enllaç des del missatge que vau rebre. Si el copieu, copieu-lo sencer.

## After sending

thanks-title = Gràcies
thanks-text = Hem desat les vostres respostes.
thanks-held = Hem desat les vostres respostes. L’ajuntament les revisarà abans de comptar-les.
receipt-title = El vostre justificant
receipt-text = Amb aquest codi podeu veure, corregir o retirar les vostres respostes. Guardeu-lo bé: no sabem qui sou i sense el codi no podem trobar les vostres respostes.
receipt-copy = Copia el codi
receipt-copied = Copiat
print = Imprimeix
receipt-qr = Codi QR del vostre justificant
receipt-show = Mostra les meves respostes
see-results = Mostra els resultats
stored-title = Les vostres respostes
stored-on = Data d’enviament: { $day }
stored-held = Encara no comptades. L’ajuntament revisarà primer les vostres respostes.
not-answered = Sense resposta
masked-note = Abans de desar el vostre text n’hem eliminat les dades personals que hi hem reconegut.
correct = Corregeix les meves respostes
correct-title = Corregiu les vostres respostes
correct-save = Desa els canvis
corrected-title = Les vostres respostes s’han modificat
withdraw = Retira les meves respostes
withdraw-title = Voleu retirar les respostes?
withdraw-text = Les esborrarem definitivament i deixarem de comptar-les.
withdraw-yes = Retira les meves respostes
withdraw-no = Conserva les meves respostes
withdrawn-title = Les vostres respostes s’han retirat
withdrawn-text = Les hem esborrat i ja no les comptem.
receipt-release = Les xifres publicades s’actualitzaran amb la publicació següent.
receipt-enter-title = Veure, corregir o retirar les vostres respostes
receipt-enter-label = Codi del justificant
receipt-enter-hint = El codi té 20 lletres i xifres, per exemple 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = No hem trobat respostes per a aquest codi. Reviseu-lo. Si és correcte, les respostes s’han esborrat.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Doneu la vostra opinió
close = Tanca
poster-scan = Escanegeu el codi amb la càmera del telèfon
poster-address = o aneu a { $address }
kiosk-next = Persona següent
kiosk-restart = Torna a començar
kiosk-soon = Aquesta pàgina es reiniciarà de seguida.
kiosk-waiting = { $count ->
    [one] Sense connexió. { $count } resposta està desada en aquest dispositiu i s’enviarà més tard.
   *[other] Sense connexió. { $count } respostes estan desades en aquest dispositiu i s’enviaran més tard.
}
kiosk-script = Activeu JavaScript en aquest navegador. Sense JavaScript, les respostes no es poden conservar mentre no hi hagi connexió.
staff-title = Entrada pel personal
staff-text = Introduïu les respostes exactament com es van donar en paper o per telèfon. Compten el dia que les introduïu.
staff-next = Introdueix una altra resposta

## Public results

results-title = Resultats
results-answers = { $count ->
    [one] { $count } resposta
   *[other] { $count } respostes
}
results-answers-about = { $count ->
    [one] aproximadament { $count } resposta
   *[other] aproximadament { $count } respostes
}
results-few = { $min ->
    [one] Els resultats es mostren a partir de { $min } resposta, com a molt aviat l’endemà.
   *[other] Els resultats es mostren a partir de { $min } respostes, com a molt aviat l’endemà.
}
results-note = Aquestes són les opinions de les persones que van voler respondre. L’interval només té en compte l’atzar, no les persones que no van respondre.
results-released = Darrer dia de les dades: { $day }. Cada xifra es basa en un grup d’almenys { $min } respostes.
results-rounded = Els nombres s’arrodoneixen a múltiples de { $multiple } perquè no es pugui reconèixer ningú. Pot ser que no sumin els totals.
results-withheld = Massa poques respostes per mostrar-les
results-satisfied = Un { $percent } de les persones que van respondre va quedar satisfet
results-found = Un { $percent } de les persones que van respondre va trobar el que buscava
results-score = { $measure }: { $value } en una escala de { $low } a { $high }
results-value = { $measure }: { $value }
results-time-saved = Temps estalviat (mediana)
results-govuk = Puntuació de satisfacció
results-nps = Recomanació (Net Promoter Score)
results-ces = Facilitat (Customer Effort Score)
results-sus = Facilitat d’ús (System Usability Scale)
results-umux-lite = Facilitat d’ús (UMUX-Lite)
results-sdg-rating = Valoració amb estrelles
results-interval = Interval de confiança del 95 %: de { $low } a { $high }
results-mean = Mitjana: { $mean }
results-answer = Resposta
results-count = Nombre
results-over-time = Evolució
results-month = Mes
results-share = Percentatge
results-norms = Ciutats amb el mateix tipus de servei ({ $from } – { $to }, ciutats: { $cities }): la meitat dels resultats són entre { $low } i { $high }. La mediana és { $median }.
results-since = { $label } (des de la versió { $version } de l’enquesta)
results-no-longer = { $label } (ja no s’ofereix)
results-offered = No totes les respostes es van oferir a tothom. El segon nombre indica a quantes persones es va oferir, i el percentatge és d’aquestes persones. Pot ser que els percentatges no sumin el 100 %.
results-breaks = { $months }: la pregunta va canviar. No es poden comparar els resultats d’abans i de després. Una línia contínua al gràfic ho mostra.
results-marks = { $months }: va canviar alguna cosa que pot afectar els resultats, com ara un text o el servei. Una línia de punts al gràfic ho mostra.

## Privacy notice

privacy-title = Avís de privadesa
privacy-who = { $city } us demana l’opinió per millorar els seus serveis. Participar és voluntari.
privacy-stored-title = Què desem
privacy-stored = Desem les vostres respostes, la data i l’hora, la llengua i on vau trobar l’enquesta. Si una pregunta us demana l’adreça electrònica i la indiqueu, la desem amb les vostres respostes.
privacy-not-stored = No us demanem el nom. No desem la vostra adreça IP ni informació sobre el vostre dispositiu, i no fem servir galetes. Si reconeixem dades personals en un text, com ara un número de telèfon, les eliminem abans de desar la resposta.
privacy-networks = Per decidir quan es poden publicar els resultats, desem un de 65.536 nombres, calculat a partir d’una part de la vostra adreça IP. No permet recuperar l’adreça, unes 256 xarxes comparteixen cada nombre i l’esborrem quan es publiquen les xifres d’aquell període, com a màxim al cap d’un any.
privacy-purpose-title = Per a què fem servir les vostres respostes
privacy-purpose = Publiquem els resultats com a recomptes i percentatges i els comparem amb els d’altres serveis i ciutats. Només el personal de l’ajuntament llegeix els comentaris.
privacy-time-title = Quant de temps conservem les vostres respostes
privacy-time = { $days ->
    [one] Esborrem les respostes al cap de { $days } dia. Conservem els recomptes.
   *[other] Esborrem les respostes al cap de { $days } dies. Conservem els recomptes.
}
privacy-time-open = L’ajuntament no ha fixat cap termini. Podeu retirar les vostres respostes en qualsevol moment.
privacy-rights-title = Els vostres drets
privacy-rights = Amb el codi del justificant podeu veure, corregir o retirar les vostres respostes en qualsevol moment. També podeu reclamar davant l’autoritat de protecció de dades que correspongui.
contact-title = Contacte
contact-none = Adreceu-vos a l’oficina d’atenció ciutadana.

## Accessibility statement

accessibility-title = Declaració d’accessibilitat
accessibility-goal = Volem que tothom pugui fer servir aquestes pàgines. Estan dissenyades per complir les WCAG 2.2, nivell AA, i la norma europea EN 301 549.
accessibility-how = Funcionen només amb el teclat, amb lector de pantalla, en pantalles petites, ampliades, en mode fosc i sense JavaScript. Es comproven automàticament abans de cada versió.
accessibility-problem = Si teniu cap problema amb aquestes pàgines, comuniqueu-ho a l’ajuntament. Si no esteu d’acord amb la resposta, adreceu-vos a l’organisme que supervisa l’accessibilitat web al vostre país.

# What the city did about it
you-said = El que ens vau dir
we-did = El que hem fet

# Limits
requests-too-many = Han arribat massa peticions des de la vostra xarxa. Espereu un minut i torneu-ho a provar.
