campaign-not-open-title = Ще не відкрито
campaign-not-open-detail =
    { $seconds ->
        [0] Почнеться будь-якої миті.
        [one] Почнеться через { $seconds } секунду.
        [few] Почнеться через { $seconds } секунди.
        [many] Почнеться через { $seconds } секунд.
       *[other] Почнеться через { $seconds } секунди.
    }
campaign-not-open-later-detail = Початок: { $opens_at }. Залишилося: { $left }.
campaign-not-open-undated-detail = Час початку буде оголошено.
campaign-paused-title = Коротка перерва
campaign-paused-detail = Нічого не втрачено: усе, що залишилося, на місці. Повертайтеся незабаром.
campaign-paused-reason-detail = Нічого не втрачено: усе, що залишилося, на місці. Причина: { $reason }
campaign-closed-title = Усе закінчилося
campaign-closed-detail = Ця акція завершилася. Дякуємо, що завітали!
campaign-not-eligible-title = Недоступно у вашій країні
campaign-not-eligible-detail = На жаль, ця акція не діє в країні вашого облікового запису.
account-blocked-title = Цей обліковий запис не може брати участь
account-blocked-detail = Його заблоковано. Якщо ви вважаєте, що це помилка, зверніться до служби підтримки.
campaign-supply =
    { $supply ->
        [one] До роздачі: { $supply } штука
        [few] До роздачі: { $supply } штуки
        [many] До роздачі: { $supply } штук
       *[other] До роздачі: { $supply } штуки
    }
campaign-remaining =
    { $remaining ->
        [0] Нічого не залишилося
        [one] Залишилася { $remaining } штука
        [few] Залишилося { $remaining } штуки
        [many] Залишилося { $remaining } штук
       *[other] Залишилося { $remaining } штуки
    }
