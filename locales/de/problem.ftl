problem-unauthorized-title = Bitte melde dich an
problem-unauthorized-detail = Wir müssen wissen, wer du bist. Melde dich an und versuch es dann noch einmal.

problem-invalid-token-title = Bitte melde dich neu an
problem-invalid-token-detail = Deine Anmeldung gilt nicht mehr. Melde dich neu an und versuch es dann noch einmal.

problem-pass-expired-title = Dein Zugangspass ist abgelaufen
problem-pass-expired-detail = Hol dir einen neuen Zugangspass und versuch es dann noch einmal.

problem-invalid-pass-title = Dieser Zugangspass gilt nicht
problem-invalid-pass-detail = Hol dir einen neuen Zugangspass und versuch es dann noch einmal.

problem-not-found-title = Hier ist nichts
problem-not-found-detail = Unter dieser Adresse gibt es nichts.

problem-campaign-not-found-title = Diese Aktion kennen wir nicht
problem-campaign-not-found-detail = Bitte prüfe den Link.

problem-claim-not-found-title = Noch nichts geholt
problem-claim-not-found-detail = Mit diesem Konto wurde hier noch nichts geholt.

problem-method-not-allowed-title = Das geht hier nicht
problem-method-not-allowed-detail = Diese Adresse unterstützt diese Methode nicht.

problem-too-large-title = Zu groß
problem-too-large-detail = Die Anfrage ist größer als erlaubt.

problem-unsupported-media-type-title = Falsches Format
problem-unsupported-media-type-detail = Bitte sende die Anfrage als JSON.

problem-malformed-json-title = Anfrage nicht lesbar
problem-malformed-json-detail = Die Anfrage ist kein gültiges JSON.

problem-invalid-request-title = Da stimmt etwas nicht
problem-invalid-request-detail = Bitte prüfe dieses Feld: { $field }.

problem-quantity-not-supported-title = Nur eins pro Person
problem-quantity-not-supported-detail = Du kannst dir eins holen, nicht mehr.

problem-key-invalid-title = Ungültiger Schlüssel
problem-key-invalid-detail = Der Idempotency-Key muss 1 bis 128 Zeichen lang sein.

problem-too-many-requests-title = Nicht so schnell
problem-too-many-requests-detail = Das waren zu viele Versuche. Warte bitte einen Moment und versuch es dann noch einmal.

problem-overloaded-title = Was für ein Andrang!
problem-overloaded-detail =
    { $seconds ->
        [one] Gerade sind sehr viele Leute hier. Versuch es bitte in { $seconds } Sekunde noch einmal.
       *[other] Gerade sind sehr viele Leute hier. Versuch es bitte in { $seconds } Sekunden noch einmal.
    }

problem-outcome-unknown-title = Wir wissen es noch nicht genau
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Versuch es in { $seconds } Sekunde mit demselben Schlüssel noch einmal: Du bekommst höchstens eins und verlierst deinen Platz nicht.
       *[other] Versuch es in { $seconds } Sekunden mit demselben Schlüssel noch einmal: Du bekommst höchstens eins und verlierst deinen Platz nicht.
    }

problem-unavailable-title = Gleich wieder da
problem-unavailable-detail =
    { $seconds ->
        [one] Das klappt gerade nicht. Versuch es bitte in { $seconds } Sekunde noch einmal.
       *[other] Das klappt gerade nicht. Versuch es bitte in { $seconds } Sekunden noch einmal.
    }

problem-timeout-title = Das hat zu lange gedauert
problem-timeout-detail = Versuch es bitte mit demselben Schlüssel noch einmal: Du bekommst höchstens eins.

problem-internal-title = Unser Fehler
problem-internal-detail = Bei uns ist etwas schiefgegangen. Bitte versuch es noch einmal.

problem-cross-site-title = Bitte nutze unsere eigene Seite
problem-cross-site-detail = Das kam von einer anderen Website. Öffne unsere Seite und tippe dort auf den Button.

problem-text-not-found-title = Keine Texte in dieser Sprache
problem-text-not-found-detail = Die Aktion hat keinen Text in dieser Sprache.

problem-text-needed-title = Dieser Text muss bleiben
problem-text-needed-detail = Alle anderen Sprachen greifen auf ihn zurück. Schreib ihn stattdessen neu.

problem-challenge-required-title = Erst eine kurze Sicherheitsabfrage
problem-challenge-required-detail = Zeig uns bitte, dass du ein Mensch bist und kein Programm, und versuch es dann noch einmal.

problem-challenge-failed-title = Die Sicherheitsabfrage hat nicht geklappt
problem-challenge-failed-detail = Mach sie bitte noch einmal: Jede zählt nur einmal und nur ein paar Minuten lang.
