### Words for the team alone.

problem-forbidden-title = Недоступно для вашей роли
problem-forbidden-detail = Для этого нужна роль { $role } или выше.

problem-out-of-scope-title = Ваш токен не для этого
problem-out-of-scope-detail = Ваш токен действует только для некоторых акций или регионов, и это к ним не относится.
order-unknown-detail = Пока неизвестно, выполнено ли это. Сначала проверьте, потом попробуйте ещё раз. Пополнение или перемещение с тем же id выполняется только один раз.

problem-operator-not-found-title = Такого оператора нет
problem-operator-not-found-detail = Нет оператора с таким id и действующим токеном.

ops-title = { $title } · Панель оператора
ops-name = Панель оператора
ops-seen-from = Сервер региона { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = Выйти
ops-sign-in-title = Вход
ops-sign-in-detail = Вставьте свой токен оператора. Он останется в этом браузере, пока вы не выйдете или не закроете браузер.
ops-token = Токен оператора
ops-sign-in-button = Войти
ops-token-refused = Этот токен не подходит. Возможно, его отозвали или срок его действия истёк.
ops-token-unknown = Сейчас не удаётся узнать у базы данных, чей это токен. Попробуйте ещё раз чуть позже.
ops-campaigns = Акции
ops-no-campaign-title = Акций пока нет
ops-no-campaign-detail = Создайте первую командой «largesse campaign create», и она появится здесь.

ops-number = { $value }
ops-per-second = { $value }/с
ops-per-minute = { $value }/мин
ops-millis = { $value } мс
ops-span = { $span }
ops-ago = (прошло: { $span })
ops-now = сейчас
ops-minutes-ago = { $value } мин назад
ops-unknown = –

ops-live = На связи
ops-stale-title = База данных не отвечает
ops-stale-detail = Здесь показано, как всё было, когда она отвечала в последний раз. Как только она вернётся, люди снова начнут получать ответы.
ops-nothing-title = Пока ничего не известно
ops-nothing-detail = База данных ещё ни разу не ответила этому серверу. Как только ответит, страница заполнится сама.
ops-offline = Связь с этим сервером потеряна. Пробуем снова…

ops-state-draft = Не запущена
ops-state-scheduled = Начнётся сама
ops-state-open = Идёт
ops-state-paused = Приостановлена
ops-state-closed = Завершена
ops-state-sold-out = Всё разобрали
ops-frozen = Перемещение остановлено
ops-opens-in = До начала:
ops-closes-at = Окончание: { $when }

ops-supply = Всего штук
ops-granted = Выдано
ops-held = Отложено
ops-remaining = Осталось
ops-rate = Выдача
ops-time-left = До конца при таком темпе
ops-attempts = Запросы
ops-granted-share = Выдано { $percent } %

ops-regions = Регионы
ops-region = Регион
ops-health = Состояние
ops-answers = Время ответа (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = Серверы
ops-servers-value = Готово: { $ready } из { $all }
ops-heard = Последний сигнал
ops-first-dry = Опустеет первым
ops-dry = Пусто: запросы идут в другие регионы
ops-health-good = В порядке
ops-health-draining = Освобождается
ops-health-gone = Выведен из работы
ops-health-none = Нет серверов
ops-health-silent = Серверы молчат
ops-health-not-ready = Готовы не все
ops-health-errors = Ошибки в ответах
ops-health-slow = Ответы медленные

ops-chart-rates = Последние 15 минут: запросы и выдача
ops-chart-latency = Последние 15 минут: время ответа
ops-chart-rates-now = Сейчас запросы: { $attempts }, выдача: { $granted }. В таблице ниже есть каждая минута.
ops-chart-latency-now = Сейчас один ответ из ста занимает { $slow } или дольше. В таблице ниже есть каждая минута.
ops-line-attempts = Запросы (левая ось)
ops-line-granted = Выдача (правая ось)
ops-line-p50 = Половина ответов
ops-line-p99 = Один из ста, самый медленный регион
ops-line-round-trip = В базе данных
ops-line-pool = Ожидание соединения
ops-chart-empty = Первые точки появятся через несколько секунд.
ops-as-table = В виде таблицы
ops-when = Когда

ops-why = Чего ждут ответы
ops-why-fine = Ответы быстрые. Ждать ничего не приходится.
ops-why-quiet = Сейчас запросов нет.
ops-why-retries = Регион { $region } отвечает медленно: операции в базе мешают друг другу, и их приходится повторять.
ops-why-database = Регион { $region } отвечает медленно: больше всего времени уходит на базу данных.
ops-why-connections = Регион { $region } отвечает медленно: запросы ждут свободного соединения с базой данных.
ops-why-server = Регион { $region } отвечает медленно: дело не в базе данных и не в соединениях, заняты его серверы.
ops-p50 = Половина ответов за
ops-p99 = 99 из 100 ответов за
ops-round-trip = В базе данных (p99)
ops-pool-wait = Ожидание соединения (p99)
ops-connections = Занято соединений
ops-connections-value = { $used } из { $most }
ops-retries = Повторы операций в базе
ops-errors = Ответы с ошибкой
ops-queue = Ждут решения

ops-books = Учёт
ops-books-good = Всё сходится
ops-books-bad =
    { $findings ->
        [one] { $findings } расхождение
        [few] { $findings } расхождения
        [many] { $findings } расхождений
       *[other] { $findings } расхождения
    }
ops-books-what = Каждое из них назовёт «largesse audit». Если учёт акции не сходится, она приостанавливается сама.
ops-books-unknown = Ещё не проверяли
ops-books-checked = Проверено

ops-languages = Языки ответов
ops-languages-none = Пока никому не отвечали.

ops-moves = Перемещения
ops-moves-none = Пока ничего не перемещали.
ops-move =
    { $amount ->
        [one] { $amount } штука из { $from } в { $to }
        [few] { $amount } штуки из { $from } в { $to }
        [many] { $amount } штук из { $from } в { $to }
       *[other] { $amount } штуки из { $from } в { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } штука внутри региона { $region }
        [few] { $amount } штуки внутри региона { $region }
        [many] { $amount } штук внутри региона { $region }
       *[other] { $amount } штуки внутри региона { $region }
    }
ops-reason-ahead = Регион { $to } скоро опустел бы. Темп: { $rate }, до конца оставалось: { $left }.
ops-reason-ahead-quiet = Регион { $to } получает свою долю заранее, пока люди не пришли.
ops-reason-floor = В регионе { $to } было меньше минимума.
ops-reason-drain = Регион { $from } освобождается и отдаёт свои штуки.
ops-reason-idle = Регион { $from } не успел бы раздать их до конца акции.
ops-reason-borrow = Люди ждали у сервера, на котором штуки подходили к концу.
ops-reason-order = Вручную: { $words }
ops-reason-other = { $words }

ops-actions = Что можно сделать
ops-actions-none = Ваша роль позволяет только смотреть. Запускать, приостанавливать и пополнять может оператор.
ops-actions-idle = Сейчас здесь делать нечего.

ops-open = Запустить
ops-open-detail = Выдача начнётся в назначенное время или сразу, если оно уже прошло.
ops-open-now = Запустить сейчас, не дожидаясь назначенного времени
ops-open-button = Запустить акцию

ops-pause = Приостановить
ops-pause-detail = Пока вы не возобновите акцию, никто ничего не получит, но ничего и не пропадёт. Причину каждый прочтёт на самом близком ему языке из тех, на которых вы её напишете.
ops-language = Язык
ops-reason = Причина
ops-reason-shown = Причина, которую увидят люди
ops-pause-button = Приостановить акцию

ops-resume = Возобновить
ops-resume-detail = Выдача снова пойдёт везде, примерно через секунду.
ops-resume-button = Возобновить акцию

ops-restock = Пополнить
ops-restock-detail = Добавляет штуки к запасу. Если всё уже разобрали, акция продолжится сама. Забрать штуки обратно нельзя.
ops-amount = Сколько штук добавить
ops-restock-region = Куда добавить
ops-restock-anywhere = любой регион: их переместят туда, где есть запросы
ops-restock-button = Добавить эти штуки

ops-freeze = Остановить перемещение
ops-freeze-detail = Система перестанет перемещать штуки заранее. Те, кто ждёт в опустевшем регионе, по-прежнему получат то, что осталось в других.
ops-freeze-button = Остановить перемещение

ops-unfreeze = Разрешить перемещение
ops-unfreeze-detail = Система будет заранее перемещать штуки туда, где они понадобятся.
ops-unfreeze-button = Снова разрешить перемещение

ops-close = Завершить навсегда
ops-close-detail = Акция закончится, и запустить её снова будет нельзя. У кого штука уже есть, у тех она и останется.
ops-close-button = Завершить акцию навсегда

ops-drain = Освободить регион
ops-drain-detail = Регион отдаст другим все свои штуки, ровно до нуля, и новых не получит. Его серверы продолжат отвечать.
ops-drain-button = Освободить этот регион

ops-done = Готово: «{ $what }».
ops-not-done = Не получилось: «{ $what }»

problem-account-not-found-title = Такого аккаунта нет
problem-account-not-found-detail = Аккаунта с таким id здесь нет. Так бывает и с теми, чьи данные удалены.
problem-account-in-campaign-title = Этот аккаунт ещё нужен акции
problem-account-in-campaign-detail = Пока не завершена акция { $campaign }, этот аккаунт может в ней участвовать, или за ним уже числится штука. Попробуйте ещё раз, когда акция завершится.
problem-account-kept-out-title = Акция ещё не допускает этот аккаунт
problem-account-kept-out-detail = Аккаунт заблокирован. Если удалить его сейчас, тот же человек сможет вернуться с новым, пока не завершена акция { $campaign }. Попробуйте ещё раз, когда она завершится, или разблокируйте аккаунт.
problem-account-may-have-pass-title = У этого аккаунта ещё может быть пропуск
problem-account-may-have-pass-detail = В пропуске указан домашний регион. Заблокируйте аккаунт: заблокированные пропусков не получают. Через { $minutes } мин попробуйте ещё раз, а когда аккаунт переедет, разблокируйте его.
problem-claim-over-title = Возвращать нечего
problem-claim-over-detail = Эту штуку уже вернули, или её время вышло раньше.

problem-region-not-found-title = Такого региона нет
problem-region-not-found-detail = В этой системе нет региона с таким именем.

conflict-title = Сейчас так нельзя
conflict-state = Состояние акции: { $state }. В этом состоянии так сделать нельзя.
conflict-window = Раздача уже началась: время начала больше не изменить.
conflict-over = Время окончания акции уже прошло: сначала перенесите его.
conflict-exists = Акция с таким именем уже есть.
conflict-operator = Оператор с таким id уже есть, а токен показывают только один раз. Если он потерян, отзовите его и добавьте оператора с новым id.
conflict-leaving = Регион освобождается или уже выведен из работы: переместить туда штуки нельзя.
conflict-no-row = У акции нет такого счётчика, или оба счётчика одинаковые.
conflict-nothing-moved = Ничего не перемещено: там, откуда их берут, лишних штук нет.
conflict-last-region = Других действующих регионов нет: принять штуки некому.
conflict-has-units = Регион не освобождается, или в нём ещё есть штуки: сначала освободите его.
conflict-not-in-database = База данных не знает этого региона и не может его добавить: в нём должны работать её узлы, а роль должна быть её владельцем. Ничего не изменено.
