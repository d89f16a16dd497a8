campaign-not-open-title = Non è ancora aperto
campaign-not-open-detail =
    { $seconds ->
        [0] Si comincia da un momento all’altro.
        [one] Si comincia tra { $seconds } secondo.
        [many] Si comincia tra { $seconds } di secondi.
       *[other] Si comincia tra { $seconds } secondi.
    }
campaign-not-open-later-detail = Apertura: { $opens_at }. Tempo rimanente: { $left }.
campaign-not-open-undated-detail = L’orario di apertura sarà annunciato.
campaign-paused-title = Breve pausa
campaign-paused-detail = Non si è perso nulla: quello che resta è ancora qui. Torna presto.
campaign-paused-reason-detail = Non si è perso nulla: quello che resta è ancora qui. Motivo: { $reason }
campaign-closed-title = Campagna conclusa
campaign-closed-detail = Questa campagna è terminata. Grazie per la visita!
campaign-not-eligible-title = Non disponibile nel tuo Paese
campaign-not-eligible-detail = Ci dispiace, questa campagna non è prevista nel Paese del tuo account.
account-too-new-title = Questo account è troppo recente
account-too-new-detail = Ci dispiace, questa campagna è riservata agli account che esistono da più tempo.
account-blocked-title = Questo account non può partecipare
account-blocked-detail = È stato bloccato. Se pensi che sia un errore, contatta l’assistenza.
campaign-supply =
    { $supply ->
        [one] Solo { $supply } pezzo in regalo
        [many] { $supply } di pezzi in regalo
       *[other] { $supply } pezzi in regalo
    }
campaign-remaining =
    { $remaining ->
        [0] Non ne resta nessuno
        [one] Ne resta solo { $remaining }
        [many] Restano { $remaining } di pezzi
       *[other] Ne restano { $remaining }
    }
