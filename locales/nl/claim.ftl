claim-granted-title = Die is voor jou!
claim-granted-detail = { $title }: er is er één voor jou. Je nummer: { $ticket } ({ $region }).

claim-already-title = Je hebt er al één
claim-already-detail = { $title }: één per persoon, en die van jou raak je niet kwijt. Je nummer: { $ticket } ({ $region }).

claim-sold-out-title = Alles is weg
claim-sold-out-detail =
    { $supply ->
        [one] De enige is al weggegeven. Sorry!
       *[other] Alle { $supply } zijn al weggegeven. Sorry!
    }

claim-wait-title = Bijna alles weg
claim-wait-detail =
    { $seconds ->
        [one] Misschien komen er nog een paar vrij. Probeer het over { $seconds } seconde nog eens.
       *[other] Misschien komen er nog een paar vrij. Probeer het over { $seconds } seconden nog eens.
    }

claim-released-title = Je hebt die van jou teruggegeven
claim-released-detail = Die is weer beschikbaar voor anderen. Je kunt er per account maar één keer een aanvragen.

claim-expired-title = De tijd is om
claim-expired-detail = Wat we voor je apart hielden, is weer beschikbaar voor anderen. Je kunt er per account maar één keer een aanvragen.

claim-reference = Referentie: { $reference }
