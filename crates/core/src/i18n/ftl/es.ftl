## What every page has

language-name = español
language = Idioma
skip-to-content = Ir a las preguntas
privacy = Privacidad
accessibility = Accesibilidad
anonymous = Sin nombre, sin cookies, sin seguimiento.

## Answering

step-of = Paso { $step } de { $steps }
error-prefix = Error: { $title }
next = Siguiente
back = Atrás
send = Enviar
optional = opcional
choose-several = Puede elegir varias.
choose-up-to = Elija { $max } como máximo.
choose-at-least = Elija { $min } como mínimo.
choose-between = Elija de { $min } a { $max }.
face-1 = Muy mal
face-2 = Mal
face-3 = Ni bien ni mal
face-4 = Bien
face-5 = Muy bien
stars = { $count ->
    [one] { $count } estrella
   *[other] { $count } estrellas
}
point-of = { $score } de { $to }
ranking-hint = Elija un puesto para cada uno. El 1 es el mejor.
ranking-place = Puesto { $place }
ranking-none = Sin puesto
number-range = Un número de { $min } a { $max }.
number-from = Un número a partir de { $min }.
number-to = Un número hasta { $max }.
email-hint = Solo si desea una respuesta. Por ejemplo, nombre@example.org.
personal-hint = No escriba nombres, números de teléfono ni nada que muestre quién es usted.
other-text = Indique cuál
characters-max = { $max ->
    [one] { $max } carácter como máximo.
   *[other] { $max } caracteres como máximo.
}
leave-empty = Deje este campo vacío

## When something is wrong

errors-title = { $count ->
    [one] Revise { $count } respuesta
   *[other] Revise { $count } respuestas
}
error-required = Responda a esta pregunta.
error-required-row = Elija una respuesta para «{ $row }».
error-not-offered = Elija una de las respuestas ofrecidas.
error-too-many-choices = { $max ->
    [one] Elija { $max } respuesta como máximo.
   *[other] Elija { $max } respuestas como máximo.
}
error-too-few-choices = { $min ->
    [one] Elija { $min } respuesta como mínimo.
   *[other] Elija { $min } respuestas como mínimo.
}
error-exclusive = Elija solo esta respuesta o solo otras.
error-same-place = Dé cada puesto una sola vez.
error-not-a-number = Escriba un número, por ejemplo 12.
error-ambiguous-number = Escriba el número sin punto ni coma de millares, como en 1000.
error-number-range = Escriba un número de { $min } a { $max }.
error-whole-number = Escriba un número entero.
error-decimals = { $decimals ->
    [one] Escriba { $decimals } decimal como máximo.
   *[other] Escriba { $decimals } decimales como máximo.
}
error-bad-day = Escriba un día, por ejemplo 2026-03-01.
error-too-long = { $max ->
    [one] Escriba { $max } carácter como máximo.
   *[other] Escriba { $max } caracteres como máximo.
}
error-bad-email = Escriba una dirección de correo, por ejemplo nombre@example.org.
error-other = Esta respuesta no se puede aceptar. Cámbiela.
error-send-again = Esta página ha estado abierta mucho tiempo. Sus respuestas siguen aquí: pulse el botón otra vez.
error-too-often = Ahora llegan muchas respuestas desde su red. Las suyas siguen aquí: espere un minuto y pulse el botón otra vez.
error-unavailable = Ahora no podemos guardar sus respuestas. Siguen aquí: espere un minuto y pulse el botón otra vez.
error-differs = Ya envió este formulario con otras respuestas. Está guardado lo que envió primero.

## When there is nothing to answer

closed-title = Esta encuesta está cerrada
closed-text = Gracias por querer participar. Ya no se aceptan respuestas.
soon-title = Esta encuesta aún no está abierta
soon-text = Se abre el { $day }.
trouble-title = Inténtelo de nuevo en un momento
lost-text = No se ha guardado nada. Vuelva atrás y envíelo de nuevo.
too-large-title = El texto es demasiado largo
too-large-text = No se ha guardado nada. Vuelva atrás, escriba menos y envíelo de nuevo.
missing-title = Esta página no existe
missing-text = Revise la dirección o escanee el código otra vez.
link-used-title = Este enlace ya se ha usado
link-used-text = Cada enlace sirve una vez. Gracias por su respuesta.
link-late-title = Este enlace es demasiado antiguo
link-late-text = Se podía usar hasta el { $day }.
link-broken-title = Este enlace no funciona
link-broken-text = Ábralo de nuevo desde el mensaje que recibió, entero y sin cambios.

## After sending

