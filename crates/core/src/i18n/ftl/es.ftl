## What every page has

language-name = español
language = Idioma
skip-to-content = Ir al contenido principal
privacy = Privacidad
accessibility = Accesibilidad
anonymous = Sin cookies ni seguimiento.

## Answering

step-of = Página { $step } de { $steps }
error-prefix = Error: { $title }
next = Siguiente
back = Atrás
send = Enviar
optional = opcional
choose-several = Elija todas las que correspondan.
choose-up-to = Elija { $max } como máximo.
choose-at-least = Elija { $min } como mínimo.
choose-between = Elija entre { $min } y { $max }.
face-1 = Muy mal
face-2 = Mal
face-3 = Ni bien ni mal
face-4 = Bien
face-5 = Muy bien
stars = { $count ->
    [one] { $count } estrella
   *[other] { $count } estrellas
}
point-of = { $score } sobre { $to }
ranking-hint = Ordene estas opciones. El 1 es su primera elección.
ranking-place = Posición { $place }
ranking-none = Sin posición
number-range = Un número entre { $min } y { $max }.
number-from = Un número a partir de { $min }.
number-to = Un número hasta { $max }.
email-hint = Solo la usaremos para responderle. Por ejemplo, nombre@example.org
personal-hint = No incluya datos personales, como su nombre o su número de teléfono.
other-text = Especifique
characters-max = { $max ->
    [one] Puede escribir hasta { $max } carácter.
   *[other] Puede escribir hasta { $max } caracteres.
}
leave-empty = Deje este campo vacío

## When something is wrong

errors-title = { $count ->
    [one] Revise { $count } respuesta
   *[other] Revise { $count } respuestas
}
error-required = Responda a esta pregunta.
error-required-row = Elija una respuesta para «{ $row }».
error-not-offered = Elija una de las opciones.
error-too-many-choices = { $max ->
    [one] Elija { $max } respuesta como máximo.
   *[other] Elija { $max } respuestas como máximo.
}
error-too-few-choices = { $min ->
    [one] Elija { $min } respuesta como mínimo.
   *[other] Elija { $min } respuestas como mínimo.
}
error-exclusive = Elija esta respuesta u otras, pero no ambas cosas.
error-same-place = Use cada posición una sola vez.
error-not-a-number = Escriba un número, por ejemplo 12.
error-ambiguous-number = Escriba el número sin separador de millares, por ejemplo 1000.
error-number-range = Escriba un número entre { $min } y { $max }.
error-whole-number = Escriba un número entero, por ejemplo 12.
error-decimals = { $decimals ->
    [one] Escriba un número con { $decimals } decimal como máximo.
   *[other] Escriba un número con { $decimals } decimales como máximo.
}
error-bad-day = Escriba una fecha válida, por ejemplo 2026-03-01.
error-too-long = { $max ->
    [one] Escriba { $max } carácter como máximo.
   *[other] Escriba { $max } caracteres como máximo.
}
error-bad-email = Escriba una dirección de correo electrónico válida, por ejemplo nombre@example.org.
error-other = Esta respuesta no es válida. Revísela.
error-send-again = Esta página ha estado abierta demasiado tiempo. Sus respuestas siguen aquí. Pulse de nuevo el botón para enviarlas.
error-too-often = Se están enviando demasiadas respuestas desde su red. Las suyas siguen aquí. Espere un minuto y pulse de nuevo el botón.
error-unavailable = No hemos podido guardar sus respuestas. Siguen aquí. Espere un minuto y pulse de nuevo el botón.
error-differs = Ya ha enviado este formulario con otras respuestas. Hemos conservado las que envió primero.

## When there is nothing to answer

closed-title = Esta encuesta está cerrada
closed-text = Gracias por su interés. Esta encuesta ya no admite respuestas.
soon-title = Esta encuesta aún no está abierta
soon-text = Se abrirá el { $day }.
trouble-title = Inténtelo de nuevo en un momento
lost-text = Sus respuestas no se han guardado. Vuelva atrás y envíelas de nuevo.
too-large-title = Su respuesta es demasiado larga
too-large-text = Sus respuestas no se han guardado. Vuelva atrás, acorte el texto y envíelas de nuevo.
missing-title = Página no encontrada
missing-text = Compruebe la dirección o escanee el código otra vez.
link-used-title = Este enlace ya se ha usado
link-used-text = Cada enlace funciona una sola vez. Gracias por sus respuestas.
link-late-title = Este enlace ha caducado
link-late-text = Era válido hasta el { $day }.
link-broken-title = Este enlace no funciona
link-broken-text = Abra de nuevo el enlace desde el mensaje que recibió. Si lo copia, cópielo completo.

