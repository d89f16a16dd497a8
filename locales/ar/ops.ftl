### Words for the team alone.

problem-forbidden-title = دورك لا يسمح بذلك
problem-forbidden-detail = يتطلب هذا دور { $role } أو أعلى.

problem-out-of-scope-title = رمزك ليس لهذا
problem-out-of-scope-detail = رمزك مخصص لعروض أو مناطق معيّنة فقط، وهذا ليس منها.
order-unknown-detail = لا نعرف بعد إن كان هذا قد تم. تحقّق أولًا، ثم حاول مرة أخرى. زيادة الكمية أو النقل بالمعرّف نفسه يتم مرة واحدة فقط.

problem-operator-not-found-title = لا يوجد مشغّل كهذا
problem-operator-not-found-detail = لا يوجد مشغّل بهذا المعرّف يحمل رمزًا صالحًا.

ops-title = { $title } · العمليات
ops-name = العمليات
ops-seen-from = من منظور منطقة { $region }
ops-signed-in = { $name }، { $role }
ops-sign-out = تسجيل الخروج
ops-sign-in-title = تسجيل الدخول
ops-sign-in-detail = ألصق رمز المشغّل الخاص بك. يبقى في هذا المتصفح إلى أن تسجّل الخروج أو تغلقه.
ops-token = رمز المشغّل
ops-sign-in-button = تسجيل الدخول
ops-token-refused = هذا الرمز غير مقبول. ربما سُحب أو انتهت مدته.
ops-token-unknown = تعذّر سؤال قاعدة البيانات عن صاحب هذا الرمز. حاول مرة أخرى بعد لحظات.

ops-campaigns = العروض
ops-no-campaign-title = لا توجد عروض بعد
ops-no-campaign-detail = أنشئ أول عرض بالأمر «largesse campaign create» وسيظهر هنا.

ops-number = { $value }
ops-per-second = { $value }/ث
ops-per-minute = { $value }/د
ops-millis = { $value } ملي ث
ops-span = { $span }
ops-ago = منذ { $span }
ops-now = الآن
ops-minutes-ago = قبل { $value } د
ops-unknown = –

ops-live = مباشر
ops-stale-title = قاعدة البيانات لا ترد
ops-stale-detail = هذا هو الوضع عند آخر رد منها. سنعود إلى الرد على طلبات الحصص فور عودتها.
ops-nothing-title = لا معلومات بعد
ops-nothing-detail = لم ترد قاعدة البيانات منذ أول محاولة لهذا الخادم. ستمتلئ هذه الصفحة تلقائيًا فور ردها.
ops-offline = انقطع الاتصال بهذا الخادم. نعيد المحاولة…

ops-state-draft = لم يبدأ
ops-state-scheduled = يبدأ تلقائيًا
ops-state-open = متاح الآن
ops-state-paused = متوقف مؤقتًا
ops-state-closed = انتهى
ops-state-sold-out = نفدت الكمية
ops-frozen = نقل الحصص مجمّد

ops-opens-in = الوقت المتبقي حتى البدء
ops-closes-at = موعد الانتهاء: { $when }

ops-supply = الكمية الكلية
ops-granted = المُوزَّع
ops-held = المحجوز
ops-remaining = المتبقي
ops-rate = وتيرة التوزيع
ops-time-left = المدة بهذه الوتيرة
ops-attempts = الطلبات
ops-granted-share = وُزِّع { $percent } في المئة

