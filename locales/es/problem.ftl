problem-unauthorized-title = Inicia sesión
problem-unauthorized-detail = Necesitamos saber quién eres. Inicia sesión y vuelve a intentarlo.

problem-invalid-token-title = Inicia sesión de nuevo
problem-invalid-token-detail = Tu sesión ya no es válida. Inicia sesión de nuevo y vuelve a intentarlo.

problem-pass-expired-title = Tu pase ha caducado
problem-pass-expired-detail = Pide un pase nuevo y vuelve a intentarlo.

problem-invalid-pass-title = Este pase no sirve
problem-invalid-pass-detail = Pide un pase nuevo y vuelve a intentarlo.

problem-not-found-title = Aquí no hay nada
problem-not-found-detail = No hay nada en esta dirección.

problem-campaign-not-found-title = No conocemos esta campaña
problem-campaign-not-found-detail = Comprueba el enlace, por favor.

problem-claim-not-found-title = Aún no has pedido nada
problem-claim-not-found-detail = Esta cuenta no ha pedido nada aquí.

problem-method-not-allowed-title = Aquí no se puede hacer eso
problem-method-not-allowed-detail = Esta dirección no acepta ese método.

problem-too-large-title = Demasiado grande
problem-too-large-detail = La petición supera el tamaño permitido.

problem-unsupported-media-type-title = Formato incorrecto
problem-unsupported-media-type-detail = Envía la petición en JSON, por favor.

problem-malformed-json-title = Petición ilegible
problem-malformed-json-detail = La petición no es JSON válido.

problem-invalid-request-title = Algo no está bien
problem-invalid-request-detail = Revisa este campo, por favor: { $field }.

problem-quantity-not-supported-title = Solo una unidad
problem-quantity-not-supported-detail = Puedes pedir una unidad, no más.

problem-key-invalid-title = Clave no válida
problem-key-invalid-detail = La cabecera Idempotency-Key debe tener entre 1 y 128 caracteres.

problem-too-many-requests-title = No tan rápido
problem-too-many-requests-detail = Son demasiados intentos seguidos. Espera un momento y vuelve a intentarlo.

problem-overloaded-title = ¡Cuánta gente!
problem-overloaded-detail =
    { $seconds ->
        [one] Ahora mismo hay muchísima gente. Vuelve a intentarlo dentro de { $seconds } segundo.
        [many] Ahora mismo hay muchísima gente. Vuelve a intentarlo dentro de { $seconds } de segundos.
       *[other] Ahora mismo hay muchísima gente. Vuelve a intentarlo dentro de { $seconds } segundos.
    }

problem-outcome-unknown-title = Aún no lo sabemos
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Vuelve a intentarlo con la misma clave dentro de { $seconds } segundo: no recibirás dos ni perderás tu lugar.
        [many] Vuelve a intentarlo con la misma clave dentro de { $seconds } de segundos: no recibirás dos ni perderás tu lugar.
       *[other] Vuelve a intentarlo con la misma clave dentro de { $seconds } segundos: no recibirás dos ni perderás tu lugar.
    }

problem-unavailable-title = Volvemos enseguida
problem-unavailable-detail =
    { $seconds ->
        [one] Ahora mismo no funciona. Vuelve a intentarlo dentro de { $seconds } segundo.
        [many] Ahora mismo no funciona. Vuelve a intentarlo dentro de { $seconds } de segundos.
       *[other] Ahora mismo no funciona. Vuelve a intentarlo dentro de { $seconds } segundos.
    }

problem-timeout-title = Ha tardado demasiado
problem-timeout-detail = Vuelve a intentarlo con la misma clave: no recibirás dos.

problem-internal-title = Error nuestro
problem-internal-detail = Algo ha fallado por nuestra parte. Vuelve a intentarlo, por favor.

problem-cross-site-title = Usa nuestra página, por favor
problem-cross-site-detail = Esto ha llegado desde otro sitio web. Abre nuestra página y toca allí el botón.

problem-text-not-found-title = No hay texto en este idioma
problem-text-not-found-detail = La campaña no tiene texto en este idioma.

problem-text-needed-title = Este texto debe quedarse
problem-text-needed-detail = Los demás idiomas recurren a él. Reescríbelo en lugar de quitarlo.

problem-challenge-required-title = Antes, una comprobación rápida
problem-challenge-required-detail = Demuestra que eres una persona y no un programa, y vuelve a intentarlo.

problem-challenge-failed-title = La comprobación no ha funcionado
problem-challenge-failed-detail = Hazla otra vez, por favor: cada una cuenta una sola vez y solo durante unos minutos.
