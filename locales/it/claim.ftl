claim-granted-title = È tuo!
claim-granted-detail = { $title }: la tua richiesta è stata accolta. Il tuo numero: { $ticket } ({ $region }).

claim-already-title = Ce l’hai già
claim-already-detail = { $title }: un pezzo a persona, e il tuo è al sicuro. Il tuo numero: { $ticket } ({ $region }).

claim-sold-out-title = Tutto esaurito
claim-sold-out-detail =
    { $supply ->
        [one] L’unico pezzo è già stato assegnato. Ci dispiace!
        [many] { $supply } di pezzi, già tutti assegnati. Ci dispiace!
       *[other] { $supply } pezzi, già tutti assegnati. Ci dispiace!
    }

claim-wait-title = Quasi esaurito
claim-wait-detail =
    { $seconds ->
        [one] Qualche pezzo potrebbe tornare disponibile. Riprova tra { $seconds } secondo.
        [many] Qualche pezzo potrebbe tornare disponibile. Riprova tra { $seconds } di secondi.
       *[other] Qualche pezzo potrebbe tornare disponibile. Riprova tra { $seconds } secondi.
    }

claim-released-title = Hai restituito il tuo pezzo
claim-released-detail = È tornato a disposizione degli altri. Ogni account può fare una sola richiesta.

claim-expired-title = Tempo scaduto
claim-expired-detail = Il pezzo messo da parte per te è tornato a disposizione degli altri. Ogni account può fare una sola richiesta.

claim-reference = Riferimento: { $reference }
