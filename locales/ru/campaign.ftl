campaign-not-open-title = Ещё не началось
campaign-not-open-detail =
    { $seconds ->
        [0] Вот-вот начнём.
        [one] Начнём через { $seconds } секунду.
        [few] Начнём через { $seconds } секунды.
        [many] Начнём через { $seconds } секунд.
       *[other] Начнём через { $seconds } секунды.
    }
campaign-not-open-later-detail = Начало: { $opens_at }. Осталось: { $left }.
campaign-not-open-undated-detail = О времени начала сообщим позже.
campaign-paused-title = Небольшой перерыв
campaign-paused-detail = Ничего не пропало: всё, что осталось, на месте. Загляните попозже.
campaign-paused-reason-detail = Ничего не пропало: всё, что осталось, на месте. Причина: { $reason }
campaign-closed-title = Акция закончилась
campaign-closed-detail = Эта акция завершена. Спасибо, что были с нами!
campaign-not-eligible-title = Недоступно в вашей стране
campaign-not-eligible-detail = К сожалению, эта акция не проводится в стране вашего аккаунта.
account-too-new-title = Этот аккаунт слишком новый
account-too-new-detail = К сожалению, эта акция только для аккаунтов, созданных раньше.
account-blocked-title = С этого аккаунта участвовать нельзя
account-blocked-detail = Аккаунт заблокирован. Если, по-вашему, это ошибка, напишите в поддержку.
campaign-supply =
    { $supply ->
        [one] Раздаём { $supply } штуку
        [few] Раздаём { $supply } штуки
        [many] Раздаём { $supply } штук
       *[other] Раздаём { $supply } штуки
    }
campaign-remaining =
    { $remaining ->
        [0] Ничего не осталось
        [one] Осталась { $remaining } штука
        [few] Осталось { $remaining } штуки
        [many] Осталось { $remaining } штук
       *[other] Осталось { $remaining } штуки
    }