## After sending

thanks-title = Gracias
thanks-text = Hemos guardado sus respuestas.
thanks-held = Hemos guardado sus respuestas. El ayuntamiento las revisará antes de contarlas.
receipt-title = Su justificante
receipt-text = Con este código puede ver, corregir o retirar sus respuestas. Guárdelo bien: no sabemos quién es usted y sin él no podemos encontrar sus respuestas.
receipt-copy = Copiar el código
receipt-copied = Copiado
print = Imprimir
receipt-qr = Código QR de su justificante
receipt-show = Ver mis respuestas
see-results = Ver los resultados
stored-title = Sus respuestas
stored-on = Enviadas el { $day }
stored-held = Aún no se han contado. El ayuntamiento revisará antes sus respuestas.
not-answered = Sin respuesta
masked-note = Hemos eliminado los datos personales que reconocimos en su texto antes de guardarlo.
correct = Corregir mis respuestas
correct-title = Corrija sus respuestas
correct-save = Guardar los cambios
corrected-title = Sus respuestas se han modificado
withdraw = Retirar mis respuestas
withdraw-title = ¿Quiere retirar sus respuestas?
withdraw-text = Las borraremos definitivamente y dejaremos de contarlas.
withdraw-yes = Retirar mis respuestas
withdraw-no = Conservar mis respuestas
withdrawn-title = Sus respuestas se han retirado
withdrawn-text = Las hemos borrado y ya no las contamos.
receipt-release = Las cifras publicadas se actualizarán con la próxima publicación.
receipt-enter-title = Ver, corregir o retirar sus respuestas
receipt-enter-label = Código del justificante
receipt-enter-hint = El código tiene 20 letras y números, por ejemplo 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = No hemos encontrado respuestas con este código. Compruébelo. Si es correcto, las respuestas se han borrado.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dar mi opinión
close = Cerrar
poster-scan = Escanee el código con la cámara de su teléfono
poster-address = o vaya a { $address }
kiosk-next = Siguiente persona
kiosk-restart = Empezar de nuevo
kiosk-soon = Esta página se reiniciará enseguida.
kiosk-waiting = { $count ->
    [one] Sin conexión. { $count } respuesta está guardada en este dispositivo y se enviará más tarde.
   *[other] Sin conexión. { $count } respuestas están guardadas en este dispositivo y se enviarán más tarde.
}
kiosk-script = Active JavaScript en este navegador. Sin él, las respuestas no se pueden conservar mientras no haya conexión.
staff-title = Registro por el personal
staff-text = Introduzca las respuestas tal como se dieron en papel o por teléfono. Se cuentan en el día en que las introduce.
staff-next = Introducir otra respuesta

## Public results

