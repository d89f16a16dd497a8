claim-granted-title = Це ваше!
claim-granted-detail = { $title }: одна штука ваша. Ваш номер: { $ticket } ({ $region }).

claim-already-title = Ви вже отримали своє
claim-already-detail = { $title }: по одній на людину, і ваша нікуди не дінеться. Ваш номер: { $ticket } ({ $region }).

claim-sold-out-title = Усе розібрали
claim-sold-out-detail =
    { $supply ->
        [1] Єдину штуку вже забрали. Перепрошуємо!
        [one] Розібрали все: { $supply } штука. Перепрошуємо!
        [few] Розібрали все: { $supply } штуки. Перепрошуємо!
        [many] Розібрали все: { $supply } штук. Перепрошуємо!
       *[other] Розібрали все: { $supply } штуки. Перепрошуємо!
    }

claim-wait-title = Майже все розібрали
claim-wait-detail =
    { $seconds ->
        [one] Щось іще може повернутися. Спитайте знову через { $seconds } секунду.
        [few] Щось іще може повернутися. Спитайте знову через { $seconds } секунди.
        [many] Щось іще може повернутися. Спитайте знову через { $seconds } секунд.
       *[other] Щось іще може повернутися. Спитайте знову через { $seconds } секунди.
    }

claim-released-title = Ви повернули своє
claim-released-detail = Воно знову доступне іншим. З одного облікового запису можна отримати лише раз.

claim-expired-title = Час вийшов
claim-expired-detail = Те, що ми відклали для вас, знову доступне іншим. З одного облікового запису можна отримати лише раз.

claim-reference = Код звернення: { $reference }
