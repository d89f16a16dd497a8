### Words for the team alone.

problem-forbidden-title = در حد نقش شما نیست
problem-forbidden-detail = این کار نقش { $role } یا بالاتر می‌خواهد.

problem-out-of-scope-title = توکن شما برای این نیست
problem-out-of-scope-detail = توکن شما فقط برای بعضی کمپین‌ها یا منطقه‌هاست و این جزو آن‌ها نیست.
order-unknown-detail = هنوز معلوم نیست که این کار انجام شده باشد. اول نگاه کنید و بعد دوباره امتحان کنید. افزودن موجودی یا جابه‌جایی با همان شناسه فقط یک بار انجام می‌شود.

problem-operator-not-found-title = چنین اپراتوری نیست
problem-operator-not-found-detail = اپراتوری با این شناسه که توکن معتبر داشته باشد وجود ندارد.

ops-title = { $title } · عملیات
ops-name = عملیات
ops-seen-from = از دید منطقهٔ { $region }
ops-signed-in = { $name }، { $role }
ops-sign-out = خروج
ops-sign-in-title = ورود
ops-sign-in-detail = توکن اپراتور خود را اینجا بچسبانید. تا وقتی خارج نشوید یا مرورگر را نبندید، در همین مرورگر می‌ماند.
ops-token = توکن اپراتور
ops-sign-in-button = ورود
ops-token-refused = این توکن پذیرفته نشد. شاید پس گرفته شده یا مهلتش تمام شده باشد.
ops-token-unknown = نمی‌شود از پایگاه داده پرسید این توکن مال کیست. لطفاً کمی بعد دوباره امتحان کنید.

ops-campaigns = کمپین‌ها
ops-no-campaign-title = هنوز کمپینی نیست
ops-no-campaign-detail = اولین کمپین را با «largesse campaign create» بسازید تا اینجا دیده شود.

ops-number = { $value }
ops-per-second = { $value }/ثانیه
ops-per-minute = { $value }/دقیقه
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } پیش
ops-now = اکنون
ops-minutes-ago = { $value } دقیقه پیش
ops-unknown = –

ops-live = زنده
ops-stale-title = پایگاه داده پاسخ نمی‌دهد
ops-stale-detail = آنچه می‌بینید وضعیت هنگام آخرین پاسخ آن است. همین که برگردد، دوباره به درخواست‌ها پاسخ می‌دهیم.
ops-nothing-title = هنوز چیزی نمی‌دانیم
ops-nothing-detail = از وقتی این سرور اولین بار سراغ پایگاه داده رفته، پاسخی نیامده است. با آمدن پاسخ، این صفحه خودش پر می‌شود.
ops-offline = ارتباط با این سرور قطع شده است. دوباره تلاش می‌کنیم…

ops-state-draft = شروع نشده
ops-state-scheduled = شروع خودکار
ops-state-open = شروع شده
ops-state-paused = متوقف
ops-state-closed = پایان‌یافته
ops-state-sold-out = موجودی تمام شد
ops-frozen = جابه‌جایی سهم‌ها بسته است

ops-opens-in = تا شروع
ops-closes-at = پایان: { $when }

ops-supply = کل موجودی
ops-granted = توزیع‌شده
ops-held = نگه‌داشته‌شده
ops-remaining = باقی‌مانده
ops-rate = سرعت توزیع
ops-time-left = دوام با این سرعت
ops-attempts = درخواست‌ها
ops-granted-share = { $percent } درصد توزیع شده

