campaign-not-open-title = Ainda não abriu
campaign-not-open-detail =
    { $seconds ->
        [0] Vai abrir a qualquer momento.
        [one] Abre em { $seconds } segundo.
        [many] Abre em { $seconds } de segundos.
       *[other] Abre em { $seconds } segundos.
    }
campaign-not-open-later-detail = Abertura: { $opens_at }. Tempo restante: { $left }.
campaign-not-open-undated-detail = O horário de abertura será anunciado.
campaign-paused-title = Uma pausa rápida
campaign-paused-detail = Nada se perdeu: o que restou continua aqui. Volte logo.
campaign-paused-reason-detail = Nada se perdeu: o que restou continua aqui. Motivo: { $reason }
campaign-closed-title = Acabou
campaign-closed-detail = Esta campanha terminou. Agradecemos a visita!
campaign-not-eligible-title = Indisponível no seu país
campaign-not-eligible-detail = Infelizmente, esta campanha não vale para o país da sua conta.
account-too-new-title = Esta conta é recente demais
account-too-new-detail = Infelizmente, esta campanha vale só para contas mais antigas.
account-blocked-title = Esta conta não pode participar
account-blocked-detail = Ela foi bloqueada. Se você acha que é um engano, fale com o suporte.
campaign-supply =
    { $supply ->
        [one] { $supply } unidade para distribuir
        [many] { $supply } de unidades para distribuir
       *[other] { $supply } unidades para distribuir
    }
campaign-remaining =
    { $remaining ->
        [0] Não sobrou nada
        [one] Só { $remaining } disponível
        [many] Ainda há { $remaining } de unidades
       *[other] Ainda há { $remaining }
    }
