campaign-not-open-title = Pas encore ouvert
campaign-not-open-detail =
    { $seconds ->
        [0] Ouverture d’un instant à l’autre.
        [one] Ouverture dans { $seconds } seconde.
        [many] Ouverture dans { $seconds } de secondes.
       *[other] Ouverture dans { $seconds } secondes.
    }
campaign-not-open-later-detail = Ouverture : { $opens_at }. Temps restant : { $left }.
campaign-not-open-undated-detail = L’heure d’ouverture sera annoncée.

campaign-paused-title = Petite pause
campaign-paused-detail = Rien n’est perdu : tout ce qui reste est toujours là. Revenez bientôt.
campaign-paused-reason-detail = Rien n’est perdu : tout ce qui reste est toujours là. La raison : { $reason }

campaign-closed-title = C’est fini
campaign-closed-detail = Cette campagne est terminée. Merci de votre visite !

campaign-not-eligible-title = Indisponible dans votre pays
campaign-not-eligible-detail = Malheureusement, cette campagne n’est pas proposée dans le pays de votre compte.

account-too-new-title = Ce compte est trop récent
account-too-new-detail = Malheureusement, cette campagne est réservée aux comptes plus anciens.
account-blocked-title = Ce compte ne peut pas participer
account-blocked-detail = Il est bloqué. Si vous pensez que c’est une erreur, contactez l’assistance.

campaign-supply =
    { $supply ->
        [one] { $supply } exemplaire à offrir
        [many] { $supply } d’exemplaires à offrir
       *[other] { $supply } exemplaires à offrir
    }
campaign-remaining =
    { $remaining ->
        [0] Il n’en reste plus
        [one] Plus que { $remaining } disponible
        [many] Il reste { $remaining } d’exemplaires
       *[other] Il en reste { $remaining }
    }
