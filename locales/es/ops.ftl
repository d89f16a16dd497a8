### Words for the team alone.

problem-forbidden-title = Tu rol no lo permite
problem-forbidden-detail = Hace falta al menos el rol «{ $role }».
problem-out-of-scope-title = Tu token no es para esto
problem-out-of-scope-detail = Tu token solo vale para ciertas campañas o regiones, y esto no está entre ellas.
order-unknown-detail = Aún no se sabe si se ha hecho. Compruébalo primero y luego vuelve a intentarlo. Reponer o trasladar con el mismo identificador solo se hace una vez.
problem-operator-not-found-title = Operador desconocido
problem-operator-not-found-detail = No hay ningún operador con este identificador cuyo token siga siendo válido.

ops-title = { $title } · Operaciones
ops-name = Operaciones
ops-seen-from = Visto desde { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Cerrar sesión
ops-sign-in-title = Inicia sesión
ops-sign-in-detail = Pega tu token de operador. Se guarda en este navegador hasta que cierres la sesión o el propio navegador.
ops-token = Token de operador
ops-sign-in-button = Iniciar sesión
ops-token-refused = Este token no da acceso a nada. Puede que se haya retirado o que haya caducado.
ops-token-unknown = La base de datos no responde y no podemos comprobar este token. Vuelve a intentarlo dentro de un momento.

ops-campaigns = Campañas
ops-no-campaign-title = Aún no hay campañas
ops-no-campaign-detail = Crea la primera con «largesse campaign create» y aparecerá aquí.

ops-number = { $value }
ops-per-second = { $value }/s
ops-per-minute = { $value }/min
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = hace { $span }
ops-now = ahora
ops-minutes-ago = hace { $value } min
ops-unknown = –

ops-live = En directo
ops-stale-title = La base de datos no responde
ops-stale-detail = Así estaban las cosas la última vez que respondió. Las peticiones se atenderán de nuevo en cuanto vuelva.
ops-nothing-title = Aún no hay datos
ops-nothing-detail = La base de datos todavía no ha respondido a este servidor. Esta página se rellenará en cuanto lo haga.
ops-offline = Se ha perdido la conexión con este servidor. Volviendo a intentarlo…

ops-state-draft = Sin abrir
ops-state-scheduled = Apertura programada
ops-state-open = Abierta
ops-state-paused = En pausa
ops-state-closed = Terminada
ops-state-sold-out = Agotada
ops-frozen = Unidades congeladas
ops-opens-in = Empieza en
ops-closes-at = Fin: { $when }

ops-supply = Existencias
ops-granted = Asignadas
ops-held = Reservadas
ops-remaining = Quedan
ops-rate = Asignaciones
ops-time-left = Duración a este ritmo
ops-attempts = Peticiones
ops-granted-share = { $percent } % de las existencias ya asignado

ops-regions = Regiones
ops-region = Región
ops-health = Estado
ops-answers = Tiempo de respuesta (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Servidores listos
ops-servers-value = { $ready } de { $all }
ops-heard = Última señal
ops-first-dry = Se agotará primero
ops-dry = Sin unidades: peticiones desviadas

ops-health-good = Todo bien
ops-health-draining = Vaciándose
ops-health-gone = Fuera de servicio
ops-health-none = Sin servidores
ops-health-silent = Servidores sin señal
ops-health-not-ready = No todos listos
ops-health-errors = Fallan respuestas
ops-health-slow = Respuestas lentas

ops-chart-rates = Últimos 15 minutos: peticiones y asignaciones
ops-chart-latency = Últimos 15 minutos: tiempo de respuesta
ops-chart-rates-now = Ahora mismo, peticiones: { $attempts }; asignaciones: { $granted }. La tabla de abajo muestra cada minuto.
ops-chart-latency-now = Ahora mismo, una de cada cien respuestas tarda { $slow } o más. La tabla de abajo muestra cada minuto.
ops-line-attempts = Peticiones (eje izquierdo)
ops-line-granted = Asignaciones (eje derecho)
ops-line-p50 = La mitad de las respuestas
ops-line-p99 = Una de cada cien, región más lenta
ops-line-round-trip = En la base de datos
ops-line-pool = A la espera de una conexión
ops-chart-empty = Los primeros puntos llegarán en unos segundos.
ops-as-table = Ver como tabla
ops-when = Cuándo

ops-why = Qué retrasa las respuestas
ops-why-fine = Las respuestas son rápidas. No hay esperas.
ops-why-quiet = Ahora mismo no hay peticiones.
ops-why-retries = Respuestas lentas en { $region }: hay operaciones que se estorban entre sí y deben repetirse.
ops-why-database = Respuestas lentas en { $region }: la mayor parte del tiempo se va en la base de datos.
ops-why-connections = Respuestas lentas en { $region }: las peticiones esperan una conexión libre con la base de datos.
ops-why-server = Respuestas lentas en { $region }: no se debe a la base de datos ni a las conexiones; sus servidores están saturados.
ops-p50 = La mitad de las respuestas en
ops-p99 = 99 de cada 100 respuestas en
ops-round-trip = En la base de datos (p99)
ops-pool-wait = A la espera de una conexión (p99)
ops-connections = Conexiones en uso
ops-connections-value = { $used } de { $most }
ops-retries = Operaciones repetidas
ops-errors = Respuestas fallidas
ops-queue = Pendientes de decisión

ops-books = Contabilidad
ops-books-good = Todo cuadra
ops-books-bad =
    { $findings ->
        [one] { $findings } descuadre
        [many] { $findings } de descuadres
       *[other] { $findings } descuadres
    }
ops-books-what = «largesse audit» detalla cada descuadre. Si la contabilidad de una campaña no cuadra, la campaña se pone en pausa sola.
ops-books-unknown = Aún sin comprobar
ops-books-checked = Comprobada

ops-languages = Idiomas de las respuestas
ops-languages-none = Aún no se ha respondido a nadie.

ops-moves = Unidades trasladadas
ops-moves-none = Aún no se ha trasladado ninguna unidad.
ops-move =
    { $amount ->
        [one] { $amount } unidad de { $from } a { $to }
        [many] { $amount } de unidades de { $from } a { $to }
       *[other] { $amount } unidades de { $from } a { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } unidad dentro de { $region }
        [many] { $amount } de unidades dentro de { $region }
       *[other] { $amount } unidades dentro de { $region }
    }
ops-reason-ahead = La región { $to } se habría quedado sin unidades en { $left }, a un ritmo de { $rate }.
ops-reason-ahead-quiet = La región { $to } recibe su parte antes de que llegue la gente.
ops-reason-floor = La región { $to } estaba por debajo de su mínimo.
ops-reason-drain = La región { $from } se retira y cede sus unidades.
ops-reason-idle = La región { $from } no las habría usado antes del final.
ops-reason-borrow = Había gente esperando en un servidor que se estaba quedando sin unidades.
ops-reason-order = A mano: { $words }
ops-reason-other = { $words }

ops-actions = Qué puedes hacer
ops-actions-none = Tu rol solo permite consultar. Para abrir, pausar o reponer hace falta el rol de operador.
ops-actions-idle = Ahora mismo no hay nada que hacer aquí.

ops-open = Abrir
ops-open-detail = Las unidades se asignan a partir de la hora de apertura; si ya ha pasado, de inmediato.
ops-open-now = Abrir ahora, sin esperar a la hora de apertura
ops-open-button = Abrir la campaña

ops-pause = Pausar
ops-pause-detail = Nadie recibe unidades hasta que reanudes la campaña; no se pierde nada. Cada persona lee tu motivo en el idioma más cercano al suyo de entre los que escribas.
ops-language = Idioma
ops-reason = Motivo
ops-reason-shown = Motivo que verá la gente
ops-pause-button = Pausar la campaña

ops-resume = Reanudar
ops-resume-detail = Las unidades vuelven a asignarse, en todas partes en cerca de un segundo.
ops-resume-button = Reanudar la campaña

ops-restock = Reponer
ops-restock-detail = Añade unidades a las existencias. Si la campaña se había agotado, se abre de nuevo sola. Las unidades añadidas no se pueden retirar.
ops-amount = Unidades que añadir
ops-restock-region = Ponerlas en
ops-restock-anywhere = cualquier región: irán adonde haya peticiones
ops-restock-button = Añadir estas unidades

ops-freeze = Congelar las unidades
ops-freeze-detail = El reequilibrio automático deja de trasladar unidades por adelantado. Quien espere en una región sin unidades seguirá recibiendo lo que quede en otras.
ops-freeze-button = Congelar

ops-unfreeze = Descongelar las unidades
ops-unfreeze-detail = El reequilibrio automático traslada unidades adonde van a hacer falta, antes de que falten.
ops-unfreeze-button = Descongelar

ops-close = Terminar definitivamente
ops-close-detail = La campaña termina y no se puede volver a abrir. Quien tenga una unidad la conserva.
ops-close-button = Terminar definitivamente la campaña

ops-drain = Vaciar una región
ops-drain-detail = La región cede todas sus unidades a las demás, hasta quedarse exactamente a cero, y no recibe más. Sus servidores siguen respondiendo.
ops-drain-button = Vaciar esta región

ops-done = Hecho: { $what }.
ops-not-done = No se ha hecho: { $what }

problem-account-not-found-title = Cuenta desconocida
problem-account-not-found-detail = Aquí no hay ninguna cuenta con este identificador. También puede ser una cuenta ya borrada.
problem-account-in-campaign-title = Una campaña aún necesita esta cuenta
problem-account-in-campaign-detail = La campaña «{ $campaign }» no ha terminado: esta cuenta puede participar en ella o ya ha hecho una petición. Vuelve a intentarlo cuando termine.
problem-account-kept-out-title = Una campaña aún excluye esta cuenta
problem-account-kept-out-detail = Esta cuenta está bloqueada. Si se borrara ahora, la misma persona podría volver con una cuenta nueva antes de que termine la campaña «{ $campaign }». Vuelve a intentarlo cuando termine o desbloquea la cuenta.
problem-account-may-have-pass-title = Esta cuenta quizá tenga aún un pase
problem-account-may-have-pass-detail = Cada pase indica la región de la cuenta. Bloquea la cuenta: mientras esté bloqueada, no recibirá ninguno. Vuelve a intentarlo pasados { $minutes } min y desbloquéala cuando haya cambiado de región.
problem-claim-over-title = No hay nada que devolver
problem-claim-over-detail = La unidad de esta petición ya se había devuelto o su plazo se había acabado.
problem-region-not-found-title = Región desconocida
problem-region-not-found-detail = Esta instalación no tiene ninguna región con ese nombre.

conflict-title = Ahora mismo no se puede
conflict-state = El estado actual de la campaña («{ $state }») no lo permite.
conflict-window = Ya han empezado a llegar peticiones: la hora de apertura ya no se puede cambiar.
conflict-over = La hora de fin de la campaña ya ha pasado: aplázala primero.
conflict-exists = Ya existe una campaña con ese nombre.
conflict-operator = Ya hay un operador con este identificador, y un token solo se muestra una vez. Si se perdió, retíralo y añade al operador con un identificador nuevo.
conflict-leaving = La región se está vaciando o está fuera de servicio: no se pueden llevar unidades allí.
conflict-no-row = La campaña no tiene esa fila de contador, o las dos son la misma.
conflict-nothing-moved = No se ha trasladado nada: no hay unidades de sobra en el origen.
conflict-last-region = No hay ninguna otra región activa que pueda quedarse con las unidades.
conflict-has-units = La región no se está vaciando o aún tiene unidades: vacíala primero.
conflict-not-in-database = La base de datos no conoce esta región y no puede añadirla: debe tener nodos allí, y el rol debe ser su propietario. No se ha cambiado nada.
