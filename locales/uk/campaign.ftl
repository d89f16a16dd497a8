campaign-not-open-title = Ще не почалося
campaign-not-open-detail =
    { $seconds ->
        [0] Почнеться будь-якої миті.
        [one] Почнеться через { $seconds } секунду.
        [few] Почнеться через { $seconds } секунди.
        [many] Почнеться через { $seconds } секунд.
       *[other] Почнеться через { $seconds } секунди.
    }
campaign-not-open-later-detail = Початок: { $opens_at }. Залишилося: { $left }.
campaign-not-open-undated-detail = Про час початку повідомимо згодом.
campaign-paused-title = Коротка перерва
campaign-paused-detail = Нічого не втрачено: усе, що залишилося, на місці. Завітайте трохи згодом.
campaign-paused-reason-detail = Нічого не втрачено: усе, що залишилося, на місці. Причина: { $reason }
campaign-closed-title = Акція закінчилася
campaign-closed-detail = Ця акція вже завершилася. Дякуємо, що були з нами!
campaign-not-eligible-title = Недоступно у вашій країні
campaign-not-eligible-detail = На жаль, ця акція не діє в країні вашого облікового запису.
account-too-new-title = Цей обліковий запис занадто новий
account-too-new-detail = На жаль, ця акція лише для облікових записів, створених раніше.
account-blocked-title = З цього облікового запису взяти участь не можна
account-blocked-detail = Обліковий запис заблоковано. Якщо, на вашу думку, це помилка, зверніться до служби підтримки.
campaign-supply =
    { $supply ->
        [one] Роздаємо { $supply } штуку
        [few] Роздаємо { $supply } штуки
        [many] Роздаємо { $supply } штук
       *[other] Роздаємо { $supply } штуки
    }
campaign-remaining =
    { $remaining ->
        [0] Нічого не залишилося
        [one] Залишилася { $remaining } штука
        [few] Залишилося { $remaining } штуки
        [many] Залишилося { $remaining } штук
       *[other] Залишилося { $remaining } штуки
    }
