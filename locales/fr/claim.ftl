claim-granted-title = C’est pour vous !
claim-granted-detail = { $title } : un exemplaire est à vous. Votre numéro : { $ticket } ({ $region }).

claim-already-title = Vous avez déjà le vôtre
claim-already-detail = { $title } : un exemplaire par personne, et le vôtre est bien gardé. Votre numéro : { $ticket } ({ $region }).

claim-sold-out-title = Tout est parti
claim-sold-out-detail =
    { $supply ->
        [1] Le seul exemplaire a trouvé preneur. Désolé !
        [one] { $supply } exemplaire, déjà pris. Désolé !
        [many] Les { $supply } d’exemplaires ont tous trouvé preneur. Désolé !
       *[other] Les { $supply } exemplaires ont tous trouvé preneur. Désolé !
    }

claim-wait-title = Presque tout est parti
claim-wait-detail =
    { $seconds ->
        [one] Quelques exemplaires peuvent encore revenir. Redemandez dans { $seconds } seconde.
        [many] Quelques exemplaires peuvent encore revenir. Redemandez dans { $seconds } de secondes.
       *[other] Quelques exemplaires peuvent encore revenir. Redemandez dans { $seconds } secondes.
    }

claim-released-title = Vous avez rendu le vôtre
claim-released-detail = Il a été remis à la disposition des autres. Chaque compte ne peut demander qu’une fois.

claim-expired-title = Le délai est passé
claim-expired-detail = L’exemplaire gardé pour vous a été remis à la disposition des autres. Chaque compte ne peut demander qu’une fois.

claim-reference = Référence : { $reference }
