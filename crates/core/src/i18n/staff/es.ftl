# The clerk's desk, in Spanish.
skip = Ir al contenido
nav-own = Su cuenta
nav-pages = Páginas
sign-out = Cerrar sesión
save = Guardar
save-and-stay = Guardar y seguir aquí
add = Añadir
remove = Quitar
change-it = Cambiar
show = Mostrar
search = Buscar
all = Todo
yes = Sí
no = No
do = Acción
older = Anteriores
number = N.º
from = Desde
to = Hasta
name = Nombre
email = Correo electrónico
language = Idioma
city = Ciudad
country = País
role = Función
state = Estado
survey = Encuesta
service = Servicio
question = Pregunta
errors-title = Revise esto, por favor
bad-name = Escriba un nombre, en una línea.
bad-email = Escriba una dirección de correo como nombre@example.org.
name-taken = Este nombre ya existe. Elija otro.
seconds = { $count } segundos
minutes = { $count ->
    [one] 1 minuto
   *[other] { $count } minutos
 }
done-saved = Guardado.
done-removed = Quitado.
done-signed-out = Ha cerrado la sesión.
done-letter = Si alguien tiene esta dirección, recibirá una carta.
done-joined = Bienvenido. Su cuenta está lista.
done-password = Se ha cambiado la contraseña. Las demás sesiones se han cerrado.
done-factor-off = El segundo factor está desactivado.
done-session-ended = La sesión se ha cerrado.
done-service = Se ha añadido el servicio.
done-survey = La encuesta se ha creado a partir de la plantilla. Mire las preguntas y publíquela.
done-published = Publicada. Ahora ofrézcala: un código QR para el mostrador, un enlace, un botón.
done-closed = La encuesta está cerrada. Publíquela otra vez para abrirla.
done-invited = La invitación está en camino.
done-accepted = Contada.
done-rejected = Borrada.
done-shared = Compartida con todas las ciudades.
done-approved = Se ha añadido la ciudad y se ha invitado a su titular.
done-asked = Casi está. Hemos enviado una carta a su dirección: abra el enlace que contiene y pulse el botón. Después un administrador mirará su solicitud.
refused-back = Volver al inicio
refused-form = Este formulario es demasiado antiguo
refused-form-text = La página se abrió en otra sesión o hace demasiado tiempo. Vuelva atrás, cargue la página de nuevo y envíe el formulario otra vez.
refused-missing = Aquí no hay nada
refused-missing-text = La página no existe, o usted no puede verla.
refused-forbidden = Su función no abre esta página
refused-forbidden-text = Pídalo a un titular de la ciudad si lo necesita.
refused-large = Esto es demasiado grande
refused-large-text = Envíe menos de una vez.
refused-away = El servicio está ocupado
refused-away-text = No se ha perdido nada de lo que ya estaba guardado. Inténtelo de nuevo en un momento.
refused-broken = Aquí hay algo roto
refused-broken-text = Comunique al operador el número de abajo.
sign-in = Iniciar sesión
sign-in-again = Iniciar sesión con otra cuenta
sign-in-wrong = La dirección y la contraseña no se corresponden.
sign-in-over = Ha tardado demasiado. Empiece de nuevo.
sign-in-wait = Ha habido demasiados fallos desde su red. Inténtelo de nuevo dentro de { $minutes ->
    [one] un minuto
   *[other] { $minutes } minutos
 }, o desde otra red.
sign-in-unsafe = Esta página no se ha abierto con HTTPS. Su navegador no guardará la sesión. Pida al operador la dirección segura.
password = Contraseña
password-new = Contraseña nueva
password-present = Contraseña actual
password-hint = Al menos { $min } caracteres. Lo mejor son unas palabras que solo usted juntaría.
password-title = Contraseña
password-change = Cambiar la contraseña
password-wrong = La contraseña actual es otra.
password-too-short = Use al menos { $min } caracteres.
password-too-long = Esta contraseña es demasiado larga.
password-common = Esta contraseña es de las primeras que se adivinan. Elija otra.
password-personal = La contraseña no puede salir de su dirección.
password-repeated = Use más de uno o dos caracteres distintos.
forgot = ¿Ha olvidado la contraseña?
forgot-lead = Escriba su dirección. Si alguien la tiene, enviamos una carta con el camino a una contraseña nueva.
forgot-button = Enviar la carta
code = Código
code-hint = Seis cifras de su autenticador, o un código de recuperación.
code-title = Segundo factor
code-wrong = Este código no es correcto o ya se ha usado.
join-title = Su cuenta
join-lead = Le han invitado a { $city } como { $role }.
join-button = Aceptar la invitación
reset-title = Una contraseña nueva
reset-lead = Elija una contraseña nueva. Todas las sesiones abiertas se cerrarán.
reset-button = Poner la contraseña
ticket-over-title = Esta dirección ya no sirve
ticket-over = Ya se ha usado, ha caducado o nunca se envió. Inicie sesión o pida otra carta.
sign-on-other = Iniciar sesión con la cuenta de su ciudad
join-ask = ¿Su ciudad quiere participar?
sign-on-go = Continuar
sign-on-none = Ninguna ciudad ha configurado el acceso único. Use dirección y contraseña.
sign-on-failed = El acceso de su ciudad no ha funcionado ({ $code }). Inténtelo de nuevo o use dirección y contraseña.
sign-on-refused = El acceso de su ciudad le conoce, pero la ciudad no le deja entrar ({ $code }). Pregunte a un titular de la ciudad.
sign-on-lead = Sus compañeros pueden entrar con las cuentas de la ciudad, por OpenID Connect. Registre Urbivox en su proveedor con esta dirección de retorno:
sign-on-nobody = Nadie, salvo que lo diga un grupo de arriba
provider-issuer = Emisor
provider-issuer-hint = La dirección del proveedor, como https://login.tampere.fi
provider-client_id = Identificador de cliente
provider-client_id-hint = Como llama el proveedor a Urbivox.
provider-client_secret = Secreto de cliente
provider-client_secret-hint = Déjelo vacío para conservar el guardado.
provider-domains = Dominios de correo
provider-domains-hint = Solo estos pueden entrar, separados por comas: tampere.fi
provider-role_claim = Atributo con los grupos
provider-role_claim-hint = Por ejemplo: groups. Puede quedar vacío.
provider-roles = Funciones por grupo
provider-roles-hint = Una por línea: grupo = editor
provider-default_role = Todos los demás
account-title = Su cuenta
factor = Segundo factor
factor-title = Segundo factor
factor-lead = Un segundo factor protege su cuenta si alguien conoce su contraseña. Escanee esto con un autenticador en su teléfono y escriba el código que muestra.
factor-qr = Código QR para su autenticador
factor-typed = No puedo escanearlo
factor-on = Activar
factor-off = Desactivar
factor-is-on = El segundo factor está activado. Le { $count ->
    [one] queda un código
   *[other] quedan { $count } códigos
 } de recuperación.
