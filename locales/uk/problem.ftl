problem-unauthorized-title = Увійдіть, будь ласка
problem-unauthorized-detail = Нам треба знати, хто ви. Увійдіть і спробуйте ще раз.

problem-invalid-token-title = Увійдіть, будь ласка, знову
problem-invalid-token-detail = Ваш сеанс уже недійсний. Увійдіть знову й спробуйте ще раз.

problem-pass-expired-title = Термін дії вашої перепустки минув
problem-pass-expired-detail = Отримайте нову перепустку й спробуйте ще раз.

problem-invalid-pass-title = Ця перепустка недійсна
problem-invalid-pass-detail = Отримайте нову перепустку й спробуйте ще раз.

problem-not-found-title = Тут нічого немає
problem-not-found-detail = За цією адресою нічого немає.

problem-campaign-not-found-title = Ми не знайшли такої акції
problem-campaign-not-found-detail = Перевірте, будь ласка, посилання.

problem-claim-not-found-title = Ще нічого не отримано
problem-claim-not-found-detail = З цього облікового запису тут ще нічого не отримували.

problem-method-not-allowed-title = Тут так не можна
problem-method-not-allowed-detail = Ця адреса не приймає такий метод.

problem-too-large-title = Завеликий запит
problem-too-large-detail = Запит перевищує дозволений розмір.

problem-unsupported-media-type-title = Неправильний формат
problem-unsupported-media-type-detail = Надішліть, будь ласка, запит у форматі JSON.

problem-malformed-json-title = Запит не читається
problem-malformed-json-detail = У запиті некоректний JSON.

problem-invalid-request-title = Щось не так
problem-invalid-request-detail = Перевірте, будь ласка, це поле: { $field }.

problem-quantity-not-supported-title = По одній штуці
problem-quantity-not-supported-detail = Можна отримати одну штуку, не більше.

problem-key-invalid-title = Ключ не підходить
problem-key-invalid-detail = Idempotency-Key має містити від 1 до 128 символів.

problem-too-many-requests-title = Не так швидко
problem-too-many-requests-detail = Забагато спроб. Зачекайте трохи й спробуйте ще раз.

problem-overloaded-title = Оце так натовп!
problem-overloaded-detail =
    { $seconds ->
        [one] Зараз тут дуже багато людей. Спробуйте ще раз через { $seconds } секунду.
        [few] Зараз тут дуже багато людей. Спробуйте ще раз через { $seconds } секунди.
        [many] Зараз тут дуже багато людей. Спробуйте ще раз через { $seconds } секунд.
       *[other] Зараз тут дуже багато людей. Спробуйте ще раз через { $seconds } секунди.
    }

problem-outcome-unknown-title = Ми ще не знаємо
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Спробуйте ще раз із тим самим ключем через { $seconds } секунду: двох штук ви не отримаєте, але й місця в черзі не втратите.
        [few] Спробуйте ще раз із тим самим ключем через { $seconds } секунди: двох штук ви не отримаєте, але й місця в черзі не втратите.
        [many] Спробуйте ще раз із тим самим ключем через { $seconds } секунд: двох штук ви не отримаєте, але й місця в черзі не втратите.
       *[other] Спробуйте ще раз із тим самим ключем через { $seconds } секунди: двох штук ви не отримаєте, але й місця в черзі не втратите.
    }

problem-unavailable-title = Скоро повернемося
problem-unavailable-detail =
    { $seconds ->
        [one] Зараз щось не працює. Спробуйте ще раз через { $seconds } секунду.
        [few] Зараз щось не працює. Спробуйте ще раз через { $seconds } секунди.
        [many] Зараз щось не працює. Спробуйте ще раз через { $seconds } секунд.
       *[other] Зараз щось не працює. Спробуйте ще раз через { $seconds } секунди.
    }

problem-timeout-title = Надто довго
problem-timeout-detail = Спробуйте ще раз із тим самим ключем: двох штук ви не отримаєте.

problem-internal-title = Наша помилка
problem-internal-detail = У нас щось пішло не так. Спробуйте, будь ласка, ще раз.

problem-cross-site-title = Скористайтеся нашою сторінкою
problem-cross-site-detail = Запит надійшов з іншого сайту. Відкрийте нашу сторінку й натисніть кнопку там.

problem-text-not-found-title = Немає тексту цією мовою
problem-text-not-found-detail = В акції немає тексту цією мовою.

problem-text-needed-title = Цей текст має залишитися
problem-text-needed-detail = Він потрібен для всіх інших мов. Не видаляйте його, а напишіть наново.

problem-challenge-required-title = Спершу коротка перевірка
problem-challenge-required-detail = Покажіть, що ви людина, а не програма, і спробуйте ще раз.

problem-challenge-failed-title = Перевірка не вдалася
problem-challenge-failed-detail = Пройдіть її, будь ласка, ще раз: кожна зараховується один раз і діє лише кілька хвилин.