results-title = Resultados
results-answers = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
results-answers-about = { $count ->
    [one] aproximadamente { $count } respuesta
   *[other] aproximadamente { $count } respuestas
}
results-few = { $min ->
    [one] Los resultados se muestran a partir de { $min } respuesta, como muy pronto al día siguiente.
   *[other] Los resultados se muestran a partir de { $min } respuestas, como muy pronto al día siguiente.
}
results-note = Estas son las opiniones de las personas que decidieron responder. El intervalo solo tiene en cuenta el azar, no a las personas que no respondieron.
results-released = Datos hasta el { $day }. Cada cifra se basa en un grupo de al menos { $min } respuestas.
results-rounded = Las cantidades se redondean a múltiplos de { $multiple } para que nadie pueda ser reconocido. Puede que no sumen los totales.
results-withheld = Muy pocas respuestas para mostrarlas
results-satisfied = El { $percent } de quienes respondieron quedó satisfecho
results-found = El { $percent } de quienes respondieron encontró lo que buscaba
results-score = { $measure }: { $value } en una escala de { $low } a { $high }
results-value = { $measure }: { $value }
results-time-saved = Tiempo ahorrado (mediana)
results-govuk = Puntuación de satisfacción
results-nps = Recomendación (Net Promoter Score)
results-ces = Facilidad (Customer Effort Score)
results-sus = Facilidad de uso (System Usability Scale)
results-umux-lite = Facilidad de uso (UMUX-Lite)
results-sdg-rating = Valoración con estrellas
results-interval = Intervalo de confianza del 95 %: de { $low } a { $high }
results-mean = Media: { $mean }
results-answer = Respuesta
results-count = Número
results-over-time = Evolución
results-month = Mes
results-share = Porcentaje
results-norms = Ciudades con el mismo tipo de servicio ({ $from } – { $to }, ciudades: { $cities }): la mitad de los resultados está entre { $low } y { $high }. La mediana es { $median }.
results-since = { $label } (desde la versión { $version } de la encuesta)
results-no-longer = { $label } (ya no se ofrece)
results-offered = No se ofrecieron todas las respuestas a todas las personas. El segundo número indica a cuántas se les ofreció, y el porcentaje es de esas personas. Puede que los porcentajes no sumen el 100 %.
results-breaks = { $months }: la pregunta cambió. No se pueden comparar los resultados de antes y de después. Una línea continua en el gráfico lo indica.
results-marks = { $months }: cambió algo que puede afectar a los resultados, como un texto o el servicio. Una línea de puntos en el gráfico lo indica.

## Privacy notice

privacy-title = Aviso de privacidad
privacy-who = { $city } le pide su opinión para mejorar sus servicios. La participación es voluntaria.
privacy-stored-title = Qué guardamos
privacy-stored = Guardamos sus respuestas, la fecha y la hora, el idioma y dónde encontró la encuesta. Si una pregunta le pide su correo electrónico y lo indica, lo guardamos con sus respuestas.
privacy-not-stored = No le pedimos su nombre. No guardamos su dirección IP ni información sobre su dispositivo, y no usamos cookies. Si reconocemos datos personales en un texto, como un número de teléfono, los eliminamos antes de guardar la respuesta.
privacy-networks = Para decidir cuándo se pueden publicar los resultados, guardamos uno de 65 536 números, calculado a partir de una parte de su dirección IP. No permite recuperar la dirección, unas 256 redes comparten cada número y lo borramos cuando se publican las cifras de ese periodo, como máximo al cabo de un año.
privacy-purpose-title = Para qué usamos sus respuestas
privacy-purpose = Publicamos los resultados como cantidades y porcentajes y los comparamos con los de otros servicios y ciudades. Solo el personal del ayuntamiento lee los comentarios.
privacy-time-title = Cuánto tiempo conservamos sus respuestas
privacy-time = { $days ->
    [one] Borramos las respuestas después de { $days } día. Conservamos las cantidades.
   *[other] Borramos las respuestas después de { $days } días. Conservamos las cantidades.
}
privacy-time-open = El ayuntamiento no ha fijado un plazo. Puede retirar sus respuestas en cualquier momento.
privacy-rights-title = Sus derechos
privacy-rights = Con el código del justificante puede ver, corregir o retirar sus respuestas en cualquier momento. También puede reclamar ante la autoridad de protección de datos que corresponda.
contact-title = Contacto
contact-none = Diríjase a la oficina de atención a la ciudadanía.

## Accessibility statement

accessibility-title = Declaración de accesibilidad
accessibility-goal = Queremos que todas las personas puedan usar estas páginas. Están diseñadas para cumplir las WCAG 2.2, nivel AA, y la norma europea EN 301 549.
accessibility-how = Funcionan solo con el teclado, con lector de pantalla, en pantallas pequeñas, ampliadas, en modo oscuro y sin JavaScript. Se comprueban automáticamente antes de cada versión.
accessibility-problem = Si tiene algún problema con estas páginas, comuníquelo al ayuntamiento. Si no está conforme con la respuesta, diríjase al organismo que supervisa la accesibilidad web en su país.

# What the city did about it
you-said = Lo que nos dijeron
we-did = Lo que hicimos

# Limits
requests-too-many = Han llegado demasiadas peticiones desde su red. Espere un minuto e inténtelo de nuevo.