recovery-title = Sus códigos de recuperación
recovery-lead = Guarde estos códigos en papel. Cada uno abre su cuenta una vez si pierde el teléfono. Solo se muestran ahora.
recovery-kept = Los he guardado
sessions-title = Dónde tiene la sesión abierta
session-client = Navegador
session-began = Desde
session-seen = Último uso
session-state = Estado
session-here = Esta sesión
session-end = Cerrar
home-title = Sus ciudades
home-cities = Ciudades
home-empty = Todavía no tiene función en ninguna ciudad. Pregunte a quien le invitó.
admins-title = Administradores y analistas
applications-title = Ciudades que piden participar
applications-none = Ninguna ciudad espera una decisión.
application-approve = Admitir
application-refuse = Rechazar
application-approved = Admitida
application-refused = Rechazada
application-gone = Alguien ya ha decidido sobre esto.
join-city = Participar con su ciudad
join-city-lead = Háblenos de su ciudad. Un administrador lo mira y el titular recibe una carta con el acceso: diez minutos después puede haber una encuesta en su mostrador.
join-send = Pedir participar
join-full = Ahora esperan demasiadas ciudades. Inténtelo dentro de unos días.
apply-name = Nombre de la ciudad
apply-name-hint = Como la llaman sus ciudadanos.
apply-country = País
apply-country-hint = Dos letras, como FI o IT.
apply-languages = Idiomas
apply-languages-hint = Etiquetas separadas por comas, primero el propio: es, ca, en
apply-timezone = Zona horaria
apply-timezone-hint = Como Europe/Madrid.
apply-lau = Código LAU
apply-lau-hint = El código de su unidad administrativa local en Eurostat, si lo sabe.
apply-contact = Su nombre
apply-contact-hint = Usted será titular: invita a los demás.
apply-email = Su correo electrónico
apply-email-hint = Allí irá la carta con el acceso.
apply-message = Algo más
apply-message-hint = Qué quiere saber, de qué servicios.
bad-apply-name = Escriba el nombre de la ciudad.
bad-apply-country = Escriba las dos letras del país.
bad-apply-contact = Escriba su nombre.
bad-apply-email = Escriba su correo electrónico.
bad-apply-timezone = Escriba una zona horaria como Europe/Madrid.
bad-apply-languages = Escriba etiquetas de idioma separadas por comas: es, ca, en
bad-apply-lau = Escriba como mucho 20 caracteres.
bad-apply-message = Escriba menos.
tab-surveys = Encuestas
tab-templates = Plantillas
tab-people = Personas
tab-keys = Claves de API
tab-settings = Ajustes
tab-retention = Conservación
tab-sign-on = Acceso único
tab-audit = Registro
surveys-title = Encuestas
comments-new = Comentarios nuevos
held-waiting = En espera
start-empty = Empiece por un servicio: ¿qué usan los ciudadanos? Después cree una encuesta a partir de una plantilla.
start-lead = Tres pasos hasta un código QR en el mostrador:
start-check = Mirar las preguntas
start-publish = Publicar la encuesta
start-place = Imprimir un cartel con código QR
survey-new = Una encuesta nueva
survey-name = Nombre
survey-name-hint = Para la dirección. Vacío: el de la plantilla.
survey-needs-service = Añada primero un servicio.
survey-add = Crear la encuesta
service-new = Un servicio nuevo
service-name = Nombre del servicio
service-hint = Como lo llaman los ciudadanos: guardería, aparcamiento, biblioteca.
service-add = Añadir el servicio
template = Plantilla
template-hint = Preguntas que se sabe que funcionan, en los idiomas de su ciudad.
template-blank = Vacía: escribo yo todas las preguntas
template-not-offered = Esta plantilla no está en ningún idioma de su ciudad.
state-draft = Borrador
state-scheduled = Programada
state-open = Abierta
state-closed = Cerrada
templates-lead = Encuestas para empezar: las que otras ciudades comparten porque funcionaron, y cuestionarios conocidos en todas partes.
templates-shared = Compartidas por ciudades
templates-shared-none = Ninguna ciudad ha compartido aún una encuesta. Sea la primera: abra una suya, luego Publicar, luego Compartir.
templates-own = Cuestionarios conocidos
template-questions = Las preguntas
template-use = Usarla
unshare = Dejar de compartir
share-title = Compartir con todas las ciudades
share-lead = Así cualquier ciudad puede empezar con esta encuesta. Diga qué funcionó: de eso aprenden los demás.
share-name = Cómo se llama
share-note = Qué funcionó
share-note-hint = Por ejemplo: cuántos respondieron, qué cambió usted, qué preguntaría de otro modo.
share = Compartir
template-short-satisfaction = Satisfacción breve
template-short-satisfaction-text = Cinco caras, por qué no, y un comentario: la encuesta para empezar. Da la proporción de ciudadanos satisfechos.
template-nps = Recomendación
template-nps-text = Si lo recomendaría, de 0 a 10, y por qué. Da el net promoter score.
template-ces = Esfuerzo
template-ces-text = Si fue fácil, de 1 a 7, y qué costó. Da el customer effort score.
template-sus = Escala de usabilidad (SUS)
template-sus-text = Diez frases sobre el uso de un servicio. Da SUS, de 0 a 100.
template-umux-lite = Usabilidad en dos preguntas
template-umux-lite-text = Si hace lo necesario y si es fácil. Da UMUX-Lite, de 0 a 100.
template-time-saved = Tiempo ahorrado
template-time-saved-text = Minutos que llevó, y los que habría llevado sin el servicio digital.
template-sdg-information = Pasarela Digital Única: información
template-sdg-information-text = Para una página de información: encontrado o no, de una a cinco estrellas, como pide el reglamento.
template-sdg-procedure = Pasarela Digital Única: trámite
template-sdg-procedure-text = Tras un trámite en línea: si fue fácil, de una a cinco estrellas, como pide el reglamento.
template-sdg-assistance = Pasarela Digital Única: asistencia
template-sdg-assistance-text = Tras recibir ayuda del personal, con la respuesta final: calidad del servicio, de una a cinco estrellas, como pide el reglamento.
template-four-questions = Cuatro preguntas
template-four-questions-text = Experiencia, claridad, ayuda y comentario, según el modelo francés.
template-municipality = Municipio
template-municipality-text = Estrellas, y qué fue bien o qué costó, según el modelo italiano.
template-trust-and-drivers = Confianza y motivos
template-trust-and-drivers-text = Confianza y lo que la movió, según el modelo de Estados Unidos.
people-title = Quién trabaja aquí
invited-title = Invitados, aún no han venido
invite-title = Invitar a alguien
invite = Enviar la invitación
uninvite = Retirarla
expires = Válida hasta
role-hint = Lo que puede cada función está en los ajustes.
role-may = Qué puede
roles-title = Funciones
role-admin = Administrador
role-admin-text = Todo, en todas las ciudades.
role-owner = Titular
role-owner-text = Todo en una ciudad: también personas, claves y ajustes.
role-editor = Editor
role-editor-text = Lee todo en una ciudad y cambia sus servicios y encuestas.
role-viewer = Lector
role-viewer-text = Lee todo en una ciudad.
role-interviewer = Encuestador
role-interviewer-text = Introduce respuestas dadas en papel o por teléfono, y no lee ninguna.
role-analyst = Analista
role-analyst-text = Lee los agregados de todas las ciudades y nada de lo que escribieron los ciudadanos.
last-owner = Tiene que quedar alguien que pueda invitar a otros. Nombre antes a otro titular.
letters-folder = No hay servidor de correo: las cartas se dejan en la carpeta { $folder } del servidor. Entréguelas de otro modo, o pida al operador un servidor de correo.
keys-lead = Los programas de su ciudad usan una clave en vez de una contraseña. Cada clave tiene una función y un fin.
key-once = Esta es la clave. Solo se muestra ahora: cópiela.
key-name = Para qué es
key-name-hint = Para saber después qué programa la usa.
key-days = Días de validez
key-make = Crear la clave
key-new = Una clave nueva
key-revoke = Anular
made = Creada
used = Último uso
city-name = Nombre de la ciudad
city-country = País
city-country-hint = Dos letras, como FI o IT.
city-timezone = Zona horaria
city-timezone-hint = Sus días civiles son los días de los informes: Europe/Madrid.
city-languages = Idiomas
city-languages-hint = Etiquetas separadas por comas, primero el propio: es, ca, en
city-population = Habitantes
city-population-hint = Cuántas personas viven en la ciudad. Se compara con las de su tamaño.
setting-bad-population = Escriba cuántas personas viven allí, de 1 a 50 000 000.
city-lau = Código LAU
city-lau-hint = El código de su unidad administrativa local en Eurostat.
city-logo = Logotipo
city-logo-use = Usar esta imagen
city-logo-now = El logotipo actual
city-logo-hint = PNG, JPEG o WebP, hasta 64 kB, de 16 a 2000 píxeles por lado. Aparece sobre sus encuestas.
bad-logo-none = Elija un archivo.
bad-logo-kind = Este archivo no es una imagen PNG, JPEG o WebP. Elija otro.
bad-logo-bytes = La imagen supera los 64 kB. Guárdela más pequeña.
bad-logo-pixels = Cada lado debe tener de 16 a 2000 píxeles.
city-accent = Color
city-accent-hint = # y seis cifras hexadecimales, bastante oscuro para texto blanco: #0a5c36
city-contact-name = Contacto: oficina o persona
city-contact-email = Contacto: correo
city-contact-phone = Contacto: teléfono
city-contact-url = Contacto: página
city-controller = Quién responde de los datos
city-controller-hint = El responsable según el RGPD, con su dirección. Figura en el aviso de privacidad.
city-accessibility_contact = Dónde se comunican fallos de accesibilidad
city-accessibility_contact-hint = Un correo, o una dirección que empiece por https://
city-comment_days = Días para conservar lo que escribieron los ciudadanos
city-comment_days-hint = De 30 a 3650. Vacío: tanto como las respuestas. Ensáyelo antes.
city-retention_days = Días para conservar respuestas enteras
city-retention_days-hint = De 30 a 3650. Vacío: siempre. Lo contado queda. Ensáyelo antes.
city-answers_min = Menor número de respuestas cuyos resultados ve el público
city-answers_min-hint = De 5 a 1000. Protege a quienes respondieron de sus vecinos.
bad-timezone = Escriba una zona horaria como Europe/Madrid.
bad-languages = Escriba etiquetas de idioma separadas por comas: es, ca, en
setting-bad-colour = Escriba # y seis cifras hexadecimales, como #0a5c36.
setting-out-of-range = Este número es demasiado pequeño o demasiado grande.
setting-bad-email = Escriba una dirección de correo como nombre@example.org.
setting-bad-url = Escriba una dirección que empiece por https://
setting-bad-phone = Escriba un teléfono como +34 911 234 567.
setting-bad-contact = Escriba un correo, o una dirección que empiece por https://
setting-bad-length = Este texto es demasiado largo.
setting-control-character = Escríbalo en una línea.
notices-title = Lo que los ciudadanos leen sobre ustedes
notice-privacy = Aviso de privacidad
notice-accessibility = Declaración de accesibilidad
retention-lead = ¿Qué se borraría hoy? Preguntar no borra nada.
retention-rehearse = Ensayar
retention-preview = Hoy se borrarían { $responses ->
    [0] cero respuestas enteras
    [one] una respuesta entera
   *[other] { $responses } respuestas enteras
 } y las palabras de { $comments ->
    [0] ningún comentario
    [one] un comentario
   *[other] { $comments } comentarios
 }.
