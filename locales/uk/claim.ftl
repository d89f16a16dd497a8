claim-granted-title = Це ваше!
claim-granted-detail = { $title }: одна одиниця ваша. Ваш номер: { $ticket } ({ $region }).

claim-already-title = Ви вже отримали своє
claim-already-detail = { $title }: по одній на людину, і ваша нікуди не дінеться. Ваш номер: { $ticket } ({ $region }).

claim-sold-out-title = Усе розібрали
claim-sold-out-detail =
    { $supply ->
        [1] Єдину одиницю вже віддано. Перепрошуємо!
        [one] Усю { $supply } одиницю вже роздано. Перепрошуємо!
        [few] Усі { $supply } одиниці вже роздано. Перепрошуємо!
        [many] Усі { $supply } одиниць уже роздано. Перепрошуємо!
       *[other] Усі { $supply } одиниці вже роздано. Перепрошуємо!
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
