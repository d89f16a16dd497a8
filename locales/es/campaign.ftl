campaign-not-open-title = Aún no ha empezado
campaign-not-open-detail =
    { $seconds ->
        [0] Está a punto de empezar.
        [one] Empieza dentro de { $seconds } segundo.
        [many] Empieza dentro de { $seconds } de segundos.
       *[other] Empieza dentro de { $seconds } segundos.
    }
campaign-not-open-later-detail = Apertura: { $opens_at }. Tiempo restante: { $left }.
campaign-not-open-undated-detail = Anunciaremos la hora de inicio.

campaign-paused-title = Una breve pausa
campaign-paused-detail = No se ha perdido nada: lo que queda sigue ahí. Vuelve pronto.
campaign-paused-reason-detail = No se ha perdido nada: lo que queda sigue ahí. Motivo: { $reason }

campaign-closed-title = Ha terminado
campaign-closed-detail = Esta campaña ha terminado. ¡Gracias por venir!

campaign-not-eligible-title = No disponible en tu país
campaign-not-eligible-detail = Lo sentimos, esta campaña no se ofrece en el país de tu cuenta.

account-too-new-title = Esta cuenta es demasiado reciente
account-too-new-detail = Lo sentimos, esta campaña es solo para cuentas con más antigüedad.
account-blocked-title = Esta cuenta no puede participar
account-blocked-detail = Está bloqueada. Si crees que es un error, ponte en contacto con el servicio de ayuda.

campaign-supply =
    { $supply ->
        [one] Solo { $supply } unidad para regalar
        [many] { $supply } de unidades para regalar
       *[other] { $supply } unidades para regalar
    }
campaign-remaining =
    { $remaining ->
        [0] No quedan unidades
        [one] Solo queda { $remaining }
        [many] Quedan { $remaining } de unidades
       *[other] Quedan { $remaining }
    }
