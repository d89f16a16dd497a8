problem-unauthorized-title = Войдите, пожалуйста
problem-unauthorized-detail = Нам нужно знать, кто вы. Войдите и попробуйте ещё раз.

problem-invalid-token-title = Войдите, пожалуйста, снова
problem-invalid-token-detail = Ваш сеанс больше не действителен. Войдите снова и попробуйте ещё раз.

problem-pass-expired-title = Срок действия вашего пропуска истёк
problem-pass-expired-detail = Получите новый пропуск и попробуйте ещё раз.

problem-invalid-pass-title = Этот пропуск недействителен
problem-invalid-pass-detail = Получите новый пропуск и попробуйте ещё раз.

problem-not-found-title = Здесь ничего нет
problem-not-found-detail = По этому адресу ничего нет.

problem-campaign-not-found-title = Мы не нашли такую акцию
problem-campaign-not-found-detail = Проверьте, пожалуйста, ссылку.

problem-claim-not-found-title = Пока ничего не получено
problem-claim-not-found-detail = С этого аккаунта здесь ещё ничего не получали.

problem-method-not-allowed-title = Здесь так нельзя
problem-method-not-allowed-detail = Этот адрес не принимает такой метод.

problem-too-large-title = Слишком большой запрос
problem-too-large-detail = Запрос превышает допустимый размер.

problem-unsupported-media-type-title = Неверный формат
problem-unsupported-media-type-detail = Отправьте, пожалуйста, запрос в формате JSON.

problem-malformed-json-title = Запрос не читается
problem-malformed-json-detail = В запросе некорректный JSON.

problem-invalid-request-title = Что-то не так
problem-invalid-request-detail = Проверьте, пожалуйста, это поле: { $field }.

problem-quantity-not-supported-title = По одной штуке
problem-quantity-not-supported-detail = Можно получить одну штуку, не больше.

problem-key-invalid-title = Ключ не подходит
problem-key-invalid-detail = Длина Idempotency-Key должна быть от 1 до 128 символов.

problem-too-many-requests-title = Не так быстро
problem-too-many-requests-detail = Слишком много попыток. Подождите немного и попробуйте ещё раз.

problem-overloaded-title = Вот это толпа!
problem-overloaded-detail =
    { $seconds ->
        [one] Сейчас здесь очень много людей. Попробуйте ещё раз через { $seconds } секунду.
        [few] Сейчас здесь очень много людей. Попробуйте ещё раз через { $seconds } секунды.
        [many] Сейчас здесь очень много людей. Попробуйте ещё раз через { $seconds } секунд.
       *[other] Сейчас здесь очень много людей. Попробуйте ещё раз через { $seconds } секунды.
    }

problem-outcome-unknown-title = Мы пока не знаем
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Попробуйте ещё раз с тем же ключом через { $seconds } секунду: двух штук вы не получите, но и место в очереди не потеряете.
        [few] Попробуйте ещё раз с тем же ключом через { $seconds } секунды: двух штук вы не получите, но и место в очереди не потеряете.
        [many] Попробуйте ещё раз с тем же ключом через { $seconds } секунд: двух штук вы не получите, но и место в очереди не потеряете.
       *[other] Попробуйте ещё раз с тем же ключом через { $seconds } секунды: двух штук вы не получите, но и место в очереди не потеряете.
    }

problem-unavailable-title = Скоро вернёмся
problem-unavailable-detail =
    { $seconds ->
        [one] Сейчас что-то не работает. Попробуйте ещё раз через { $seconds } секунду.
        [few] Сейчас что-то не работает. Попробуйте ещё раз через { $seconds } секунды.
        [many] Сейчас что-то не работает. Попробуйте ещё раз через { $seconds } секунд.
       *[other] Сейчас что-то не работает. Попробуйте ещё раз через { $seconds } секунды.
    }

problem-timeout-title = Слишком долго
problem-timeout-detail = Попробуйте ещё раз с тем же ключом: двух штук вы не получите.

problem-internal-title = Наша ошибка
problem-internal-detail = У нас что-то пошло не так. Попробуйте, пожалуйста, ещё раз.

problem-cross-site-title = Воспользуйтесь нашей страницей
problem-cross-site-detail = Запрос пришёл с другого сайта. Откройте нашу страницу и нажмите кнопку там.

problem-text-not-found-title = Нет текста на этом языке
problem-text-not-found-detail = У акции нет текста на этом языке.

problem-text-needed-title = Этот текст должен остаться
problem-text-needed-detail = Он нужен для всех остальных языков. Не удаляйте его, а напишите заново.

problem-challenge-required-title = Сначала короткая проверка
problem-challenge-required-detail = Покажите, что вы человек, а не программа, и попробуйте ещё раз.

problem-challenge-failed-title = Проверка не удалась
problem-challenge-failed-detail = Пройдите её, пожалуйста, ещё раз: каждая засчитывается один раз и действует лишь несколько минут.
