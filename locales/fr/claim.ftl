claim-granted-title = C’est pour vous !
claim-granted-detail = { $title } : un exemplaire est à vous. Votre numéro : { $ticket } ({ $region }).

claim-already-title = Vous avez déjà votre exemplaire
claim-already-detail = { $title } : un exemplaire par personne, et le vôtre est bien gardé. Votre numéro : { $ticket } ({ $region }).

claim-sold-out-title = Tout est parti
claim-sold-out-detail =
    { $supply ->
        [1] Le seul exemplaire a trouvé preneur. Dommage !
        [one] { $supply } exemplaire, déjà pris. Dommage !
        [many] Les { $supply } d’exemplaires ont tous trouvé preneur. Dommage !
       *[other] Les { $supply } exemplaires ont tous trouvé preneur. Dommage !
    }

claim-wait-title = Presque tout est parti
claim-wait-detail =
    { $seconds ->
        [one] Quelques exemplaires vont peut-être se libérer. Réessayez dans { $seconds } seconde.
        [many] Quelques exemplaires vont peut-être se libérer. Réessayez dans { $seconds } de secondes.
       *[other] Quelques exemplaires vont peut-être se libérer. Réessayez dans { $seconds } secondes.
    }

claim-released-title = Vous avez rendu votre exemplaire
claim-released-detail = Il est de nouveau disponible pour les autres. Une seule demande par compte.

claim-expired-title = Délai écoulé
claim-expired-detail = L’exemplaire gardé pour vous est de nouveau disponible pour les autres. Une seule demande par compte.

claim-reference = Référence : { $reference }