retention-stays = Lo contado queda: todos los números del pasado son iguales después. El borrado ocurre solo, una vez por hora, según los ajustes.
retention-set = A los ajustes
audit-lead = Cada cambio y cada exportación, primero lo más nuevo. Cada entrada está sellada con la anterior: nadie puede cambiarla sin que se note.
when = Cuándo
who = Quién
what = Qué
object = A qué
detail = Detalles
tab-build = Preguntas
draft-summary = { $questions ->
    [one] Una pregunta
   *[other] { $questions } preguntas
 } en { $languages ->
    [one] un idioma
   *[other] { $languages } idiomas
 }. Responder lleva de { $low } a { $high }.
draft-broken = Este borrador no se puede leer.
try = Probarla
try-lead = Dé esta dirección a sus compañeros. Sus respuestas se guardan aparte, no se cuentan y se tiran al publicar.
preview = Vista previa
preview-lead = Como la ve un ciudadano en un teléfono.
paper = Formulario en papel
page-heading = Página { $number }
page-empty = Todavía no hay preguntas en esta página.
page-add = Añadir una página
page-title = Título de la página
page-remove = Quitar la página y conservar sus preguntas
page-more = Cambiar esta página
question-add = Añadir una pregunta
question-gone = Esta pregunta ya no está: alguien ha cambiado la encuesta. Mírela como está ahora.
question-code = Código
question-code-hint = Su nombre en exportaciones e informes. Consérvelo: otro código empieza otra serie.
back-to-build = Volver a las preguntas
move-up = ↑ Subir
move-down = ↓ Bajar
required = Hay que responderla
prompt = Qué se pregunta
hint = Ayuda debajo
missing = Falta
measure = Se lee como
measure-hint = Convierte las respuestas en una cifra comparable con otras encuestas.
measure-none = Nada en particular
measure-csat = Proporción de ciudadanos satisfechos (CSAT)
measure-govuk = Puntuación de satisfacción, 0 a 100
measure-nps = Net promoter score
measure-ces = Customer effort score
measure-sus = System usability scale
measure-umux-lite = UMUX-Lite
measure-time-saved = Tiempo ahorrado
measure-sdg-found = Encontró lo que buscaba (Pasarela Digital Única)
measure-sdg-rating = Estrellas (Pasarela Digital Única)
kind-rating = Valoración
kind-choice = Elección
kind-text = Texto
kind-matrix = Varias valoraciones
kind-ranking = Orden
kind-number = Número
kind-date = Fecha
kind-email = Correo electrónico
kind-statement = Texto sin pregunta
scale-from = Punto más bajo
scale-to = Punto más alto
point-label = Nombre del punto { $point }
style = Aspecto
style-faces = Caras
style-stars = Estrellas
style-numbers = Números
satisfied-from = Cuenta como satisfecho desde
satisfied-from-hint = El punto más bajo que cuenta. Vacío: los dos mejores de cinco.
multiple = Se pueden elegir varias
segment = Informar de cada cifra también por esta pregunta
entry-label = Opción { $number }
entry-other = Opción { $number }: con una línea para escribir
entry-exclusive = Opción { $number }: nada más junto a ella
entry-reversed = Fila { $number }: redactada al revés (un valor alto es malo)
unit = Unidad
number-min = Menor
number-max = Mayor
number-decimals = Decimales
multiline = Varias líneas
max-chars = Máximo de caracteres
condition-none = Se muestra siempre
condition-question = Condición { $number }: solo si
condition-is = Condición { $number }: cómo
condition-value = Condición { $number }: qué
condition-join = Cuando hay varias condiciones
condition-all = Deben cumplirse todas
condition-any = Basta una
only-if = Solo si { $what }
join-and = y
join-or = o
is-not = no ({ $what })
is-equal = «{ $question }» es { $value }
is-other = «{ $question }» no es { $value }
is-at-most = «{ $question }» es { $value } o menos
is-at-least = «{ $question }» es { $value } o más
is-less = «{ $question }» es menos de { $value }
is-more = «{ $question }» es más de { $value }
is-including = «{ $question }» incluye { $value }
is-answered = se respondió «{ $question }»
is-in = «{ $question }» es uno de { $value }
is-equal-short = es
is-other-short = no es
is-at-most-short = es como mucho
is-at-least-short = es al menos
is-less-short = es menos de
is-more-short = es más de
is-including-short = incluye
is-answered-short = se respondió
survey-texts = Título, introducción, gracias, días
survey-title = Título
survey-intro = Introducción
survey-thanks = Gracias
opens-on = Primer día
closes-on = Último día
languages-title = Idiomas
languages-table = Traducciones
language-first = Escrita en
language-add = Otro idioma
language-hint = Una etiqueta como sv o uk. Desmarque un idioma para quitarlo con sus textos.
translation-whole = Completa
translation-missing = { $count ->
    [one] Falta un texto
   *[other] Faltan { $count } textos
 }
