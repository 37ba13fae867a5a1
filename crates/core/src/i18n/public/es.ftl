skip = Ir al contenido
nav-pages = Páginas
nav-languages = Idiomas
cities = Ciudades
indicators = Indicadores
practices = Prácticas
cities-title = La satisfacción de la ciudadanía
cities-lead = { $percent } de { $answers } respuestas son de personas satisfechas, en { $cities ->
    [one] { $cities } ciudad
   *[other] { $cities } ciudades
 }.
cities-none = Ninguna ciudad tiene aún suficientes respuestas. Los resultados se muestran a partir de { $min } respuestas.
counted-at = Contado el { $time } (UTC). Nada aquí se basa en menos de { $min } respuestas. Satisfecho significa: { $measure }.
satisfied-scores = una puntuación de { $from } o más en una escala de { $first } a { $last }
funnel-title = { $outside } de { $all } difieren más de lo que explica el azar
funnel-description = Cada punto es una ciudad: hacia la derecha el número de sus respuestas, hacia arriba la proporción de satisfechas. Las líneas son los límites entre los que el azar solo deja el 95 % y el 99,8 % de las ciudades en torno a la proporción común.
funnel-read = Cómo leer esto
funnel-how = Las ciudades con pocas respuestas difieren mucho por azar, por eso el embudo es ancho a la izquierda. Solo los puntos de fuera dicen algo de la ciudad. La «proporción esperada» acerca cada ciudad a lo que todas tienen en común, en la medida en que se basa en pocas respuestas (Bayes empírico, beta-binomial, Kleinman 1973); los límites son los de Spiegelhalter 2005.
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
expected = Proporción esperada
compared-with-average = Comparada con todas
above-average = Por encima de las demás
no-significant-difference = Como explica el azar
below-average = Por debajo de las demás
withheld = no se muestra: menos de { $min }
services-title = Todos los servicios
show-numbers = Mostrar los números
city-lead = { $percent } de { $answers } respuestas son de personas satisfechas.
city-few = Menos de { $min } respuestas hasta ahora: los resultados no se muestran.
city-surveys = Lo que dijo la ciudadanía
actions-title = Usted dijo, nosotros hicimos
actions-caution = Las ciudades actúan donde los valores son bajos, y los valores bajos suelen subir por sí solos. Compare con servicios en los que no se cambió nada.
said = Usted dijo
did = Nosotros hicimos
done-on = desde el { $day }
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
effect-unchanged = Sin cambios dentro de { $margin }: diferencia { $difference } (intervalo de confianza del 95 %, de { $low } a { $high }).
effect-too-few = Hay muy pocas respuestas para decir si hubo un cambio: diferencia { $difference } (intervalo de confianza del 95 %, de { $low } a { $high }).
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
