campaign-not-open-title = Ещё не открыто
campaign-not-open-detail =
    { $seconds ->
        [0] Вот-вот начнём.
        [one] Начнём через { $seconds } секунду.
        [few] Начнём через { $seconds } секунды.
        [many] Начнём через { $seconds } секунд.
       *[other] Начнём через { $seconds } секунды.
    }
campaign-not-open-later-detail = Начало: { $opens_at }. Осталось: { $left }.
campaign-not-open-undated-detail = Время начала мы объявим.
campaign-paused-title = Небольшой перерыв
campaign-paused-detail = Ничего не пропало: всё, что осталось, на месте. Загляните попозже.
campaign-paused-reason-detail = Ничего не пропало: всё, что осталось, на месте. Причина: { $reason }
campaign-closed-title = Всё закончилось
campaign-closed-detail = Эта акция завершена. Спасибо, что пришли!
campaign-not-eligible-title = Недоступно в вашей стране
campaign-not-eligible-detail = К сожалению, эта акция не проводится в стране вашего аккаунта.
account-blocked-title = Этот аккаунт не может участвовать
account-blocked-detail = Он заблокирован. Если вы считаете, что это ошибка, напишите в поддержку.
campaign-supply =
    { $supply ->
        [one] Раздаём: { $supply } штука
        [few] Раздаём: { $supply } штуки
        [many] Раздаём: { $supply } штук
       *[other] Раздаём: { $supply } штуки
    }
campaign-remaining =
    { $remaining ->
        [0] Ничего не осталось
        [one] Осталась { $remaining } штука
        [few] Осталось { $remaining } штуки
        [many] Осталось { $remaining } штук
       *[other] Осталось { $remaining } штуки
    }