auto-saved = Guardado.
auto-conflict = No se ha guardado: otra persona ha cambiado la encuesta. Pulse el botón para ver ambas.
auto-faulty = Aún no se ha guardado:
conflict-title = Dos personas han cambiado esto
conflict-lead = Alguien cambió la encuesta mientras usted trabajaba. No se ha perdido nada: aquí están ambas.
conflict-theirs-title = Solo en la suya, que está guardada
conflict-theirs = Seguir con la suya
conflict-mine-title = Solo en la de usted, que no está guardada
conflict-mine = Guardar la mía en su lugar
advice = Consejo
advice-title = Antes de publicar
advice-many-questions = { $number } preguntas son muchas. Los ciudadanos dan treinta segundos a una encuesta.
advice-all-required = Hay que responder a todo. Quien no puede responder a una, se va.
advice-no-comment = No hay sitio para un comentario: sabrá cuántos estaban satisfechos, no por qué.
advice-scale-without-labels = Dé nombre a los dos extremos de la escala, o nadie sabrá cuál es bueno.
advice-many-options = { $number } opciones son muchas para leer. Agrúpelas o pida menos.
advice-personal-data = Diga por qué pide la dirección y que puede dejarse vacía.
advice-long-prompt = { $number } palabras son muchas para una pregunta.
advice-double-question = Parece preguntar dos cosas a la vez. Pregunte una.
advice-leading-question = Parece esperar cierta respuesta. Pregunte de forma neutral.
advice-shouting = Las mayúsculas se leen mal.
advice-positive-scale = Ninguna fila está marcada como inversa: no es la System Usability Scale (SUS) habitual, sino otra medida. Marque las cinco filas negativas.
advice-hard-to-read = Los textos son difíciles de leer (LIX { $number }). Use palabras y frases más cortas.
tab-translate = Traducir
translate-lead = { $count ->
    [0] Todo está traducido a { $language }.
    [one] Falta un texto en { $language }.
   *[other] Faltan { $count } textos en { $language }.
 }
translate-alone = Esta encuesta está en un solo idioma. Añada otro primero.
translate-to = A
translate-missing = Falta
translator-title = Un archivo para el traductor
translator-lead = El archivo es una tabla: clave, original, traducción. Se abre en cualquier programa de oficina. Envíelo, y vuelva a cargarlo aquí cuando regrese.
translator-out = Descargar el archivo
translator-in = El archivo que volvió
translator-text = O su texto
translator-in-hint = Si no puede elegir un archivo: ábralo como texto y péguelo entero, con su primera línea.
translator-letters = Las letras del archivo no se pueden leer. Guárdelo como «CSV UTF-8» y elíjalo de nuevo.
translator-take = Tomar las traducciones
translator-taken = { $count ->
    [one] Se ha tomado un texto.
   *[other] Se han tomado { $count } textos.
 }
translator-unknown = Línea { $line }: nada en la encuesta tiene la clave { $key }.
translator-broken = El archivo no se puede leer desde la línea { $line }.
tab-publish = Publicar
publish-state = Esta encuesta está: { $state }.
publish-title = Publicar
publish-lead = Los ciudadanos ven la versión nueva enseguida. Quien tenga abierta la antigua puede enviarla aún durante siete días. Las versiones publicadas no cambian nunca.
publish-wording-lead = Ha cambiado el texto de una pregunta. Diga de cada una si sigue preguntando lo mismo. Si es otra pregunta, sus resultados empiezan de nuevo y los anteriores se muestran aparte.
publish-wording = Antes: «{ $before }» Ahora: «{ $after }»
wording-same = La misma pregunta: contar juntas las respuestas antiguas y las nuevas
wording-another = Otra pregunta: empezar de nuevo
publish-note = Qué ha cambiado
publish-note-hint = Para sus compañeros, y para usted dentro de un año.
publish = Publicar
publish-same = El borrador es igual a lo que ven los ciudadanos.
publish-changes = Qué cambia
publish-changed = Alguien cambió el borrador entretanto. Mírelo otra vez.
publish-never = La encuesta nunca se publicó.
publish-no-questions = Añada al menos una pregunta.
publish-missing = { $count ->
    [one] Falta una traducción.
   *[other] Faltan { $count } traducciones.
 }
series-breaks-lead = { $count ->
    [one] La serie de una pregunta se rompe: sus números de antes y después no se comparan.
   *[other] Las series de { $count } preguntas se rompen: sus números de antes y después no se comparan.
 }
series-goes-on = Toda serie que sigue se puede comparar, salvo que abajo se pida cuidado.
series = Serie de sus números
series-continues = Sigue
series-with-care = Sigue, compárela con cuidado
series-breaks = Se rompe
series-starts = Empieza
series-ends = Termina
change = Qué ha cambiado
change-added = nueva
change-removed = quitada
change-prompt = redacción
change-texts = traducciones
change-required = hay que responderla
change-condition = condición
change-measure = cómo se lee
change-scale = escala
change-labels = nombres
change-bar = qué cuenta como satisfecho
change-rows = filas
change-several = una o varias
change-options = opciones
change-kind = tipo de pregunta
change-details = límites
change-title = título
change-intro = introducción
change-thanks = gracias
change-languages = idiomas
change-window = días
change-order = orden
change-primary = medida principal
change-wording = otra pregunta
change-polarity = filas formuladas al revés
change-unit = unidad
change-other = respuesta propia entre las opciones
change-position = lugar en la encuesta
change-placement-mix = otra mezcla de accesos
change-action = medida tomada
version = Versión
versions-title = Versiones publicadas
published-at = Publicada
close = Cerrar la encuesta
close-title = Cerrar
close-lead = A los ciudadanos se les dice que la encuesta ha terminado. Lo respondido queda.
copy = Copiar
copy-title = Copiar o compartir
preview-responses-title = Respuestas por el enlace de prueba
preview-responses-show = Respuestas por el enlace de prueba
preview-responses-lead = No se cuentan y se tiran al publicar.
sent-at = Enviada
answers = Respuestas
tab-placements = Ofrecerla
placements-lead = Cada lugar tiene su propia dirección, para ver de dónde vienen las respuestas.
placements-none = ¿Dónde encontrarán los ciudadanos la encuesta? Añada un lugar: un código QR en el mostrador, un enlace en una carta, un botón en su página.
placements-unpublished = La encuesta no está publicada: estas direcciones aún no llevan a nada.
placement = Lugar
placement-kind = Qué es
placement-name = Nombre
placement-name-hint = Por ejemplo: mostrador 2, carta de mayo.
placement-link = Enlace
placement-button = Botón en su página
placement-widget = Ventana en su página
placement-iframe = Marco en su página
placement-email = Enlace en un mensaje
placement-qr = Código QR
placement-kiosk = Pantalla en el mostrador
placement-staff = Entrada por el personal
placement-api = Programa
placement-paste = Pegue esto en su página:
placement-more = Quitar este lugar
placement-remove-text = La dirección sigue funcionando y se cuenta con su nombre.
poster-png = Cartel A4 (PNG)
poster-svg = Cartel (SVG)
qr-png = Código QR (PNG)
qr-svg = Código QR (SVG)
qr-of = Código QR de { $name }
enter-answers = Introducir respuestas
tab-results = Resultados
results-none = Esta encuesta aún no se ha publicado. Aquí estarán los resultados.
summary-satisfied = El { $percent } quedó satisfecho.
percentage-points = { $count ->
    [one] { $shown } punto porcentual
   *[other] { $shown } puntos porcentuales
 }
points = { $count ->
    [one] { $shown } punto
   *[other] { $shown } puntos
 }
summary-up = Subida respecto al período del { $from } al { $to }: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }). El cambio es significativo.
summary-down = Bajada respecto al período del { $from } al { $to }: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }). El cambio es significativo.
summary-unchanged = Sin cambios dentro de { $margin } respecto al período del { $from } al { $to }: diferencia { $difference } (intervalo de confianza del 90 %, de { $low } a { $high }).
summary-too-few = Hay muy pocas respuestas para decir si hubo un cambio respecto al período del { $from } al { $to }: diferencia { $difference } (intervalo de confianza del 95 %, de { $low } a { $high }).
not-compared-no-earlier = Sin comparación: no hay cifras del { $from } al { $to }.
not-compared-asked-differently = Sin comparación: antes la pregunta se hacía de otra manera.
not-compared-placements-differ = Sin comparación: antes se respondió en otros puntos.
not-compared-too-few = Sin comparación: hay muy pocas respuestas.
not-compared-not-tested = Sin comparación: el cambio de esta cifra no se comprueba.
summary-interval = Con un 95 % de confianza, de { $low } a { $high }. { $count ->
    [one] Una respuesta
   *[other] { $count } respuestas
 }, del { $from } al { $to }.
