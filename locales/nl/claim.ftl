claim-granted-title = Die is voor jou!
claim-granted-detail = { $title }: één is voor jou. Je nummer: { $ticket } ({ $region }).

claim-already-title = Je hebt de jouwe al
claim-already-detail = { $title }: één per persoon, en die van jou is veilig. Je nummer: { $ticket } ({ $region }).

claim-sold-out-title = Alles is weg
claim-sold-out-detail =
    { $supply ->
        [one] De enige heeft een eigenaar gevonden. Sorry!
       *[other] Alle { $supply } hebben een eigenaar gevonden. Sorry!
    }

claim-wait-title = Bijna alles weg
claim-wait-detail =
    { $seconds ->
        [one] Misschien komen er nog een paar terug. Vraag het over { $seconds } seconde nog eens.
       *[other] Misschien komen er nog een paar terug. Vraag het over { $seconds } seconden nog eens.
    }

claim-released-title = Je hebt de jouwe teruggegeven
claim-released-detail = Die is weer beschikbaar voor anderen. Elk account kan er maar één keer een krijgen.

claim-expired-title = De tijd is om
claim-expired-detail = Die we voor je apart hielden, is weer beschikbaar voor anderen. Elk account kan er maar één keer een krijgen.

claim-reference = Referentie: { $reference }