ops-regions = منطقه‌ها
ops-region = منطقه
ops-health = وضعیت
ops-answers = زمان پاسخ (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = سرورها
ops-servers-value = { $ready } از { $all } آماده
ops-heard = آخرین خبر

ops-first-dry = زودتر از همه خالی می‌شود
ops-dry = خالی است: درخواست‌ها جای دیگر می‌روند

ops-health-good = خوب
ops-health-draining = در حال تخلیه
ops-health-gone = خارج از سرویس
ops-health-none = بدون سرور
ops-health-silent = سرورها ساکت‌اند
ops-health-not-ready = همه آماده نیستند
ops-health-errors = پاسخ‌ها خطا دارند
ops-health-slow = پاسخ‌ها کندند

ops-chart-rates = ۱۵ دقیقهٔ اخیر: درخواست‌ها و توزیع
ops-chart-latency = ۱۵ دقیقهٔ اخیر: زمان پاسخ
ops-chart-rates-now = اکنون، درخواست‌ها: { $attempts }، توزیع: { $granted }. همهٔ دقیقه‌ها در جدول زیر آمده است.
ops-chart-latency-now = اکنون از هر صد پاسخ، یکی { $slow } یا بیشتر طول می‌کشد. همهٔ دقیقه‌ها در جدول زیر آمده است.
ops-line-attempts = درخواست‌ها (محور چپ)
ops-line-granted = توزیع (محور راست)
ops-line-p50 = نیمی از پاسخ‌ها
ops-line-p99 = یکی از هر صد پاسخ، در کندترین منطقه
ops-line-round-trip = در پایگاه داده
ops-line-pool = در انتظار اتصال
ops-chart-empty = اولین نقطه‌ها تا چند ثانیهٔ دیگر می‌آیند.
ops-as-table = به شکل جدول
ops-when = زمان

ops-why = پاسخ‌ها معطل چه هستند
ops-why-fine = پاسخ‌ها سریع‌اند. چیزی معطل نیست.
ops-why-quiet = همین حالا کسی درخواستی ندارد.
ops-why-retries = پاسخ‌ها در { $region } کند است: دستورهای پایگاه داده به هم گیر می‌کنند و دوباره اجرا می‌شوند.
ops-why-database = پاسخ‌ها در { $region } کند است: بیشتر وقت در پایگاه داده می‌گذرد.
ops-why-connections = پاسخ‌ها در { $region } کند است: درخواست‌ها منتظر اتصال آزاد به پایگاه داده‌اند.
ops-why-server = پاسخ‌ها در { $region } کند است: علت نه پایگاه داده است نه اتصال‌ها؛ سرورهایش شلوغ‌اند.
ops-p50 = نیمی از پاسخ‌ها در
ops-p99 = ۹۹ تا از ۱۰۰ پاسخ در
ops-round-trip = در پایگاه داده (p99)
ops-pool-wait = در انتظار اتصال (p99)
ops-connections = اتصال‌های در حال استفاده
ops-connections-value = { $used } از { $most }
ops-retries = دستورهای دوباره اجراشده
ops-errors = پاسخ‌های ناموفق
ops-queue = در انتظار تصمیم

ops-books = دفترها
ops-books-good = تراز است
ops-books-bad =
    { $findings ->
        [one] { $findings } مغایرت
       *[other] { $findings } مغایرت
    }
ops-books-what = «largesse audit» تک‌تک مغایرت‌ها را نام می‌برد. کمپینی که دفترهایش تراز نباشد، خودبه‌خود متوقف می‌شود.
ops-books-unknown = هنوز بررسی نشده
ops-books-checked = آخرین بررسی

ops-languages = زبان پاسخ‌ها
ops-languages-none = هنوز به کسی پاسخ داده نشده است.

ops-moves = سهم‌های جابه‌جاشده
ops-moves-none = هنوز سهمی جابه‌جا نشده است.
ops-move =
    { $amount ->
        [one] { $amount } سهم از { $from } به { $to }
       *[other] { $amount } سهم از { $from } به { $to }
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } سهم در داخل { $region }
       *[other] { $amount } سهم در داخل { $region }
    }
ops-reason-ahead = { $to } با سرعت { $rate } تا { $left } دیگر خالی می‌شد.
ops-reason-ahead-quiet = { $to } سهم خود را پیش از آمدن مردم می‌گیرد.
ops-reason-floor = { $to } کمتر از حداقل خود داشت.
ops-reason-drain = { $from } از سرویس خارج می‌شود و سهم‌هایش را واگذار می‌کند.
ops-reason-idle = { $from } تا پایان کار به آن‌ها نیاز پیدا نمی‌کرد.
ops-reason-borrow = مردم در سروری منتظر بودند که شمارنده‌اش رو به پایان بود.
ops-reason-order = دستی: { $words }
ops-reason-other = { $words }

ops-actions = کارهایی که می‌توانید بکنید
ops-actions-none = نقش شما فقط برای دیدن است. شروع، توقف و افزودن موجودی کار اپراتور است.
ops-actions-idle = فعلاً اینجا کاری برای انجام نیست.

ops-open = شروع
ops-open-detail = از زمان شروع، توزیع آغاز می‌شود؛ اگر آن زمان گذشته باشد، بی‌درنگ.
ops-open-now = همین حالا شروع شود، نه در زمان تعیین‌شده
ops-open-button = شروع کمپین

ops-pause = توقف
ops-pause-detail = تا وقتی ادامه ندهید کسی سهمی نمی‌گیرد؛ چیزی هم از دست نمی‌رود. مردم دلیل شما را می‌خوانند، هر کس به نزدیک‌ترین زبانی که نوشته باشید.
ops-language = زبان
ops-reason = دلیل
ops-reason-shown = دلیلی که مردم می‌خوانند
ops-pause-button = توقف کمپین

ops-resume = ادامه
ops-resume-detail = توزیع، ظرف حدود یک ثانیه، همه‌جا از سر گرفته می‌شود.
ops-resume-button = ادامهٔ کمپین

ops-restock = افزودن موجودی
ops-restock-detail = به موجودی می‌افزاید. اگر موجودی کمپین تمام شده باشد، خودبه‌خود دوباره شروع می‌شود. آنچه افزوده شود پس گرفته نمی‌شود.
ops-amount = تعداد سهم‌های تازه
ops-restock-region = افزودن به
ops-restock-anywhere = هر منطقه‌ای: به جایی می‌روند که مردم درخواست می‌دهند
ops-restock-button = افزودن این سهم‌ها