summary-no-interval = Hay muy pocas respuestas para un intervalo de confianza. { $count ->
    [one] Una respuesta
   *[other] { $count } respuestas
 }, del { $from } al { $to }.
figures-note = Son las opiniones de quienes decidieron responder. El intervalo solo abarca el azar, no a quienes no respondieron.
norms-text = Ciudades con el mismo tipo de servicio ({ $from } – { $to }, ciudades: { $cities }): la mitad de los resultados está entre { $low } y { $high }. La mediana es { $median }.
summary-responses = { $count ->
    [0] Nadie ha respondido en este período.
    [one] Ha respondido un ciudadano.
   *[other] Han respondido { $count } ciudadanos.
 }
summary-count = { $count ->
    [one] Una respuesta
   *[other] { $count } respuestas
 } del { $from } al { $to }.
summary-comments = { $count ->
    [one] Un comentario nuevo
   *[other] { $count } comentarios nuevos
 }
summary-held = { $count ->
    [one] Una respuesta le espera
   *[other] { $count } respuestas le esperan
 }
segment-filter = Grupo
segment-title = Según la respuesta a: { $question }
segment-lowest = Valor más bajo
segment-note = El valor más bajo va primero. Donde los intervalos se solapan, la diferencia puede deberse al azar.
segment-blank = Sin indicar
bad-one-group = Elija un grupo o solo enlaces verificados, no las dos cosas.
seen-as = Cifras
seen-as-live = En directo
seen-as-public = Publicadas, como las ve todo el mundo
published-figures = Estas son las cifras publicadas, del { $from } al { $to }. Los recuentos son múltiplos de { $base }, para que nadie pueda ser reconocido; las partes pueden no sumar el total.
published-figures-exact = Estas son las cifras publicadas, del { $from } al { $to }.
published-none = Aún no hay cifras publicadas. Las primeras aparecen al día siguiente de que hayan respondido al menos { $min } personas.
who-counts = Las cifras publicadas necesitan un número mínimo de respuestas. Cuentan para él: cada respuesta por un enlace verificado; una por cada red en cada periodo; una cada 10 minutos desde una pantalla en el mostrador o desde el enlace para el personal. Si muchas personas comparten una red, como en una oficina o una escuela, use allí enlaces verificados.
who-waits = Respuestas aún sin publicar: { $count }. Cuentan para el mínimo de { $min }: { $credited }.
published-runs = Este grupo tiene cifras publicadas en { $told } de { $of } periodos.
bad-one-filter = Las cifras publicadas admiten un solo filtro a la vez, y no por versión.
came-by = Llegó por
came-verified = Solo por un enlace verificado
summary-verified = { $count ->
    [one] Una llegó por un enlace verificado.
   *[other] { $count } llegaron por enlaces verificados.
 }
trend-title = { $percent } satisfechos en todo el período
trend-description = La proporción de ciudadanos satisfechos a lo largo del tiempo, con su intervalo del 95 % como banda. Una línea discontinua marca dónde cambió la pregunta.
marks-title = Cambios
marks-lead = Las líneas de puntos marcan estos días. Compare con cuidado las cifras de antes y de después; donde la línea se interrumpe, no se pueden comparar.
marks-day = Día
since-version = { $label } (desde la versión { $version })
only-in-versions = { $label } (solo en la versión { $versions })
earlier-figures = Cifras anteriores, de la versión { $versions }. No se pueden comparar con las nuevas.
control-chart = Gráfico de control
control-chart-link = Gráfico de control: ¿ha cambiado de un mes a otro?
control-chart-unmeasured = Ninguna pregunta de esta encuesta tiene una medida para un gráfico de control. Elija primero una medida para una pregunta.
control-chart-few = Todavía no hay límites. Hacen falta 8 puntos desde la última base, cada uno con 30 respuestas o más.
control-chart-none = Ninguna señal desde la última base, en los meses hasta el { $day }.
control-chart-signals = { $count ->
    [one] 1 señal desde la última base, en los meses hasta el { $day }.
   *[other] { $count } señales desde la última base, en los meses hasta el { $day }.
 }
control-chart-rules = Una señal es un punto fuera de los límites, o el octavo punto seguido o uno posterior al mismo lado de la línea central. Cada punto es un mes completo. Los meses con menos de 30 respuestas se unen al siguiente. Los 12 primeros puntos forman los límites.
control-chart-description = Valores por mes. La línea horizontal discontinua es la línea central y la banda está entre los límites. Los triángulos son señales. Una línea vertical discontinua marca una nueva base o un cambio de la pregunta.
control-limits = Límites
signal = Señal
signal-beyond = Fuera de los límites
signal-eight = Ocho seguidos al mismo lado
phase-first = Primera base
phase-baseline = Base desde el { $day }: { $reason }
phase-measure = Tras un cambio de la pregunta
baselines-title = Bases
baseline-new = Una base nueva
baseline-first-day = Primer día
baseline-first-day-hint = El día en que una mejora tuvo efecto o cambió la pregunta. El mes que lo contiene se deja fuera, salvo que sea el primero del mes.
baseline-reason = Motivo
bad-baseline-reason = Escriba un motivo de 200 caracteres como máximo.
bad-baseline-day = Esta pregunta ya tiene una base desde este día, o la encuesta tiene demasiadas.
chart-most = Lo más frecuente: { $answer } ({ $percent })
chart-bars = Barras: la proporción de cada respuesta. La línea al final de una barra es su intervalo del 95 %. La tabla da las mismas cifras.
chart-dots = Puntos: la media de cada parte. La línea que cruza un punto es su intervalo del 95 %. La tabla da las mismas cifras.
chart-columns = Columnas: la proporción de respuestas en cada tramo de números. La tabla da las mismas cifras.
part = Parte
mean-value = Media
from-value = Desde
begins-on = Desde
show-numbers = Mostrar los números
answered = { $answered ->
    [one] Una respuesta
   *[other] { $answered } respuestas
 }, { $skipped } la dejaron