thanks-title = Gracias
thanks-text = Sus respuestas están guardadas.
thanks-held = Sus respuestas están guardadas. El ayuntamiento las revisará antes de contarlas.
receipt-title = Su recibo
receipt-text = Con este código puede ver, corregir o retirar sus respuestas. Guárdelo: no sabemos quién es usted y sin él no podemos encontrar sus respuestas.
receipt-copy = Copiar el código
receipt-copied = Copiado
print = Imprimir
receipt-qr = Código QR de este recibo
receipt-show = Ver mis respuestas
see-results = Ver los resultados
stored-title = Sus respuestas guardadas
stored-on = Enviadas el { $day }
stored-held = Aún no se cuentan: el ayuntamiento las revisará primero.
not-answered = Sin respuesta
masked-note = Los datos personales que advertimos en su texto se quitaron antes de guardarlo.
correct = Corregir mis respuestas
correct-title = Corrija sus respuestas
correct-save = Guardar
corrected-title = Sus respuestas están corregidas
withdraw = Retirar mis respuestas
withdraw-title = ¿Retirar sus respuestas?
withdraw-text = Se borran para siempre y dejan de contarse.
withdraw-yes = Sí, retirar
withdraw-no = No, conservarlas
withdrawn-title = Sus respuestas están retiradas
withdrawn-text = Se han borrado y ya no se cuentan.
receipt-enter-title = Ver o retirar sus respuestas
receipt-enter-label = Código del recibo
receipt-enter-hint = 20 letras y cifras, por ejemplo 0000C-7Q2MX-4F8TP-K2R9W.
receipt-unknown = No encontramos respuestas para este código. Revíselo. Puede que se hayan retirado.

## Widget, button, poster, kiosk, entry by staff

give-feedback = Dar mi opinión
close = Cerrar
poster-scan = Escanee el código con la cámara de su teléfono
poster-address = o vaya a { $address }
kiosk-next = Siguiente persona
kiosk-restart = Empezar de nuevo
kiosk-soon = Esta página empezará de nuevo enseguida.
kiosk-waiting = { $count ->
    [one] Sin conexión: { $count } respuesta se guarda aquí y se enviará más tarde.
   *[other] Sin conexión: { $count } respuestas se guardan aquí y se enviarán más tarde.
}
kiosk-script = Esta pantalla necesita JavaScript para guardar respuestas sin conexión.
staff-title = Registro por el personal
staff-text = Introduzca lo que se respondió en papel o por teléfono, tal como se dio. Las respuestas cuentan el día en que las introduce.
staff-next = Introducir la siguiente

## Public results

results-title = Resultados
results-answers = { $count ->
    [one] { $count } respuesta
   *[other] { $count } respuestas
}
results-few = Los resultados se muestran a partir de { $min } respuestas.
results-satisfied = El { $percent } quedó satisfecho
results-interval = Intervalo del 95 %: de { $low } a { $high }
results-mean = Media: { $mean }
results-answer = Respuesta
results-count = Número
results-over-time = A lo largo del tiempo
results-month = Mes
results-share = Parte

## Privacy notice

privacy-title = Aviso de privacidad
privacy-who = { $city } pide su opinión para mejorar sus servicios. Participar es voluntario.
privacy-stored-title = Qué se guarda
privacy-stored = Sus respuestas, el día y la hora, el idioma y dónde encontró la encuesta.
privacy-not-stored = No se guarda: su nombre, su dirección de red, su dispositivo. No hay cookies. Si escribe datos personales que reconocemos, como una dirección de correo o un número de teléfono, se quitan antes de guardar nada.
privacy-purpose-title = Para qué se usa
privacy-purpose = Las cantidades y las partes se publican y se comparan. Los comentarios solo los lee el ayuntamiento.
privacy-time-title = Cuánto tiempo se guarda
privacy-time = { $days ->
    [one] Las respuestas se borran después de { $days } día; las cantidades quedan.
   *[other] Las respuestas se borran después de { $days } días; las cantidades quedan.
}
privacy-time-open = El ayuntamiento aún no ha fijado un plazo. Puede retirar sus respuestas en cualquier momento.
privacy-rights-title = Sus derechos
privacy-rights = Con el código del recibo puede ver, corregir o retirar sus respuestas en cualquier momento. También puede reclamar ante la autoridad de protección de datos de su país.
contact-title = Contacto
contact-none = Pregunte en la oficina de atención ciudadana.

## Accessibility statement

accessibility-title = Declaración de accesibilidad
accessibility-goal = Estas páginas son para todo el mundo. Están hechas para cumplir las WCAG 2.2, nivel AA, y la norma europea EN 301 549.
accessibility-how = Funcionan solo con el teclado, con lector de pantalla, en pantallas pequeñas, ampliadas, en modo oscuro y sin JavaScript. Se comprueban automáticamente antes de cada versión.
accessibility-problem = Si algo no le funciona, dígaselo al ayuntamiento. Si no recibe una buena respuesta, diríjase a la autoridad que vela por la accesibilidad en su país.

# What the city did about it
you-said = Usted dijo
we-did = Hicimos

# Limits
requests-too-many = Han llegado demasiadas peticiones desde su red. Espere un minuto e inténtelo de nuevo.
