claim-granted-title = É seu!
claim-granted-detail = { $title }: um é seu. Seu número: { $ticket } ({ $region }).

claim-already-title = Você já tem o seu
claim-already-detail = { $title }: um por pessoa, e o seu está garantido. Seu número: { $ticket } ({ $region }).

claim-sold-out-title = Esgotado
claim-sold-out-detail =
    { $supply ->
        [0] Não sobrou nenhuma unidade. Sentimos muito!
        [1] A única unidade já tem dono. Sentimos muito!
        [one] { $supply } unidade já tem dono. Sentimos muito!
        [many] Os { $supply } de unidades já têm dono. Sentimos muito!
       *[other] As { $supply } unidades já têm dono. Sentimos muito!
    }

claim-wait-title = Quase esgotado
claim-wait-detail =
    { $seconds ->
        [one] Talvez ainda volte alguma unidade. Tente de novo em { $seconds } segundo.
        [many] Talvez ainda volte alguma unidade. Tente de novo em { $seconds } de segundos.
       *[other] Talvez ainda volte alguma unidade. Tente de novo em { $seconds } segundos.
    }

claim-released-title = Você devolveu o seu
claim-released-detail = Ele voltou a ficar disponível para os outros. Cada conta só pode pedir uma vez.

claim-expired-title = O tempo acabou
claim-expired-detail = O que estava guardado para você voltou a ficar disponível para os outros. Cada conta só pode pedir uma vez.

claim-reference = Referência: { $reference }
