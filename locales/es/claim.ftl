claim-granted-title = ¡Es para ti!
claim-granted-detail = { $title }: tienes uno. Tu número: { $ticket } ({ $region }).

claim-already-title = Ya tienes el tuyo
claim-already-detail = { $title }: uno por persona, y el tuyo está a salvo. Tu número: { $ticket } ({ $region }).

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
        [one] Quizá vuelva alguna unidad. Pregunta otra vez dentro de { $seconds } segundo.
        [many] Quizá vuelva alguna unidad. Pregunta otra vez dentro de { $seconds } de segundos.
       *[other] Quizá vuelva alguna unidad. Pregunta otra vez dentro de { $seconds } segundos.
    }

claim-released-title = Devolviste el tuyo
claim-released-detail = Ha vuelto a estar disponible para los demás. Cada cuenta solo puede pedir una vez.

claim-expired-title = Se acabó el tiempo
claim-expired-detail = El que te guardábamos ha vuelto a estar disponible para los demás. Cada cuenta solo puede pedir una vez.

claim-reference = Referencia: { $reference }
