claim-granted-title = È tuo!
claim-granted-detail = { $title }: uno è tuo. Il tuo numero: { $ticket } ({ $region }).

claim-already-title = Hai già il tuo
claim-already-detail = { $title }: uno a persona, e il tuo è al sicuro. Il tuo numero: { $ticket } ({ $region }).

claim-sold-out-title = Tutto esaurito
claim-sold-out-detail =
    { $supply ->
        [one] L’unico pezzo ha trovato un proprietario. Ci dispiace!
        [many] Tutti i pezzi disponibili ({ $supply }) hanno trovato un proprietario. Ci dispiace!
       *[other] Tutti i pezzi disponibili ({ $supply }) hanno trovato un proprietario. Ci dispiace!
    }

claim-wait-title = Quasi esaurito
claim-wait-detail =
    { $seconds ->
        [one] Qualche pezzo potrebbe tornare disponibile. Chiedi di nuovo tra { $seconds } secondo.
        [many] Qualche pezzo potrebbe tornare disponibile. Chiedi di nuovo tra { $seconds } di secondi.
       *[other] Qualche pezzo potrebbe tornare disponibile. Chiedi di nuovo tra { $seconds } secondi.
    }

claim-released-title = Hai restituito il tuo
claim-released-detail = È tornato a disposizione degli altri. Ogni account può richiederne uno una sola volta.

claim-expired-title = Tempo scaduto
claim-expired-detail = Quello messo da parte per te è tornato a disposizione degli altri. Ogni account può richiederne uno una sola volta.

claim-reference = Riferimento: { $reference }