mean = Media { $mean }
answer = Respuesta
proportion = Proporción
count = Número
interval = Intervalo del 95 %
funnel-title = De vista a enviada
seen = Vista
started = Empezada
submitted = Enviada
response-rate = Tasa de participación
completion-rate = Tasa de finalización
tab-comments = Comentarios
comments-lead = { $new } nuevos, { $acknowledged } atendidos, { $done } resueltos.
comments-none = Nadie ha escrito nada aún. Aquí estarán los comentarios, sin los datos personales reconocidos en ellos.
comments-nothing = Ningún comentario coincide. Pida menos.
comment-words = Palabras
comment-new = Nuevo
comment-acknowledged = Atendido
comment-done = Resuelto
comment-owner = Quién se ocupa
comment-change = Ordenarlo
tag = Etiqueta
tags = Etiquetas, separadas por comas
tab-held = Respuestas en espera
held-none = No espera nada. Aquí llegan respuestas que parecen de un programa: no están en ningún número hasta que usted decida.
held-lead = Estas respuestas parecen de un programa. No están en ningún número hasta que usted decida.
held-accept = Contarla
held-reject = Borrarla
suspicion-too-fast = Enviada más deprisa de lo que una persona lee
suspicion-honeypot = Se rellenó un campo que nadie ve
suspicion-no-work = El navegador no hizo el trabajo que pide la encuesta
tab-actions = Usted dijo, hicimos
actions-none = Anote lo que dijeron los ciudadanos y lo que hizo la ciudad. Para eso responden.
actions-lead = Lo que dijeron los ciudadanos, lo que hicieron ustedes y qué resultó.
actions-caution = Las ciudades actúan donde los valores son bajos, y los valores bajos suelen subir por sí solos. Compare con servicios en los que no se cambió nada.
action-new = Una acción nueva
action-question = Seguir esta medida
action-public = Todos pueden leerla
said = Ustedes dijeron
did = Hicimos
bad-said = Escriba lo que dijeron los ciudadanos, en 1000 caracteres como mucho.
bad-did = Escriba lo que hizo la ciudad, en 1000 caracteres como mucho.
done-on = Hecho el
done-on-hint = Vacío mientras está previsto.
decided-on = Decidido el
decided-on-hint = Se comparan los 12 meses anteriores a este día. Déjelo vacío si se decidió y se hizo el mismo día.
effective-from = En vigor desde
effective-from-hint = Se comparan las respuestas desde este día. Déjelo vacío si es el día en que se hizo.
bad-effective-from = La entrada en vigor no puede ser anterior al día de la decisión
bad-decided-on = La fecha de la decisión no puede ser posterior a la de la realización
bad-period = El primer día no puede ser posterior al último
planned = Previsto
is-public = Público
is-not-public = No público
no-answers = sin respuestas
before-after = Antes ({ $before_period }): { $before }. Después ({ $after_period }): { $after }.
effect-up = La subida es significativa: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }).
effect-down = La bajada es significativa: { $change } (intervalo de confianza del 95 % de la diferencia, de { $low } a { $high }).
effect-unchanged = Sin cambios dentro de { $margin }: diferencia { $difference } (intervalo de confianza del 90 %, de { $low } a { $high }).
effect-too-few = Hay muy pocas respuestas para decir si hubo un cambio: diferencia { $difference } (intervalo de confianza del 95 %, de { $low } a { $high }).
tab-alerts = Umbrales
alerts-lead = Fije el valor más bajo aceptable de una medida. Las ventanas de días se suceden desde el día en que añade el umbral. Una alerta empieza cuando la última ventana está por debajo del valor y las dos últimas juntas lo están más de lo que explica el azar (intervalo de confianza del 99 %). Termina cuando las dos últimas juntas alcanzan el valor.
alerts-unmeasured = Ninguna pregunta de esta encuesta tiene aún una medida.
alert-new = Un umbral nuevo
alert-below = Por debajo desde el { $day }
alert-not-below = No está por debajo
alert-waits = Se comprueba por primera vez después del { $day }
alert-next = próxima comprobación después del { $day }
threshold = Umbral
threshold-words = por debajo de { $bar } en { $days } días, con { $answers } respuestas o más
threshold-bar = Por debajo de este valor
threshold-bar-hint = Una proporción en por ciento, cualquier otra medida en su unidad. Lo posible figura entre paréntesis.
threshold-days = Días que se miran juntos
threshold-answers = Mínimo de respuestas
bad-question = Elija una pregunta que tenga una medida.
bad-bar = Escriba un número mayor que { $low } y hasta { $high }.
bad-days = Escriba de 1 a 366 días.
bad-answers-min = Escriba al menos una respuesta.
current-state = Cómo está
letter-end = Urbivox envía esta carta por sí solo. No responda, por favor.
letter-invitation-subject = Invitación a { $city }
letter-invitation-text = Hola:

    le han invitado a trabajar en las encuestas de { $city }. Abra esta dirección y pulse el botón:

    { $address }

    Es válida 14 días y sirve una vez.
letter-reset-subject = Una contraseña nueva
letter-reset-text = Hola:

    alguien ha pedido una contraseña nueva para su cuenta. Si fue usted, abra esta dirección:

    { $address }

    Es válida una hora y sirve una vez. Si no fue usted, no haga nada: su contraseña queda como está.
letter-sign-in-subject = Nuevo inicio de sesión en su cuenta
letter-sign-in-text = Hola:

    alguien ha iniciado sesión en su cuenta desde un navegador que no habíamos visto:

    { $client }

    Si no fue usted, cambie la contraseña enseguida y cierre esa sesión en la página de su cuenta.
letter-admitted-subject = { $city } ha sido admitida
letter-admitted-text = Hola:

    { $city } ha sido admitida. Abra esta dirección para empezar: { $address }
letter-application-subject = Una ciudad pide participar
letter-application-text = Hola:

    una ciudad pide participar y su dirección está confirmada. Decida aquí:

    { $address }
withheld = No se muestra: se basa en muy pocas respuestas.
measures = Medidas
measure-value = Valor
measure-name = Medida
take-title = Llevárselo
take-responses-csv = Respuestas en CSV
take-responses-bom = Respuestas en CSV para hojas de cálculo
take-responses-ndjson = Respuestas en NDJSON
take-numbers-csv = Números en CSV
take-numbers-ndjson = Números en NDJSON
take-period = Periodo y filtros como arriba: del { $from } al { $to }.
take-hint = Quien se lleva respuestas queda en el registro.
tab-indicators = Indicadores
indicators-so-far = Por ahora { $percent }: { $answered } de { $all } indicadores respondidos.
indicators-how = Sí, no o en blanco, que cuenta como no. Un sí necesita pruebas. Donde las encuestas dicen algo, se propone con pruebas listas: acéptelas o escriba las suyas. Nadie más lo ve antes de publicar.
indicators-proposed-yes = Las encuestas proponen: sí.
indicators-proposed-no = Las encuestas proponen: no.
indicators-proposed-open = Las encuestas no tienen suficientes respuestas para decirlo.
indicators-suggested = Lo que aportan las encuestas:
indicators-survey-year = Pruebas de sus encuestas de { $year }
indicators-other-year = Ver las pruebas de { $year }
indicators-take = Aceptar
indicators-answer = Respuesta
indicators-evidence = Pruebas
indicators-blank = Dejar en blanco
indicators-publish = Publicar una edición
indicators-year = Año
indicators-open = Ver la comparación
proposal-closing = Período: del { $from } al { $to }. Resultados: { $address }
proposal-closing-so-far = Período: del { $from } al { $to }, hasta ahora. Resultados: { $address }
proposal-largest = Encuesta con más respuestas: { $value } (intervalo al { $confidence } de { $low } a { $high }, { $method }; n = { $n }; definición { $definition }).
proposal-largest-alone = Encuesta con más respuestas: { $value } (n = { $n }; definición { $definition }).
proposal-satisfaction-measured = La satisfacción se mide después de usar el servicio. Encuestas: { $surveys }; respuestas: { $answers }; métodos: { $methods }. { $largest }
proposal-satisfied-share = { $hits } de { $n } respuestas fueron de satisfacción: { $value } (intervalo al { $confidence } de { $low } a { $high }, Wilson; definición { $definition }).
proposal-weighted = Ponderado por { $segment } ({ $source }, { $year }): { $value } (intervalo al { $confidence } de { $low } a { $high }; n = { $n }).
proposal-feedback = Los usuarios dan su opinión en encuestas estructuradas (por { $channels }). Servicios: { $services }; respuestas: { $answers }.
proposal-usability = La usabilidad se evalúa con una herramienta estándar. Encuestas: { $surveys }. { $largest }
proposal-time-saved = Se mide el tiempo que ahorra la ciudadanía. Encuestas: { $surveys }. { $largest }
proposal-supported = { $statement } Respuestas: { $answers }.
proposal-open = El intervalo incluye el umbral del { $threshold }, así que no se sabe si la proporción lo supera.
proposal-year-running = El año { $year } no ha terminado. Habrá una propuesta cuando termine.
proposal-too-few = Hay menos de { $min } respuestas.
proposal-groups-small = La proporción no se pondera por { $segment }, porque estos grupos tienen muy pocas respuestas: { $groups }.
proposal-answers-needed = Con la misma proporción, unas { $answers } respuestas más lo decidirían.
proposal-other-measures = No se incluyen las encuestas que miden de otra forma que { $definition }.
proposal-few-quarters = «Habitualmente» se propone a partir de { $needed } trimestres con respuestas; por ahora hay { $quarters }.
proposal-no-satisfaction = Ninguna encuesta con suficientes respuestas mide la satisfacción en este período.
proposal-no-share = Ninguna encuesta con suficientes respuestas mide la proporción de personas satisfechas en este período.
proposal-no-feedback = Ninguna encuesta tiene suficientes respuestas en este período.
proposal-no-usability = Ninguna encuesta con suficientes respuestas usa una herramienta estándar de usabilidad (SUS, UMUX-Lite) en este período.
proposal-no-time-saved = Ninguna encuesta con suficientes respuestas pregunta por el tiempo ahorrado en este período.

