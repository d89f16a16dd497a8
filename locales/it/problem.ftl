problem-unauthorized-title = Accedi per continuare
problem-unauthorized-detail = Dobbiamo sapere chi sei. Accedi, poi riprova.

problem-invalid-token-title = Accedi di nuovo
problem-invalid-token-detail = La tua sessione non è più valida. Accedi di nuovo, poi riprova.

problem-pass-expired-title = Il tuo pass è scaduto
problem-pass-expired-detail = Richiedi un nuovo pass, poi riprova.

problem-invalid-pass-title = Questo pass non è valido
problem-invalid-pass-detail = Richiedi un nuovo pass, poi riprova.

problem-not-found-title = Qui non c’è niente
problem-not-found-detail = Non c’è niente a questo indirizzo.

problem-campaign-not-found-title = Non conosciamo questa campagna
problem-campaign-not-found-detail = Controlla il link.

problem-claim-not-found-title = Ancora nessuna richiesta
problem-claim-not-found-detail = Questo account non ha ancora richiesto nulla qui.

problem-method-not-allowed-title = Qui non si può fare
problem-method-not-allowed-detail = Questo indirizzo non accetta quel metodo.

problem-too-large-title = Troppo grande
problem-too-large-detail = La richiesta supera le dimensioni consentite.

problem-unsupported-media-type-title = Formato sbagliato
problem-unsupported-media-type-detail = Invia la richiesta in formato JSON.

problem-malformed-json-title = Richiesta illeggibile
problem-malformed-json-detail = La richiesta non è JSON valido.

problem-invalid-request-title = Qualcosa non va
problem-invalid-request-detail = Controlla questo campo: { $field }.

problem-quantity-not-supported-title = Un solo pezzo
problem-quantity-not-supported-detail = Puoi richiedere un solo pezzo.

problem-key-invalid-title = Chiave non valida
problem-key-invalid-detail = L’intestazione Idempotency-Key deve avere da 1 a 128 caratteri.

problem-too-many-requests-title = Con calma!
problem-too-many-requests-detail = Troppe richieste in poco tempo. Aspetta un momento e riprova.

problem-overloaded-title = Quanta gente!
problem-overloaded-detail =
    { $seconds ->
        [one] In questo momento c’è tantissima gente. Riprova tra { $seconds } secondo.
        [many] In questo momento c’è tantissima gente. Riprova tra { $seconds } di secondi.
       *[other] In questo momento c’è tantissima gente. Riprova tra { $seconds } secondi.
    }

problem-outcome-unknown-title = Non lo sappiamo ancora
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Riprova con la stessa chiave tra { $seconds } secondo: non ne riceverai due e non perderai il tuo posto.
        [many] Riprova con la stessa chiave tra { $seconds } di secondi: non ne riceverai due e non perderai il tuo posto.
       *[other] Riprova con la stessa chiave tra { $seconds } secondi: non ne riceverai due e non perderai il tuo posto.
    }

problem-unavailable-title = Torniamo subito
problem-unavailable-detail =
    { $seconds ->
        [one] In questo momento non funziona. Riprova tra { $seconds } secondo.
        [many] In questo momento non funziona. Riprova tra { $seconds } di secondi.
       *[other] In questo momento non funziona. Riprova tra { $seconds } secondi.
    }

problem-timeout-title = Ci è voluto troppo tempo
problem-timeout-detail = Riprova con la stessa chiave: non ne riceverai due.

problem-internal-title = Errore nostro
problem-internal-detail = Qualcosa è andato storto da parte nostra. Riprova.

problem-cross-site-title = Usa la nostra pagina
problem-cross-site-detail = Questa richiesta arriva da un altro sito. Apri la nostra pagina e tocca il pulsante lì.

problem-text-not-found-title = Nessun testo in questa lingua
problem-text-not-found-detail = La campagna non ha un testo in questa lingua.

problem-text-needed-title = Questo testo deve restare
problem-text-needed-detail = Tutte le altre lingue lo usano come riserva. Riscrivilo, invece di toglierlo.

problem-challenge-required-title = Prima una breve verifica
problem-challenge-required-detail = Dimostra di essere una persona e non un programma, poi riprova.

problem-challenge-failed-title = La verifica non è riuscita
problem-challenge-failed-detail = Ripetila, per favore: ognuna vale una volta sola e solo per pochi minuti.
