### Words for the team alone.

problem-forbidden-title = Недоступно для вашої ролі
problem-forbidden-detail = Для цього потрібна роль { $role } або вища.

problem-out-of-scope-title = Ваш токен не для цього
problem-out-of-scope-detail = Ваш токен діє лише для певних акцій або регіонів, і це до них не належить.
order-unknown-detail = Поки невідомо, чи це виконано. Спершу перевірте, а потім спробуйте ще раз. Поповнення або переміщення з тим самим id виконується лише один раз.

problem-operator-not-found-title = Такого оператора немає
problem-operator-not-found-detail = Немає оператора з таким id і чинним токеном.

ops-title = { $title } · Панель оператора
ops-name = Панель оператора
ops-seen-from = Сервер регіону { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Вийти
ops-sign-in-title = Вхід
ops-sign-in-detail = Вставте свій токен оператора. Він залишиться в цьому браузері, доки ви не вийдете або не закриєте браузер.
ops-token = Токен оператора
ops-sign-in-button = Увійти
ops-token-refused = Цей токен не підходить. Можливо, його відкликано або термін його дії минув.
ops-token-unknown = Зараз не вдається дізнатися в бази даних, чий це токен. Спробуйте ще раз трохи згодом.
ops-campaigns = Акції
ops-no-campaign-title = Акцій ще немає
ops-no-campaign-detail = Створіть першу командою «largesse campaign create», і вона з’явиться тут.

ops-number = { $value }
ops-per-second = { $value }/с
ops-per-minute = { $value }/хв
ops-millis = { $value } мс
ops-span = { $span }
ops-ago = (минуло: { $span })
ops-now = зараз
ops-minutes-ago = { $value } хв тому
ops-unknown = –

ops-live = На зв’язку
ops-stale-title = База даних не відповідає
ops-stale-detail = Тут показано, як усе було, коли вона відповідала востаннє. Щойно вона повернеться, люди знову отримуватимуть відповіді.
ops-nothing-title = Ще нічого не відомо
ops-nothing-detail = База даних ще жодного разу не відповіла цьому серверу. Щойно відповість, сторінка заповниться сама.
ops-offline = Зв’язок із цим сервером втрачено. Пробуємо знову…

ops-state-draft = Не запущено
ops-state-scheduled = Почнеться сама
ops-state-open = Триває
ops-state-paused = Призупинено
ops-state-closed = Завершено
ops-state-sold-out = Усе розібрали
ops-frozen = Переміщення зупинено
ops-opens-in = До початку:
ops-closes-at = Завершення: { $when }

ops-supply = Усього штук
ops-granted = Видано
ops-held = Відкладено
ops-remaining = Залишилося
ops-rate = Видача
ops-time-left = До кінця за такого темпу
ops-attempts = Запити
ops-granted-share = Видано { $percent } %

ops-regions = Регіони
ops-region = Регіон
ops-health = Стан
ops-answers = Час відповіді (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Сервери
ops-servers-value = Готово: { $ready } з { $all }
ops-heard = Останній сигнал
ops-first-dry = Спорожніє першим
ops-dry = Порожньо: запити йдуть до інших регіонів
ops-health-good = Усе гаразд
ops-health-draining = Звільняється
ops-health-gone = Виведено з роботи
ops-health-none = Немає серверів
ops-health-silent = Сервери мовчать
ops-health-not-ready = Готові не всі
ops-health-errors = Помилки у відповідях
ops-health-slow = Відповіді повільні

ops-chart-rates = Останні 15 хвилин: запити й видача
ops-chart-latency = Останні 15 хвилин: час відповіді
ops-chart-rates-now = Зараз запити: { $attempts }, видача: { $granted }. У таблиці нижче є кожна хвилина.
ops-chart-latency-now = Зараз одна відповідь зі ста триває { $slow } або довше. У таблиці нижче є кожна хвилина.
ops-line-attempts = Запити (ліва вісь)
ops-line-granted = Видача (права вісь)
ops-line-p50 = Половина відповідей
ops-line-p99 = Одна зі ста, найповільніший регіон
ops-line-round-trip = У базі даних
ops-line-pool = Очікування з’єднання
ops-chart-empty = Перші точки з’являться за кілька секунд.
ops-as-table = У вигляді таблиці
ops-when = Коли

ops-why = На що чекають відповіді
ops-why-fine = Відповіді швидкі. Чекати ні на що не доводиться.
ops-why-quiet = Зараз запитів немає.
ops-why-retries = Регіон { $region } відповідає повільно: операції в базі заважають одна одній, і їх доводиться повторювати.
ops-why-database = Регіон { $region } відповідає повільно: найбільше часу забирає база даних.
ops-why-connections = Регіон { $region } відповідає повільно: запити чекають на вільне з’єднання з базою даних.
ops-why-server = Регіон { $region } відповідає повільно: справа не в базі даних і не в з’єднаннях, зайняті його сервери.
ops-p50 = Половина відповідей за
ops-p99 = 99 зі 100 відповідей за
ops-round-trip = У базі даних (p99)
ops-pool-wait = Очікування з’єднання (p99)
ops-connections = Зайнято з’єднань
ops-connections-value = { $used } з { $most }
ops-retries = Повтори операцій у базі
ops-errors = Відповіді з помилкою
ops-queue = Чекають на рішення

ops-books = Облік
ops-books-good = Усе сходиться
ops-books-bad =
    { $findings ->
        [one] { $findings } розбіжність
        [few] { $findings } розбіжності
        [many] { $findings } розбіжностей
       *[other] { $findings } розбіжності
    }
ops-books-what = Кожну з них назве «largesse audit». Якщо облік акції не сходиться, вона призупиняється сама.
ops-books-unknown = Ще не перевіряли
ops-books-checked = Перевірено

ops-languages = Мови відповідей
ops-languages-none = Ще нікому не відповідали.

ops-moves = Переміщення
ops-moves-none = Ще нічого не переміщували.
ops-move =
    { $amount ->
        [one] { $amount } штука з { $from } до { $to }
        [few] { $amount } штуки з { $from } до { $to }
        [many] { $amount } штук з { $from } до { $to }
       *[other] { $amount } штуки з { $from } до { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } штука всередині регіону { $region }
        [few] { $amount } штуки всередині регіону { $region }
        [many] { $amount } штук усередині регіону { $region }
       *[other] { $amount } штуки всередині регіону { $region }
    }
ops-reason-ahead = Регіон { $to } скоро спорожнів би. Темп: { $rate }, до кінця залишалося: { $left }.
ops-reason-ahead-quiet = Регіон { $to } отримує свою частку заздалегідь, доки люди не прийшли.
ops-reason-floor = У регіоні { $to } було менше за мінімум.
ops-reason-drain = Регіон { $from } звільняється й віддає свої штуки.
ops-reason-idle = Регіон { $from } не встиг би роздати їх до кінця акції.
ops-reason-borrow = Люди чекали біля сервера, на якому штуки добігали кінця.
ops-reason-order = Вручну: { $words }
ops-reason-other = { $words }

ops-actions = Що можна зробити
ops-actions-none = Ваша роль дозволяє лише переглядати. Запускати, призупиняти й поповнювати може оператор.
ops-actions-idle = Зараз тут нічого робити.

ops-open = Запустити
ops-open-detail = Видача почнеться у призначений час або відразу, якщо він уже минув.
ops-open-now = Запустити зараз, не чекаючи призначеного часу
ops-open-button = Запустити акцію

ops-pause = Призупинити
ops-pause-detail = Доки ви не відновите акцію, ніхто нічого не отримає, але нічого й не пропаде. Причину кожен прочитає найближчою для себе мовою з тих, якими ви її напишете.
ops-language = Мова
ops-reason = Причина
ops-reason-shown = Причина, яку побачать люди
ops-pause-button = Призупинити акцію

ops-resume = Відновити
ops-resume-detail = Видача знову піде всюди, приблизно за секунду.
ops-resume-button = Відновити акцію

ops-restock = Поповнити
ops-restock-detail = Додає штуки до запасу. Якщо все вже розібрали, акція продовжиться сама. Забрати штуки назад не можна.
ops-amount = Скільки штук додати
ops-restock-region = Куди додати
ops-restock-anywhere = будь-який регіон: їх перемістять туди, де є запити
ops-restock-button = Додати ці штуки

ops-freeze = Зупинити переміщення
ops-freeze-detail = Система більше не переміщатиме штуки заздалегідь. Ті, хто чекає в спорожнілому регіоні, усе одно отримають те, що залишилося в інших.
ops-freeze-button = Зупинити переміщення

ops-unfreeze = Дозволити переміщення
ops-unfreeze-detail = Система заздалегідь переміщатиме штуки туди, де вони знадобляться.
ops-unfreeze-button = Знову дозволити переміщення

ops-close = Завершити назавжди
ops-close-detail = Акція закінчиться, і запустити її знову буде неможливо. У кого штука вже є, у тих вона й залишиться.
ops-close-button = Завершити акцію назавжди

ops-drain = Звільнити регіон
ops-drain-detail = Регіон віддасть іншим усі свої штуки, рівно до нуля, і нових не отримає. Його сервери й далі відповідатимуть.
ops-drain-button = Звільнити цей регіон

ops-done = Готово: «{ $what }».
ops-not-done = Не вдалося: «{ $what }»

problem-account-not-found-title = Такого облікового запису немає
problem-account-not-found-detail = Облікового запису з таким id тут немає. Так буває і з тими, чиї дані видалено.
problem-account-in-campaign-title = Цей обліковий запис іще потрібен акції
problem-account-in-campaign-detail = Доки не завершено акцію { $campaign }, цей обліковий запис може брати в ній участь, або за ним уже є штука. Спробуйте ще раз, коли акція завершиться.
problem-account-kept-out-title = Акція ще не допускає цей обліковий запис
problem-account-kept-out-detail = Обліковий запис заблоковано. Якщо видалити його зараз, та сама людина зможе повернутися з новим, доки не завершено акцію { $campaign }. Спробуйте ще раз, коли вона завершиться, або розблокуйте обліковий запис.
problem-account-may-have-pass-title = У цього облікового запису ще може бути перепустка
problem-account-may-have-pass-detail = У перепустці вказано домашній регіон. Заблокуйте обліковий запис: заблоковані перепусток не отримують. Через { $minutes } хв спробуйте ще раз, а після перенесення розблокуйте його.
problem-claim-over-title = Повертати нічого
problem-claim-over-detail = Цю штуку вже повернули, або її час вийшов раніше.

problem-region-not-found-title = Такого регіону немає
problem-region-not-found-detail = У цій системі немає регіону з такою назвою.

conflict-title = Зараз так не можна
conflict-state = Стан акції: { $state }. У цьому стані так зробити не можна.
conflict-window = Роздача вже почалася: час початку більше не змінити.
conflict-over = Час завершення акції вже минув: спершу перенесіть його.
conflict-exists = Акція з такою назвою вже є.
conflict-operator = Оператор із таким id уже є, а токен показують лише один раз. Якщо його втрачено, відкличте його й додайте оператора з новим id.
conflict-leaving = Регіон звільняється або вже виведений із роботи: перемістити туди штуки не можна.
conflict-no-row = В акції немає такого лічильника, або обидва лічильники однакові.
conflict-nothing-moved = Нічого не переміщено: там, звідки їх беруть, зайвих штук немає.
conflict-last-region = Інших активних регіонів немає: прийняти штуки нікому.
conflict-has-units = Регіон не звільняється, або в ньому ще є штуки: спершу звільніть його.
conflict-not-in-database = База даних не знає цього регіону й не може його додати: у ньому мають працювати її вузли, а роль має бути її власником. Нічого не змінено.
