claim-granted-title = Це ваше!
claim-granted-detail = { $title }: вам дісталася одна штука. Ваш номер: { $ticket } ({ $region }).

claim-already-title = Одна у вас уже є
claim-already-detail = { $title }: по одній штуці на людину, і ваша нікуди не дінеться. Ваш номер: { $ticket } ({ $region }).

claim-sold-out-title = Усе розібрали
claim-sold-out-detail =
    { $supply ->
        [1] Єдину штуку вже забрали. Дуже шкода!
        [one] Розібрали все: { $supply } штука. Дуже шкода!
        [few] Розібрали все: { $supply } штуки. Дуже шкода!
        [many] Розібрали все: { $supply } штук. Дуже шкода!
       *[other] Розібрали все: { $supply } штуки. Дуже шкода!
    }

claim-wait-title = Майже все розібрали
claim-wait-detail =
    { $seconds ->
        [one] Кілька штук іще можуть повернутися. Спробуйте знову через { $seconds } секунду.
        [few] Кілька штук іще можуть повернутися. Спробуйте знову через { $seconds } секунди.
        [many] Кілька штук іще можуть повернутися. Спробуйте знову через { $seconds } секунд.
       *[other] Кілька штук іще можуть повернутися. Спробуйте знову через { $seconds } секунди.
    }

claim-released-title = Ви повернули свою штуку
claim-released-detail = Вона знову доступна іншим. З одного облікового запису отримати можна лише раз.

claim-expired-title = Час вийшов
claim-expired-detail = Відкладена для вас штука знову доступна іншим. З одного облікового запису отримати можна лише раз.

claim-reference = Код звернення: { $reference }
