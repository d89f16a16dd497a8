claim-granted-title = É seu!
claim-granted-detail = { $title }: uma unidade é sua. Seu número: { $ticket } ({ $region }).

claim-already-title = Você já tem a sua unidade
claim-already-detail = { $title }: uma unidade por pessoa, e a sua está garantida. Seu número: { $ticket } ({ $region }).

claim-sold-out-title = Esgotado
claim-sold-out-detail =
    { $supply ->
        [0] Não sobrou nenhuma unidade. Que pena!
        [1] A única unidade já tem dono. Que pena!
        [one] { $supply } unidade já tem dono. Que pena!
        [many] Os { $supply } de unidades já têm dono. Que pena!
       *[other] As { $supply } unidades já têm dono. Que pena!
    }

claim-wait-title = Quase esgotado
claim-wait-detail =
    { $seconds ->
        [one] Talvez ainda apareça alguma unidade. Tente de novo em { $seconds } segundo.
        [many] Talvez ainda apareça alguma unidade. Tente de novo em { $seconds } de segundos.
       *[other] Talvez ainda apareça alguma unidade. Tente de novo em { $seconds } segundos.
    }

claim-released-title = Você devolveu a sua unidade
claim-released-detail = Ela voltou a ficar disponível para outras pessoas. Cada conta só pode pedir uma vez.

claim-expired-title = O tempo acabou
claim-expired-detail = A unidade guardada para você voltou a ficar disponível para outras pessoas. Cada conta só pode pedir uma vez.

claim-reference = Referência: { $reference }
