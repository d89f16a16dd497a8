claim-granted-title = Это ваше!
claim-granted-detail = { $title }: одна штука ваша. Ваш номер: { $ticket } ({ $region }).

claim-already-title = Вы своё уже получили
claim-already-detail = { $title }: по одной на человека, и ваша никуда не денется. Ваш номер: { $ticket } ({ $region }).

claim-sold-out-title = Всё разобрали
claim-sold-out-detail =
    { $supply ->
        [1] Единственную штуку уже забрали. Нам очень жаль!
        [one] Разобрали всё: { $supply } штука. Нам очень жаль!
        [few] Разобрали всё: { $supply } штуки. Нам очень жаль!
        [many] Разобрали всё: { $supply } штук. Нам очень жаль!
       *[other] Разобрали всё: { $supply } штуки. Нам очень жаль!
    }

claim-wait-title = Почти всё разобрали
claim-wait-detail =
    { $seconds ->
        [one] Что-то ещё может вернуться. Спросите снова через { $seconds } секунду.
        [few] Что-то ещё может вернуться. Спросите снова через { $seconds } секунды.
        [many] Что-то ещё может вернуться. Спросите снова через { $seconds } секунд.
       *[other] Что-то ещё может вернуться. Спросите снова через { $seconds } секунды.
    }

claim-released-title = Вы вернули своё
claim-released-detail = Оно снова доступно другим. С одного аккаунта можно получить только один раз.

claim-expired-title = Время вышло
claim-expired-detail = То, что мы отложили для вас, снова доступно другим. С одного аккаунта можно получить только один раз.

claim-reference = Код обращения: { $reference }
