skip = Ir al contenido
nav-pages = Páginas
nav-languages = Idiomas
cities = Ciudades
indicators = Indicadores
practices = Prácticas
cities-title = La satisfacción de la ciudadanía
cities-lead = Resultados de { $cities ->
    [one] { $cities } ciudad
   *[other] { $cities } ciudades
 }. Solo se comparan servicios del mismo tipo, en los mismos meses.
cities-none = Ninguna ciudad tiene aún suficientes respuestas. Los resultados se muestran cuando una encuesta tiene al menos { $min } respuestas, como muy pronto al día siguiente.
satisfied-scores = una puntuación de { $from } o más en una escala de { $first } a { $last }
as-of = Datos hasta el { $day }
views-note = Estas son las opiniones de las personas que decidieron responder. El intervalo solo tiene en cuenta el azar, no a las personas que no respondieron.
released-note = Las cifras proceden de la última publicación de cada encuesta. Cada cifra se basa en un grupo de al menos { $min } respuestas. Las cantidades pueden estar redondeadas a múltiplos de 3 para que nadie pueda ser reconocido.
funnel-title = { $outside ->
    [0] Ninguna de { $all } ciudades destaca frente a las diferencias habituales entre ciudades
    [one] { $outside } de { $all } ciudades destaca incluso frente a las diferencias habituales entre ciudades
   *[other] { $outside } de { $all } ciudades destacan incluso frente a las diferencias habituales entre ciudades
}
funnel-description = Cada punto es una ciudad: cuanto más a la derecha, más respuestas; cuanto más arriba, mayor el porcentaje. Las líneas son los límites de control del 99,8 % en torno a la media de todas las ciudades.
funnel-read = Cómo leer esto
funnel-how = Los resultados basados en pocas respuestas varían más, por eso los límites son más anchos a la izquierda. Una ciudad fuera de los límites se aparta de la media más de lo que explican el azar y las diferencias habituales entre ciudades. El porcentaje ajustado acerca cada ciudad a la media, tanto más cuantas menos respuestas tiene. Métodos: porcentaje común (Kleinman 1973), porcentajes ajustados con un modelo beta-binomial (Morris y Tang 2011) y límites del embudo con sobredispersión (Spiegelhalter 2005).
answers-axis = Número de respuestas
city = Ciudad
service = Servicio
survey = Encuesta
surveys = Encuestas
answers = Respuestas
responses = Participaciones
satisfied = Satisfechas
measure-csat = Proporción de ciudadanos satisfechos (CSAT)
measure-govuk = Puntuación de satisfacción, 0 a 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Tiempo ahorrado
measure-sdg-found = Encontró lo que buscaba (Pasarela Digital Única)
measure-sdg-rating = Estrellas (Pasarela Digital Única)
interval = Intervalo del 95 %
expected = Porcentaje ajustado
compared-with-average = Comparada con todas
above-average = Por encima de las demás
no-significant-difference = Como explica el azar
below-average = Por debajo de las demás
cities-told = Cifras hasta el { $day }. Cada cifra se basa en un grupo de al menos { $min } respuestas.
cities-rounded = Los recuentos se redondean a múltiplos de { $base } para que nadie pueda ser reconocido. Es posible que no sumen el total.
expected-interval = Intervalo del 95 % del porcentaje ajustado
measure = Medida
value = Valor
service-type = Tipo de servicio
service-type-none = Sin tipo: no se compara
comparison-show = Mostrar la comparación
comparison-none = Todavía no se comparan servicios. Se comparan cuando dos ciudades miden lo mismo en el mismo tipo de servicio.
comparisons-title = Todas las comparaciones
comparison-title = { $type }: { $measure }
comparison-period = Del { $from } al { $to }.
comparison-satisfied = Satisfecho significa: { $measure }.
comparison-few = { $cities ->
    [0] Ninguna ciudad tiene al menos { $answers } respuestas.
    [one] { $cities } ciudad tiene al menos { $answers } respuestas.
   *[other] { $cities } ciudades tienen al menos { $answers } respuestas.
} Las ciudades se comparan con la media cuando { $needed } tienen tantas.
comparison-only-percentages = Solo los porcentajes se comparan con la media.
compared-cities = Ciudades comparadas
norms-text = La mitad de las { $cities } ciudades con al menos { $answers } respuestas está entre { $low } y { $high }. La mediana es { $median }.
norms-median = Mediana
too-few-to-compare = Menos de { $answers } respuestas: no se compara
placements = Vías de respuesta
placements-differ = Vías de respuesta distintas
placements-note = «Vías de respuesta distintas» significa que se preguntó a la gente de otra manera que en las demás ciudades, por ejemplo en un quiosco en vez de por correo electrónico. Parte de la diferencia puede deberse a eso.
services-first = La tabla contiene las primeras { $shown } de { $all } encuestas. Las páginas de las ciudades las contienen todas.
city-compared = Comparación con otras ciudades
withheld = No se muestra: hacen falta al menos { $min } respuestas
services-title = Todos los servicios
show-numbers = Mostrar los números
city-lead = { $surveys ->
    [one] { $surveys } encuesta tiene
   *[other] { $surveys } encuestas tienen
 } resultados publicados.