# The audit log and the security log of the whole installation.
tab-security = Registro de seguridad
audit-scope = Sobre
audit-installation = Toda la instalación
audit-everything = Todo, también cada ciudad
audit-who = Hecho por o a (correo electrónico o nombre)
audit-action = Lo que se hizo empieza por
audit-head = Probar más tarde que no se quitó nada
audit-head-text = Son el número y el hash de la última entrada. Guárdelos fuera de este servidor. «urbivox verify --audit-head» comprueba después que el registro aún la contiene.
audit-removed = persona eliminada { $id }
audit-unknown = dirección desconocida { $id }
audit-bad-scope = Elija de qué tratan las entradas.
audit-bad-day = Escriba un día, por ejemplo 2026-03-01.
audit-bad-page = Esta página no existe. Empiece por las entradas más recientes.
audit-bad-action = Use letras, guiones y puntos, por ejemplo person.role.
security-lead = Inicios de sesión, códigos, formularios y claves rechazados, contados por hora y guardados { $days } días. No se guarda lo que se escribió.
security-last = Última vez
security-where = Dónde
security-count = Cuántas veces
security-nobody = nadie conocido
security-others = muchos otros
security-typed = cuenta desconocida { $id }
security-sign-in-wrong = Dirección o contraseña incorrecta
security-sign-in-locked = Inicio de sesión bloqueado tras varios fallos
security-sign-on-refused = Acceso con la cuenta de la ciudad rechazado
security-code-wrong = Código incorrecto
security-code-locked = Códigos bloqueados tras varios fallos
security-password-wrong = Contraseña incorrecta con la sesión iniciada
security-form-refused = Formulario que no venía de aquí
security-permission-refused = No permitido por el rol
security-key-wrong = Clave de API incorrecta o caducada
# Forms that are not understood
refused-unclear = No entendemos este formulario
refused-unclear-text = No se ha cambiado nada. Vuelva atrás, cargue la página de nuevo y envíe el formulario otra vez.
bad-choice = Elija una de las opciones que se ofrecen.
bad-whole-number = Escriba un número entero de { $low } a { $high }.
bad-day = Escriba un día como 2026-03-01.
bad-role-lines = Escriba un grupo en cada línea y su función tras un signo igual: feedback-team = editor
translator-none = Elija un archivo o pegue su texto.
# Identities, connected sign-ins and domains
join-sign-in-first = Esta dirección ya tiene una cuenta. Inicie sesión en ella y acepte después la invitación.
account-by-provider = Ha iniciado sesión con su cuenta de { $city }. Su nombre, su contraseña y su segundo factor se guardan allí. Aquí no se puede cambiar nada.
connect-title = Inicios de sesión conectados
connect-lead = Conecte el inicio de sesión de su ciudad con esta cuenta. Abrirá esa ciudad sin su contraseña. No abre nada más y no puede cambiar su cuenta.
connect-none = Ninguna ciudad ha configurado el inicio de sesión único.
connect-go = Conectar
disconnect = Desconectar
done-connected = El inicio de sesión está conectado con su cuenta.
done-disconnected = El inicio de sesión ya no está conectado con su cuenta.
done-domain = El dominio está confirmado.
domain = Dominio
domains-title = Dominios de las ciudades
domains-lead = El inicio de sesión de una ciudad solo admite a personas con direcciones de correo de dominios confirmados. Confirme un dominio cuando sepa que pertenece a la ciudad. Una ciudad también puede confirmarlo con un registro DNS.
domains-none = Ninguna ciudad pide un dominio.
domain-confirmed = Confirmado
domain-confirmed-since = Confirmado el { $day }. Las personas con direcciones de este dominio pueden iniciar sesión.
domain-unconfirmed = Sin confirmar
domain-open = Todavía nadie puede iniciar sesión con una dirección de este dominio. Añada este registro al DNS del dominio y pulse el botón, o pida a quienes gestionan esta instalación que confirmen el dominio.
domain-taken = Este dominio pertenece a otra ciudad. Pregunte a quienes gestionan esta instalación.
domain-no-record = El registro todavía no está o dice otra cosa. Un registro nuevo puede tardar algunas horas en verse en todas partes.
domain-not-looked-up = El DNS no ha respondido. Inténtelo de nuevo en un minuto.
domain-check = Comprobar el registro
domain-confirm = Confirmar
domain-release = Retirar
# Accounts: asked again, looked after
confirm-title = Confirme que es usted
confirm-lead = Este cambio es importante y mostró su contraseña hace más de { $minutes } minutos. Escriba su contraseña para continuar. No se pierde nada de lo que ha escrito.
confirm-lead-either = Este cambio es importante y se identificó hace más de { $minutes } minutos. Escriba un código de su segundo factor o su contraseña. No se pierde nada de lo que ha escrito.
confirm-go = Confirmar y continuar
confirm-back = Volver sin cambios
confirm-provider = Este cambio es importante y entró con la cuenta de su ciudad hace más de { $minutes } minutos. Inicie sesión allí otra vez y repita el cambio.
factor-needed = Su función necesita un segundo factor. Configúrelo para continuar.
factor-on-already = Ya hay un segundo factor activado. Desactívelo primero con uno de sus códigos.
accounts-title = Personas
accounts-search = Nombre, dirección o ciudad
accounts-none = No se ha encontrado a nadie.
accounts-next = Más personas
account-last = Último inicio de sesión
account-never = Nunca
account-no-role = Sin función
account-all-cities = Todas las ciudades
account-roles = Funciones
factor-policy-title = Quién debe tener un segundo factor
factor-policy-lead = Quien tiene una de estas funciones y ningún segundo factor debe configurar uno antes de que se abra otra página.
account-factor-on = Hay un segundo factor activado. Restablézcalo si esta persona ha perdido el teléfono y los códigos de recuperación: entrará solo con la contraseña y configurará otro.
account-factor-off = No hay segundo factor.
account-factor-reset = Restablecer el segundo factor
account-sessions = Dónde tiene sesiones abiertas esta persona
account-sessions-none = Esta persona no tiene sesiones abiertas.
account-sign-out = Cerrar todas las sesiones
address-title = Dirección de correo
address-new = Nueva dirección
address-hint = Todas las sesiones se cierran. Se envía una carta a la dirección antigua y a la nueva.
address-change = Cambiar la dirección
address-taken = Otra persona tiene esta dirección.
account-remove-title = Eliminar a esta persona
account-remove = Eliminar a esta persona
account-remove-lead = Se borran la cuenta, sus funciones y sus sesiones. El registro conserva lo que hizo esta persona, con un número en lugar de la dirección. No se puede deshacer.
last-admin = Es el último administrador. Nombre antes a otro administrador.
last-owner-of = Es el último titular de { $cities }. Nombre antes a otro titular allí.
done-factor-reset = El segundo factor se ha restablecido y todas las sesiones se han cerrado.
done-sessions-ended = Todas las sesiones se han cerrado.
done-address = La dirección ha cambiado. Las dos direcciones reciben una carta.
letter-factor-reset-subject = Su segundo factor se ha restablecido
letter-factor-reset-text = Hola:

    un administrador ha restablecido el segundo factor de su cuenta y ha cerrado todas sus sesiones. Inicie sesión con su contraseña y configure otra vez un segundo factor.

    Si no lo ha pedido usted, avise enseguida a su administrador.
