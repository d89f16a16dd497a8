problem-unauthorized-title = Accedi, per favore
problem-unauthorized-detail = Dobbiamo sapere chi lo chiede. Accedi, poi riprova.

problem-invalid-token-title = Accedi di nuovo, per favore
problem-invalid-token-detail = Il tuo accesso non è più valido. Accedi di nuovo, poi riprova.

problem-pass-expired-title = Il tuo pass è scaduto
problem-pass-expired-detail = Richiedi un nuovo pass, poi riprova.

problem-invalid-pass-title = Questo pass non è valido
problem-invalid-pass-detail = Richiedi un nuovo pass, poi riprova.

problem-not-found-title = Qui non c’è niente
problem-not-found-detail = Non c’è niente a questo indirizzo.

problem-campaign-not-found-title = Non conosciamo questa campagna
problem-campaign-not-found-detail = Controlla il link, per favore.

problem-claim-not-found-title = Ancora nessuna richiesta
problem-claim-not-found-detail = Questo account non ha ancora richiesto nulla qui.

problem-method-not-allowed-title = Qui non si può fare
problem-method-not-allowed-detail = Questo indirizzo non accetta quel metodo.

problem-too-large-title = Troppo grande
problem-too-large-detail = La richiesta è più grande di quanto accettiamo.

problem-unsupported-media-type-title = Formato sbagliato
problem-unsupported-media-type-detail = Invia la richiesta in formato JSON, per favore.

problem-malformed-json-title = Richiesta illeggibile
problem-malformed-json-detail = La richiesta non è JSON valido.

problem-invalid-request-title = Qualcosa non va
problem-invalid-request-detail = Controlla questo campo, per favore: { $field }.

problem-quantity-not-supported-title = Uno alla volta
problem-quantity-not-supported-detail = Puoi richiederne uno, non di più.

problem-key-invalid-title = Chiave non utilizzabile
problem-key-invalid-detail = L’intestazione Idempotency-Key deve avere da 1 a 128 caratteri.

problem-too-many-requests-title = Non così in fretta
problem-too-many-requests-detail = Stai chiedendo troppo spesso. Aspetta un momento e riprova.

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
        [one] Chiedi di nuovo con la stessa chiave tra { $seconds } secondo: non ne riceverai due e non perderai il tuo posto.
        [many] Chiedi di nuovo con la stessa chiave tra { $seconds } di secondi: non ne riceverai due e non perderai il tuo posto.
       *[other] Chiedi di nuovo con la stessa chiave tra { $seconds } secondi: non ne riceverai due e non perderai il tuo posto.
    }

problem-unavailable-title = Torniamo subito
problem-unavailable-detail =
    { $seconds ->
        [one] In questo momento non funziona. Riprova tra { $seconds } secondo.
        [many] In questo momento non funziona. Riprova tra { $seconds } di secondi.
       *[other] In questo momento non funziona. Riprova tra { $seconds } secondi.
    }

problem-timeout-title = Ci è voluto troppo
problem-timeout-detail = Riprova con la stessa chiave: non ne riceverai due.

problem-internal-title = Errore nostro
problem-internal-detail = Qualcosa è andato storto da parte nostra. Riprova, per favore.

problem-cross-site-title = Usa la nostra pagina, per favore
problem-cross-site-detail = Questa richiesta arriva da un altro sito. Apri la nostra pagina e tocca il pulsante da lì.

problem-admin-off-title = L’amministrazione è disattivata
problem-admin-off-detail = Questo server non ha un token per gli amministratori.

problem-text-not-found-title = Nessun testo in questa lingua
problem-text-not-found-detail = La campagna non ha un testo in questa lingua.

problem-text-needed-title = Questo testo deve restare
problem-text-needed-detail = Tutte le altre lingue ricorrono a questo testo. Riscrivilo, invece di toglierlo.