city-few = Los resultados aún no se muestran. Aparecen cuando una encuesta tiene al menos { $min } respuestas, como muy pronto al día siguiente.
city-surveys = Lo que dijo la ciudadanía
actions-title = Usted dijo, nosotros hicimos
actions-caution = Las ciudades actúan donde los valores son bajos, y los valores bajos suelen subir por sí solos. Compare con servicios en los que no se cambió nada.
said = Usted dijo
did = Nosotros hicimos
done-on = desde el { $day }
decided-on = decidido el { $day }
effective-from = en vigor desde el { $day }
percentage-points = { $count ->
    [one] { $shown } punto porcentual
   *[other] { $shown } puntos porcentuales
 }
points = { $count ->
    [one] { $shown } punto
   *[other] { $shown } puntos
 }
effect = Antes ({ $before_period }): { $before }. Después ({ $after_period }): { $after }.
effect-up = La subida es significativa: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }).
effect-down = La bajada es significativa: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }).
effect-unchanged = Sin cambios dentro de { $margin }: diferencia { $difference } (intervalo de confianza del 90 %, de { $low } a { $high }).
effect-too-few = Hay muy pocas respuestas para decir si hubo un cambio: diferencia { $difference } (intervalo de confianza del 95 %, de { $low } a { $high }).
not-compared-asked-differently = Sin comparación: antes la pregunta se hacía de otra manera.
not-compared-placements-differ = Sin comparación: antes se respondió en otros puntos.
not-compared-too-few = Sin comparación: hay muy pocas respuestas.
not-compared-not-tested = Sin comparación: el cambio de esta cifra no se comprueba.
shared-title = Compartido con otras ciudades
shared-by = Compartido por { $city }
practices-title = Lo que las ciudades aprendieron
practices-lead = Lo que dijo la ciudadanía, lo que hicieron las ciudades y lo que cambió: medido antes y después.
practices-none = Ninguna ciudad ha publicado aún una acción. Las ciudades añaden sus acciones en Urbivox.
benchmark-title = Indicadores de orientación al usuario
benchmark-lead = { $cities } ciudades publicaron sus respuestas de { $year }. { $first ->
    [one] { $best } es la primera con { $percent }.
   *[other] { $first } ciudades comparten el primer puesto con { $percent }.
 }
benchmark-none = Ninguna ciudad ha publicado aún una edición. Las ciudades responden a los indicadores en Urbivox.
benchmark-how = Una ciudad responde sí o no, cada sí con pruebas. Una dimensión es la proporción de síes, el total es la media de todas las dimensiones. Las ciudades con el mismo porcentaje comparten puesto. Los puestos posibles son lo que deja abierto el error de muestreo de la satisfacción medida, al 95 %.
benchmark-frozen = Los intervalos de puestos se calculan con los resultados de las encuestas en el momento de la publicación. Las respuestas posteriores no los cambian.
benchmark-not-measured = «No medido»: la ciudad afirma que más del 80 % está satisfecho, o que no lo está, y ninguna encuesta de aquí lo mide. En su intervalo de puestos ambas cosas son igual de probables.
not-measured = no medido
framework = Marco
edition = Edición
rank = Puesto
rank-range = { $best }–{ $worst }
ranks = Puestos posibles
total = Total
pillar-average = Todas las ciudades juntas: { $name }
csv = Tabla en CSV
colour-red = bajo
colour-orange = medio
colour-green = alto
profile-title = Indicadores { $year }
profile-lead = Puesto { $rank } con { $percent }.
profile-chart = { $city } junto a la media y la mejor
profile-description = Para cada dimensión, una barra para la ciudad, una línea para la media de todas las ciudades y un punto para la mejor.
dimension = Dimensión
own = Ciudad
mean = Media
best = Mejor
strengths = Puntos fuertes
peers = Ciudades más parecidas
peers-method = Parecidas en perfil y en tamaño, a partes iguales: la distancia de las dimensiones y la de los habitantes en órdenes de magnitud.
peer-size = { $city }, { $population } habitantes
gains-title = Lo que más subiría la puntuación
gain = Puntos por un sí más
statement = Indicador
over-years = A lo largo de los años
year = Año
badge-title = Mostrar esto en su propia página
badge-alt = Satisfacción con { $service }, { $city }
not-there-title = Página no encontrada
not-there = Quizá cambió de sitio: empiece por la lista de ciudades.

# Gates: a page is asked for by too many
busy-title = Esta página está saturada
busy = Muchas personas piden esta página en este momento. Inténtelo de nuevo en un momento.
trouble-title = Hay un problema
trouble = Esta página no se puede mostrar en este momento. Inténtelo de nuevo más tarde.