ops-freeze = بستن جابه‌جایی سهم‌ها
ops-freeze-detail = جابه‌جایی خودکار سهم‌ها، پیش از نیاز، متوقف می‌شود. کسانی که در منطقه‌ای خالی منتظرند، همچنان از باقی‌ماندهٔ جاهای دیگر می‌گیرند.
ops-freeze-button = بستن جابه‌جایی

ops-unfreeze = باز کردن جابه‌جایی سهم‌ها
ops-unfreeze-detail = سهم‌ها، پیش از آنکه لازم شوند، خودکار به جایی می‌روند که لازم خواهند شد.
ops-unfreeze-button = باز کردن دوبارهٔ جابه‌جایی

ops-close = پایان همیشگی
ops-close-detail = کمپین تمام می‌شود و دیگر نمی‌شود آن را شروع کرد. هر کس سهمی دارد، مال خودش می‌ماند.
ops-close-button = پایان همیشگی کمپین

ops-drain = تخلیهٔ یک منطقه
ops-drain-detail = منطقه همهٔ سهم‌هایش را، درست تا صفر، به منطقه‌های دیگر می‌دهد و دیگر سهمی نمی‌گیرد. سرورهایش همچنان پاسخ می‌دهند.
ops-drain-button = تخلیهٔ این منطقه

ops-done = انجام شد: { $what }.
ops-not-done = انجام نشد: { $what }

problem-account-not-found-title = چنین حسابی نیست
problem-account-not-found-detail = اینجا حسابی با این شناسه نیست. حساب‌های پاک‌شده هم از همین‌ها هستند.

problem-account-in-campaign-title = کمپینی هنوز به این حساب نیاز دارد
problem-account-in-campaign-detail = تا وقتی { $campaign } پایان نیافته، این حساب ممکن است در آن شرکت کند یا در آن سهمی دارد. پس از پایان آن دوباره امتحان کنید.

problem-account-kept-out-title = کمپینی هنوز جلوی این حساب را می‌گیرد
problem-account-kept-out-detail = این حساب مسدود است. اگر حالا پاک شود، صاحبش می‌تواند پیش از پایان { $campaign } مثل کسی تازه برگردد. پس از پایان آن دوباره امتحان کنید، یا مسدودی حساب را بردارید.

problem-account-may-have-pass-title = شاید این حساب هنوز مجوز داشته باشد
problem-account-may-have-pass-detail = مجوز نام منطقهٔ اصلی حساب را در خود دارد. حساب را مسدود کنید؛ به حساب مسدود مجوزی داده نمی‌شود. { $minutes } دقیقهٔ دیگر دوباره امتحان کنید و پس از انتقال حساب، مسدودی را بردارید.

problem-claim-over-title = چیزی برای پس دادن نیست
problem-claim-over-detail = این سهم پیش‌تر پس داده شده یا مهلتش گذشته است.

problem-region-not-found-title = چنین منطقه‌ای نیست
problem-region-not-found-detail = در این سامانه منطقه‌ای به این نام نیست.

conflict-title = در وضعیت فعلی نمی‌شود
conflict-state = وضعیت کمپین: { $state }. در این وضعیت نمی‌شود این کار را کرد.
conflict-window = مردم گرفتن را شروع کرده‌اند: زمان شروع کمپین را دیگر نمی‌شود تغییر داد.
conflict-over = زمان پایان کمپین گذشته است: اول آن را عقب بیندازید.
conflict-exists = کمپینی به این نام از قبل هست.
conflict-operator = اپراتوری با این شناسه از قبل هست و توکن فقط یک بار نشان داده می‌شود. اگر گم شده، آن را پس بگیرید و اپراتور را با شناسهٔ تازه‌ای اضافه کنید.
conflict-leaving = این منطقه در حال تخلیه یا خارج از سرویس است: نمی‌شود سهمی به آنجا برد.
conflict-no-row = کمپین چنین ردیف شمارنده‌ای ندارد، یا هر دو یکی‌اند.
conflict-nothing-moved = چیزی جابه‌جا نشد: مبدأ سهم اضافه‌ای برای دادن ندارد.
conflict-last-region = منطقهٔ فعال دیگری نیست: کسی نمی‌تواند سهم‌ها را بگیرد.
conflict-has-units = منطقه در حال تخلیه نیست، یا هنوز سهم دارد: اول آن را تخلیه کنید.
conflict-not-in-database = پایگاه داده این منطقه را نمی‌شناسد و نمی‌تواند آن را اضافه کند: باید گره‌هایی در آنجا داشته باشد و نقش به‌کاررفته باید مالک آن باشد. چیزی تغییر نکرد.