ops-regions = المناطق
ops-region = المنطقة
ops-health = الحالة
ops-answers = زمن الرد (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = الخوادم
ops-servers-value = { $ready } من { $all } جاهزة
ops-heard = آخر خبر

ops-first-dry = تنفد حصصها أولًا
ops-dry = نفدت حصصها: الطلبات تُحوَّل إلى غيرها

ops-health-good = سليمة
ops-health-draining = قيد التفريغ
ops-health-gone = خارج الخدمة
ops-health-none = بلا خادم
ops-health-silent = الخوادم صامتة
ops-health-not-ready = بعضها غير جاهز
ops-health-errors = ردود فاشلة
ops-health-slow = ردود بطيئة

ops-chart-rates = آخر 15 دقيقة: الطلبات والحصص الموزّعة
ops-chart-latency = آخر 15 دقيقة: زمن الرد
ops-chart-rates-now = الآن: الطلبات { $attempts }، والحصص الموزّعة { $granted }. يعرض الجدول أدناه كل دقيقة.
ops-chart-latency-now = الآن يستغرق رد واحد من كل مئة { $slow } أو أكثر. يعرض الجدول أدناه كل دقيقة.
ops-line-attempts = الطلبات (المحور الأيسر)
ops-line-granted = الحصص الموزّعة (المحور الأيمن)
ops-line-p50 = نصف الردود
ops-line-p99 = رد من كل مئة، في أبطأ منطقة
ops-line-round-trip = في قاعدة البيانات
ops-line-pool = انتظار اتصال
ops-chart-empty = ستظهر أولى النقاط خلال ثوانٍ.
ops-as-table = عرض كجدول
ops-when = الوقت

ops-why = ما الذي يؤخر الردود
ops-why-fine = الردود سريعة. لا شيء ينتظر.
ops-why-quiet = لا طلبات في هذه اللحظة.
ops-why-retries = الردود بطيئة في { $region }: استعلامات قاعدة البيانات يعطّل بعضها بعضًا فيُعاد تنفيذها.
ops-why-database = الردود بطيئة في { $region }: معظم الوقت يُقضى في قاعدة البيانات.
ops-why-connections = الردود بطيئة في { $region }: الطلبات تنتظر اتصالًا شاغرًا بقاعدة البيانات.
ops-why-server = الردود بطيئة في { $region }: السبب ليس قاعدة البيانات ولا الاتصالات، بل انشغال خوادمها.
ops-p50 = نصف الردود خلال
ops-p99 = 99 من كل 100 رد خلال
ops-round-trip = في قاعدة البيانات (p99)
ops-pool-wait = انتظار اتصال (p99)
ops-connections = الاتصالات المستخدمة
ops-connections-value = { $used } من { $most }
ops-retries = استعلامات أُعيد تنفيذها
ops-errors = ردود فشلت
ops-queue = في انتظار البتّ

ops-books = الدفاتر
ops-books-good = متطابقة
ops-books-bad =
    { $findings ->
        [zero] لا فروق
        [one] فرق واحد
        [two] فرقان
        [few] { $findings } فروق
        [many] { $findings } فرقًا
       *[other] { $findings } فرق
    }
ops-books-what = يعرضها الأمر «largesse audit» واحدًا واحدًا. العرض الذي لا تتطابق دفاتره يتوقف مؤقتًا من تلقاء نفسه.
ops-books-unknown = لم تُدقَّق بعد
ops-books-checked = آخر تدقيق

ops-languages = لغات الردود
ops-languages-none = لم يُرَدّ على أحد بعد.

ops-moves = الحصص المنقولة
ops-moves-none = لم تُنقل أي حصص بعد.
ops-move =
    { $amount ->
        [zero] لا حصص من { $from } إلى { $to }
        [one] حصة واحدة من { $from } إلى { $to }
        [two] حصتان من { $from } إلى { $to }
        [few] { $amount } حصص من { $from } إلى { $to }
        [many] { $amount } حصةً من { $from } إلى { $to }
       *[other] { $amount } حصة من { $from } إلى { $to }
    }
ops-move-inside =
    { $amount ->
        [zero] لا حصص داخل { $region }
        [one] حصة واحدة داخل { $region }
        [two] حصتان داخل { $region }
        [few] { $amount } حصص داخل { $region }
        [many] { $amount } حصةً داخل { $region }
       *[other] { $amount } حصة داخل { $region }
    }
ops-reason-ahead = كانت حصص { $to } ستنفد. الوتيرة: { $rate }، والوقت الذي كان متبقيًا: { $left }.
ops-reason-ahead-quiet = تأخذ { $to } نصيبها قبل أن يصل الناس.
ops-reason-floor = كان لدى { $to } أقل من حدّها الأدنى.
ops-reason-drain = تخرج { $from } من الخدمة وتسلّم حصصها.
ops-reason-idle = ما كانت { $from } لتستخدمها قبل النهاية.
ops-reason-borrow = كان الناس ينتظرون عند خادم أوشك عدّاده على النفاد.
ops-reason-order = يدويًا: { $words }
ops-reason-other = { $words }

ops-actions = ما يمكنك فعله
ops-actions-none = دورك للاطلاع فقط. البدء والإيقاف المؤقت وزيادة الكمية من صلاحيات المشغّل.
ops-actions-idle = لا شيء يلزم فعله هنا الآن.

ops-open = بدء
ops-open-detail = تُوزَّع الحصص اعتبارًا من موعد البدء، وإن كان قد مضى فعلى الفور.
ops-open-now = البدء الآن من دون انتظار الموعد
ops-open-button = بدء العرض

ops-pause = إيقاف مؤقت
ops-pause-detail = لن يحصل أحد على حصة حتى تستأنف العرض، ولن يضيع شيء. يقرأ الناس السبب الذي تكتبه، كلٌّ بأقرب لغة كتبت بها.
ops-language = اللغة
ops-reason = السبب
ops-reason-shown = السبب الذي سيقرؤه الناس
ops-pause-button = إيقاف العرض مؤقتًا

ops-resume = استئناف
ops-resume-detail = يعود توزيع الحصص في كل مكان خلال ثانية تقريبًا.
ops-resume-button = استئناف العرض

ops-restock = زيادة الكمية
ops-restock-detail = تضيف حصصًا إلى الكمية. إذا كانت الكمية قد نفدت، فسيعود العرض متاحًا تلقائيًا. لا يمكن سحب الحصص بعد إضافتها.
ops-amount = عدد الحصص المضافة
ops-restock-region = تُضاف إلى
ops-restock-anywhere = أي منطقة: تُنقل إلى حيث يطلب الناس
ops-restock-button = إضافة هذه الحصص

ops-freeze = تجميد نقل الحصص
ops-freeze-detail = يتوقف النقل الاستباقي للحصص بين المناطق. ومن ينتظر في منطقة نفدت حصصها يظل يحصل على ما تبقى في غيرها.
ops-freeze-button = تجميد النقل

ops-unfreeze = السماح بنقل الحصص
ops-unfreeze-detail = تُنقل الحصص تلقائيًا إلى حيث ستلزم، قبل أن تلزم.
ops-unfreeze-button = السماح بنقل الحصص من جديد

ops-close = إنهاء نهائي
ops-close-detail = ينتهي العرض ولا يمكن بدؤه من جديد. من لديه حصة تبقى له.
ops-close-button = إنهاء العرض نهائيًا

ops-drain = تفريغ منطقة
ops-drain-detail = تسلّم المنطقة كل حصصها للمناطق الأخرى حتى الصفر تمامًا، ولا تتلقى غيرها. وتواصل خوادمها الرد.
ops-drain-button = تفريغ هذه المنطقة

ops-done = تم: { $what }.
ops-not-done = لم يتم: { $what }

problem-account-not-found-title = لا يوجد حساب كهذا
problem-account-not-found-detail = لا يوجد هنا حساب بهذا المعرّف، وقد يكون حسابًا مُحي.

problem-account-in-campaign-title = ما زال أحد العروض يحتاج إلى هذا الحساب
problem-account-in-campaign-detail = ما لم ينتهِ العرض { $campaign }، فقد يشارك فيه هذا الحساب أو يكون له طلب فيه. حاول مرة أخرى بعد انتهائه.

problem-account-kept-out-title = ما زال أحد العروض يمنع هذا الحساب
problem-account-kept-out-detail = هذا الحساب محظور. إذا مُحي الآن، فقد يعود صاحبه بصفة شخص جديد قبل انتهاء العرض { $campaign }. حاول مرة أخرى بعد انتهائه، أو ارفع الحظر عن الحساب.

problem-account-may-have-pass-title = قد يكون لدى هذا الحساب تصريح
problem-account-may-have-pass-detail =
    { $minutes ->
        [zero] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. ثم حاول مرة أخرى، وارفع الحظر بعد نقله.
        [one] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. حاول مرة أخرى بعد دقيقة واحدة، وارفع الحظر بعد نقله.
        [two] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. حاول مرة أخرى بعد دقيقتين، وارفع الحظر بعد نقله.
        [few] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. حاول مرة أخرى بعد { $minutes } دقائق، وارفع الحظر بعد نقله.
        [many] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. حاول مرة أخرى بعد { $minutes } دقيقةً، وارفع الحظر بعد نقله.
       *[other] يحمل التصريح اسم المنطقة الأصلية للحساب. احظر الحساب، فالمحظور لا يحصل على تصريح. حاول مرة أخرى بعد { $minutes } دقيقة، وارفع الحظر بعد نقله.
    }

problem-claim-over-title = لا شيء لإعادته
problem-claim-over-detail = حصة هذا الطلب أُعيدت أو انتهت مهلتها من قبل.

problem-region-not-found-title = لا توجد منطقة كهذه
problem-region-not-found-detail = لا توجد منطقة بهذا الاسم في هذا النظام.

conflict-title = غير ممكن في الوضع الحالي
conflict-state = حالة العرض: { $state }. لا يمكن فعل ذلك في هذه الحالة.
conflict-window = بدأ الناس يطلبون حصصهم: لم يعد ممكنًا تغيير موعد البدء.
conflict-over = انقضى موعد انتهاء العرض: أجّل الموعد أولًا.
conflict-exists = يوجد عرض بهذا الاسم بالفعل.
conflict-operator = يوجد مشغّل بهذا المعرّف بالفعل، والرمز يُعرض مرة واحدة فقط. إن ضاع فاسحبه، ثم أضف المشغّل بمعرّف جديد.
conflict-leaving = المنطقة قيد التفريغ أو خرجت من الخدمة: لا يمكن نقل أي حصة إليها.
conflict-no-row = لا يوجد صف عدّاد كهذا في العرض، أو أن الصفين صف واحد.
conflict-nothing-moved = لم يُنقل شيء: لا فائض من الحصص لدى المصدر.
conflict-last-region = لا توجد منطقة أخرى نشطة: لا أحد يمكنه تسلّم الحصص.
conflict-has-units = المنطقة ليست قيد التفريغ، أو ما زالت فيها حصص: فرّغها أولًا.
conflict-not-in-database = لا تعرف قاعدة البيانات هذه المنطقة ولا يمكنها إضافتها: يجب أن تكون لها عُقد هناك، وأن يكون الدور المستخدَم مالكًا لها. لم يتغير شيء.
