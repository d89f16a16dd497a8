claim-granted-title = ¡Es para ti!
claim-granted-detail = { $title }: una unidad es tuya. Tu número: { $ticket } ({ $region }).

claim-already-title = Ya tienes tu unidad
claim-already-detail = { $title }: una unidad por persona, y la tuya está asegurada. Tu número: { $ticket } ({ $region }).

claim-sold-out-title = Se ha agotado
claim-sold-out-detail =
    { $supply ->
        [one] La única unidad ya tiene dueño. ¡Lo sentimos!
        [many] Los { $supply } de unidades ya tienen dueño. ¡Lo sentimos!
       *[other] Las { $supply } unidades ya tienen dueño. ¡Lo sentimos!
    }

claim-wait-title = Casi agotado
claim-wait-detail =
    { $seconds ->
        [one] Quizá quede libre alguna unidad. Vuelve a intentarlo dentro de { $seconds } segundo.
        [many] Quizá quede libre alguna unidad. Vuelve a intentarlo dentro de { $seconds } de segundos.
       *[other] Quizá quede libre alguna unidad. Vuelve a intentarlo dentro de { $seconds } segundos.
    }

claim-released-title = Has devuelto tu unidad
claim-released-detail = Ha vuelto a estar disponible para los demás. Cada cuenta solo puede pedir una vez.

claim-expired-title = Se acabó el tiempo
claim-expired-detail = La unidad que te guardábamos ha vuelto a estar disponible para los demás. Cada cuenta solo puede pedir una vez.

claim-reference = Referencia: { $reference }
