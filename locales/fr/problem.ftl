problem-unauthorized-title = Connectez-vous
problem-unauthorized-detail = Nous devons savoir qui vous êtes. Connectez-vous, puis réessayez.

problem-invalid-token-title = Reconnectez-vous
problem-invalid-token-detail = Votre session n’est plus valable. Reconnectez-vous, puis réessayez.

problem-pass-expired-title = Votre laissez-passer a expiré
problem-pass-expired-detail = Demandez un nouveau laissez-passer, puis réessayez.

problem-invalid-pass-title = Ce laissez-passer n’est pas valable
problem-invalid-pass-detail = Demandez un nouveau laissez-passer, puis réessayez.

problem-not-found-title = Il n’y a rien ici
problem-not-found-detail = Il n’y a rien à cette adresse.

problem-campaign-not-found-title = Campagne inconnue
problem-campaign-not-found-detail = Veuillez vérifier le lien.

problem-claim-not-found-title = Aucune demande
problem-claim-not-found-detail = Ce compte n’a encore rien demandé ici.

problem-method-not-allowed-title = Impossible ici
problem-method-not-allowed-detail = Cette adresse n’accepte pas cette méthode.

problem-too-large-title = Trop volumineux
problem-too-large-detail = La requête dépasse la taille acceptée.

problem-unsupported-media-type-title = Mauvais format
problem-unsupported-media-type-detail = Veuillez envoyer la requête en JSON.

problem-malformed-json-title = Requête illisible
problem-malformed-json-detail = La requête n’est pas du JSON valide.

problem-invalid-request-title = Quelque chose ne va pas
problem-invalid-request-detail = Veuillez vérifier ce champ : { $field }.

problem-quantity-not-supported-title = Un seul exemplaire
problem-quantity-not-supported-detail = Vous pouvez demander un exemplaire, pas plus.

problem-key-invalid-title = Clé non valable
problem-key-invalid-detail = L’en-tête Idempotency-Key doit compter entre 1 et 128 caractères.

problem-too-many-requests-title = Pas si vite
problem-too-many-requests-detail = Trop de demandes en peu de temps. Attendez un instant, puis réessayez.

problem-overloaded-title = Quelle foule !
problem-overloaded-detail =
    { $seconds ->
        [one] Il y a énormément de monde en ce moment. Réessayez dans { $seconds } seconde.
        [many] Il y a énormément de monde en ce moment. Réessayez dans { $seconds } de secondes.
       *[other] Il y a énormément de monde en ce moment. Réessayez dans { $seconds } secondes.
    }

problem-outcome-unknown-title = Nous ne savons pas encore
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Réessayez avec la même clé dans { $seconds } seconde : vous n’en aurez pas deux et vous ne perdrez pas votre place.
        [many] Réessayez avec la même clé dans { $seconds } de secondes : vous n’en aurez pas deux et vous ne perdrez pas votre place.
       *[other] Réessayez avec la même clé dans { $seconds } secondes : vous n’en aurez pas deux et vous ne perdrez pas votre place.
    }

problem-unavailable-title = De retour dans un instant
problem-unavailable-detail =
    { $seconds ->
        [one] Le service ne répond pas pour le moment. Réessayez dans { $seconds } seconde.
        [many] Le service ne répond pas pour le moment. Réessayez dans { $seconds } de secondes.
       *[other] Le service ne répond pas pour le moment. Réessayez dans { $seconds } secondes.
    }

problem-timeout-title = Cela a pris trop de temps
problem-timeout-detail = Réessayez avec la même clé : vous n’en aurez pas deux.

problem-internal-title = C’est notre faute
problem-internal-detail = Une erreur s’est produite de notre côté. Veuillez réessayer.

problem-cross-site-title = Passez par notre page
problem-cross-site-detail = Cette demande vient d’un autre site. Ouvrez notre page et appuyez sur le bouton qui s’y trouve.

problem-text-not-found-title = Aucun texte dans cette langue
problem-text-not-found-detail = La campagne n’a pas de texte dans cette langue.

problem-text-needed-title = Ce texte doit rester
problem-text-needed-detail = Toutes les autres langues s’appuient sur lui. Réécrivez-le plutôt que de le retirer.

problem-challenge-required-title = D’abord une vérification rapide
problem-challenge-required-detail = Montrez-nous que vous êtes une personne et non un programme, puis réessayez.

problem-challenge-failed-title = La vérification n’a pas fonctionné
problem-challenge-failed-detail = Veuillez la refaire : chacune ne compte qu’une fois, et quelques minutes seulement.
