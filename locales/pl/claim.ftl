claim-granted-title = Udało się!
claim-granted-detail = { $title }: jedna sztuka jest Twoja. Twój numer: { $ticket } ({ $region }).

claim-already-title = Masz już swoją sztukę
claim-already-detail = { $title }: jedna sztuka na osobę, a Twoja nie przepadnie. Twój numer: { $ticket } ({ $region }).

claim-sold-out-title = Wszystko rozdane
claim-sold-out-detail =
    { $supply ->
        [1] Jedyna sztuka ma już właściciela. Przykro nam!
        [one] Rozdaliśmy { $supply } sztukę. Przykro nam!
        [few] Rozdaliśmy wszystkie { $supply } sztuki. Przykro nam!
        [many] Rozdaliśmy wszystkie { $supply } sztuk. Przykro nam!
       *[other] Rozdaliśmy { $supply } sztuki. Przykro nam!
    }

claim-wait-title = Prawie wszystko rozdane
claim-wait-detail =
    { $seconds ->
        [one] Kilka sztuk może jeszcze wrócić do puli. Spróbuj ponownie za { $seconds } sekundę.
        [few] Kilka sztuk może jeszcze wrócić do puli. Spróbuj ponownie za { $seconds } sekundy.
        [many] Kilka sztuk może jeszcze wrócić do puli. Spróbuj ponownie za { $seconds } sekund.
       *[other] Kilka sztuk może jeszcze wrócić do puli. Spróbuj ponownie za { $seconds } sekundy.
    }

claim-released-title = Twoja sztuka została zwrócona
claim-released-detail = Wróciła do puli i czeka na innych. Z jednego konta można odebrać sztukę tylko raz.

claim-expired-title = Czas minął
claim-expired-detail = Sztuka odłożona dla Ciebie wróciła do puli i czeka na innych. Z jednego konta można odebrać sztukę tylko raz.

claim-reference = Kod zgłoszenia: { $reference }
