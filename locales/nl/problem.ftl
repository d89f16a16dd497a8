problem-unauthorized-title = Log eerst even in
problem-unauthorized-detail = We moeten weten wie je bent. Log in en probeer het dan nog eens.

problem-invalid-token-title = Log opnieuw in
problem-invalid-token-detail = Je sessie is niet meer geldig. Log opnieuw in en probeer het nog eens.

problem-pass-expired-title = Je pas is verlopen
problem-pass-expired-detail = Vraag een nieuwe pas aan en probeer het dan nog eens.

problem-invalid-pass-title = Deze pas is niet geldig
problem-invalid-pass-detail = Vraag een nieuwe pas aan en probeer het dan nog eens.

problem-not-found-title = Hier is niets
problem-not-found-detail = Op dit adres is niets te vinden.

problem-campaign-not-found-title = Deze actie kennen we niet
problem-campaign-not-found-detail = Controleer de link even.

problem-claim-not-found-title = Nog niets aangevraagd
problem-claim-not-found-detail = Met dit account is hier nog niets aangevraagd.

problem-method-not-allowed-title = Dat kan hier niet
problem-method-not-allowed-detail = Dit adres accepteert die methode niet.

problem-too-large-title = Te groot
problem-too-large-detail = Het verzoek is groter dan toegestaan.

problem-unsupported-media-type-title = Verkeerd formaat
problem-unsupported-media-type-detail = Stuur het verzoek als JSON.

problem-malformed-json-title = Onleesbaar verzoek
problem-malformed-json-detail = Het verzoek is geen geldige JSON.

problem-invalid-request-title = Er klopt iets niet
problem-invalid-request-detail = Controleer dit veld even: { $field }.

problem-quantity-not-supported-title = Niet meer dan één
problem-quantity-not-supported-detail = Je kunt er één aanvragen, niet meer.

problem-key-invalid-title = Ongeldige sleutel
problem-key-invalid-detail = De Idempotency-Key moet 1 tot 128 tekens lang zijn.

problem-too-many-requests-title = Niet zo snel
problem-too-many-requests-detail = Je probeert het te vaak. Wacht even en probeer het dan nog eens.

problem-overloaded-title = Wat een drukte!
problem-overloaded-detail =
    { $seconds ->
        [one] Er zijn hier nu ontzettend veel mensen. Probeer het over { $seconds } seconde nog eens.
       *[other] Er zijn hier nu ontzettend veel mensen. Probeer het over { $seconds } seconden nog eens.
    }

problem-outcome-unknown-title = We weten het nog niet zeker
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Probeer het over { $seconds } seconde nog eens met dezelfde sleutel: je krijgt er geen twee en je raakt je plek niet kwijt.
       *[other] Probeer het over { $seconds } seconden nog eens met dezelfde sleutel: je krijgt er geen twee en je raakt je plek niet kwijt.
    }

problem-unavailable-title = Zo weer terug
problem-unavailable-detail =
    { $seconds ->
        [one] Dit werkt nu even niet. Probeer het over { $seconds } seconde nog eens.
       *[other] Dit werkt nu even niet. Probeer het over { $seconds } seconden nog eens.
    }

problem-timeout-title = Dat duurde te lang
problem-timeout-detail = Probeer het nog eens met dezelfde sleutel: je krijgt er geen twee.

problem-internal-title = Onze fout
problem-internal-detail = Er ging bij ons iets mis. Probeer het nog eens.

problem-cross-site-title = Gebruik onze eigen pagina
problem-cross-site-detail = Dit kwam van een andere site. Open onze pagina en tik daar op de knop.

problem-text-not-found-title = Geen tekst in deze taal
problem-text-not-found-detail = De actie heeft geen tekst in deze taal.

problem-text-needed-title = Deze tekst moet blijven
problem-text-needed-detail = Alle andere talen vallen erop terug. Herschrijf hem in plaats van hem te verwijderen.

problem-challenge-required-title = Eerst een korte controle
problem-challenge-required-detail = Laat zien dat je een mens bent en geen programma, en probeer het dan nog eens.

problem-challenge-failed-title = De controle is niet gelukt
problem-challenge-failed-detail = Doe hem nog een keer: elke controle telt één keer en maar een paar minuten.