letter-address-before-subject = La dirección de su cuenta ha cambiado
letter-address-before-text = Hola:

    un administrador ha dado otra dirección de correo a su cuenta. Esta dirección ya no la abre y todas sus sesiones se han cerrado.

    Si no lo ha pedido usted, avise enseguida a su administrador.
letter-address-now-subject = Esta es ahora la dirección de su cuenta
letter-address-now-text = Hola:

    un administrador ha hecho de esta la dirección de correo de su cuenta. Su contraseña y su segundo factor quedan como están. Inicie sesión aquí:

    { $address }
# Limits and confirmed applications
refused-often = Demasiadas peticiones
refused-often-text = Han llegado muchas peticiones desde su red o para lo mismo. Espere unos minutos e inténtelo de nuevo.
apply-confirm-title = Confirme su solicitud
apply-confirm-lead = Ha pedido que su ciudad participe. Pulse el botón para confirmar que esta dirección es suya. Después un administrador mirará la solicitud.
apply-confirm-button = Confirmar
apply-confirmed = Gracias. Su solicitud está confirmada. Un administrador la mirará y le escribirá.
apply-confirm-over = Este enlace nunca se envió o ha caducado. Vuelva a pedirlo.
letter-confirm-application-subject = Confirme su solicitud a Urbivox
letter-confirm-application-text = Hola:

    alguien ha pedido con esta dirección que una ciudad participe en Urbivox. Si ha sido usted, abra esta dirección y pulse el botón:

    { $address }

    Vale durante tres días. Si no ha sido usted, no haga nada: nadie verá la solicitud.
# Identity providers that do not answer, or may not be asked
sign-on-away = El proveedor no ha respondido. Inicie sesión con su contraseña si tiene una, o inténtelo de nuevo dentro de { $seconds } segundos.
provider-address-refused = Esta dirección no se puede usar: el servidor no es accesible para todo el mundo. Quien gestiona esta instalación puede permitirlo.

# Services and their types, compared between cities
services-title = Servicios y sus tipos
services-lead = Las ciudades solo pueden comparar un servicio con servicios del mismo tipo. Un servicio sin tipo no se compara con ningún otro.
service-type = Tipo de servicio
service-type-hint = Solo se comparan servicios del mismo tipo.
service-type-none = Sin tipo: no se compara
service-type-change = Cambiar el tipo de un servicio

# Planner
priorities-title = Qué mejorar primero
priorities-first = Lo primero: { $names }.
priorities-none = Estas respuestas no muestran qué parte conviene mejorar primero.
priorities-part = Parte del servicio
priorities-performance = Satisfechos con ella
priorities-importance = Importancia, en puntos
priorities-gain = Mejora posible, en puntos
priorities-mark = Lo primero
priorities-note = Importancia: cuántos puntos porcentuales más de satisfechos con el conjunto hay entre quienes están satisfechos con la parte que entre los demás. Mejora posible: cuántos puntos subiría la satisfacción general si los demás pasaran a ser como ellos. Entre paréntesis está el intervalo de confianza del 95 %. Las cifras muestran una relación, no una causa. Se nombran como máximo 3 partes, y solo cuando el azar por sí solo no explica la mejora.
plan-title = ¿Cuántas respuestas necesita?
plan-rate = Esta encuesta recibe unas { $rate } respuestas al día, del { $from } al { $to }.
plan-assumed = Todavía no ha respondido nadie, así que se supone { $percent }.
plan-goal = Para
plan-duration = A este ritmo
plan-never = No es posible con este porcentaje
plan-each = { $count } en cada uno de los 2 períodos
plan-change = ver un cambio de { $from } a { $to }
plan-difference = ver un cambio de { $size }
plan-width = conocer el porcentaje con un margen de ± { $size } puntos
plan-above = demostrar que más del { $percent } está satisfecho
plan-told = mostrar cifras al público
plan-note = Un cambio se ve en 4 de cada 5 casos, con una confianza del 95 %.
plan-days = { $count ->
    [one] alrededor de 1 día
   *[other] unos { $count } días
 }
plan-weeks = { $count ->
    [one] alrededor de 1 semana
   *[other] unas { $count } semanas
 }

# Population of the city, for weighting
margins-title = Cifras de población
margins-lead = Indique cómo se reparte la población de su ciudad en grupos, por ejemplo distritos o edades. Los resultados de las encuestas que preguntan por el grupo se muestran entonces también ponderados.
margins-new = Introducir o sustituir cifras
margins-options = Opciones
margins-share = Porcentaje de la población
margins-segment = Código de la pregunta
margins-segment-hint = El código de la pregunta sobre el grupo, por ejemplo district. Figura en la página de la pregunta.
margins-source = Fuente de las cifras
margins-source-hint = Se muestra junto a los resultados ponderados.
margins-year = Año de las cifras
margins-table = Grupos
margins-table-hint = Una línea por grupo: código de la opción y después un porcentaje o un número de personas, por ejemplo north;25. Una los grupos pequeños con +, por ejemplo north+east;40. Puede pegar desde una hoja de cálculo. Una tercera columna puede contener el código LAU.
margins-file = O un archivo CSV
margins-too-many = Hay cifras de demasiadas preguntas. Quite antes algunas.
bad-margins-segment = Escriba el código de una pregunta, por ejemplo district
bad-margins-source = Escriba la fuente de las cifras
bad-margins-year = Escriba el año de las cifras
bad-margins-groups = Escriba de 2 a 200 grupos
bad-margins-line = Línea { $line }: escriba una opción y su número, por ejemplo north;25
bad-margins-group = Grupo { $number }: escriba cada opción una vez con su código y un número mayor que 0

# Weighted results
weighted-title = Resultados ponderados
weighted-by = Ponderado según la población por «{ $by }» ({ $source }, { $year }). Quedan otras diferencias.
weighted-by-placement = Como si se hubiera respondido en los mismos puntos que en { $year }. Quedan otras diferencias.
weighted-raw = Según las respuestas
weighted-value = Ponderado
weighted-note = Notas
weighted-answers = { $count ->
    [one] 1 respuesta ponderada, equivale a { $effective }.
   *[other] { $count } respuestas ponderadas, equivalen a { $effective }.
 }
weighted-left-out = { $count ->
    [one] Queda fuera 1 respuesta: { $names }.
   *[other] Quedan fuera { $count } respuestas: { $names }.
 }
weighted-not-said = El { $percent } no indicó su grupo.
weighted-unequal = Algunas respuestas cuentan más de 5 veces lo que otras. Léase con precaución.
weighted-few = Sin ponderar: muy pocas respuestas de { $names }. Una estos grupos con otros.
weighted-filtered = Sin ponderar con este filtro.
weighted-measure = Sin ponderar: esta puntuación no se puede ponderar.
weighted-no-margins = Sin ponderar: no hay cifras de población de { $names }.
weighted-unfit = Sin ponderar: las respuestas y las cifras de población no encajan.
mix-changed = Se respondió en otros puntos que en { $year }. Compare con precaución.
mix-same = Se respondió casi en los mismos puntos que en { $year }.
weighting-title = Ponderación
weighting-lead = La ponderación muestra los resultados como si cada grupo hubiera respondido en su proporción real. No elimina otras diferencias entre quienes respondieron y quienes no.
weighting-none = Hacen falta 2 preguntas sobre grupos y cifras de población de ambas.
weighting-first = Primer grupo
weighting-second = Segundo grupo
weighting-two = Ponderar por 2 grupos
bad-two-segments = Seleccione 2 grupos distintos
mix-title = Puntos de respuesta
mix-year-is = Los resultados se comparan con los puntos de { $year }.
mix-year-none = Todavía no hay nada con que comparar los puntos: la comparación empieza cuando se publican 4 trimestres o cuando elija un año.
mix-year = Año de comparación
mix-year-hint = Déjelo vacío para comparar con los 4 primeros trimestres publicados.
bad-mix-year = No hay respuestas de este año
