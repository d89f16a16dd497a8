### Words for the team alone.

problem-forbidden-title = آپ کے کردار میں اس کی اجازت نہیں
problem-forbidden-detail = اس کے لیے { $role } یا اس سے اوپر کا کردار چاہیے۔

problem-out-of-scope-title = آپ کا ٹوکن اس کے لیے نہیں
problem-out-of-scope-detail = آپ کا ٹوکن صرف بعض پیشکشوں یا خطوں کے لیے ہے، اور یہ ان میں شامل نہیں۔
order-unknown-detail = ابھی معلوم نہیں کہ یہ ہوا یا نہیں۔ پہلے دیکھ لیجیے، پھر دوبارہ کوشش کیجیے۔ ایک ہی شناخت سے تعداد بڑھانا یا منتقل کرنا صرف ایک بار ہوتا ہے۔

problem-operator-not-found-title = ایسا کوئی آپریٹر نہیں
problem-operator-not-found-detail = اس شناخت کا کوئی ایسا آپریٹر نہیں جس کا ٹوکن اب بھی کارآمد ہو۔

ops-title = { $title } · انتظام
ops-name = انتظام
ops-seen-from = دیکھنے کا خطہ: { $region }
ops-signed-in = { $name }، { $role }
ops-sign-out = سائن آؤٹ
ops-sign-in-title = سائن اِن
ops-sign-in-detail = اپنا آپریٹر ٹوکن یہاں پیسٹ کیجیے۔ سائن آؤٹ کرنے یا براؤزر بند کرنے تک یہ اسی براؤزر میں رہے گا۔
ops-token = آپریٹر ٹوکن
ops-sign-in-button = سائن اِن
ops-token-refused = یہ ٹوکن کارآمد نہیں۔ شاید واپس لے لیا گیا ہے یا اس کی مدت ختم ہو گئی ہے۔
ops-token-unknown = ڈیٹا بیس سے معلوم نہیں ہو پا رہا کہ یہ ٹوکن کس کا ہے۔ براہِ کرم تھوڑی دیر میں دوبارہ کوشش کیجیے۔

ops-campaigns = پیشکشیں
ops-no-campaign-title = ابھی کوئی پیشکش نہیں
ops-no-campaign-detail = پہلی پیشکش “largesse campaign create” سے بنائیے، وہ یہاں نظر آئے گی۔

ops-number = { $value }
ops-per-second = { $value }/سیکنڈ
ops-per-minute = { $value }/منٹ
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = { $span } پہلے
ops-now = ابھی
ops-minutes-ago = { $value } منٹ پہلے
ops-unknown = –

ops-live = براہِ راست
ops-stale-title = ڈیٹا بیس جواب نہیں دے رہا
ops-stale-detail = یہ اس کے آخری جواب کے وقت کی صورتِ حال ہے۔ اس کے بحال ہوتے ہی درخواستوں کا جواب پھر ملنے لگے گا۔
ops-nothing-title = ابھی کچھ معلوم نہیں
ops-nothing-detail = جب سے اس سرور نے پہلی بار دیکھا ہے، ڈیٹا بیس نے جواب نہیں دیا۔ جواب آتے ہی یہ صفحہ خود بھر جائے گا۔
ops-offline = اس سرور سے رابطہ ٹوٹ گیا ہے۔ دوبارہ کوشش جاری ہے…

ops-state-draft = آغاز نہیں ہوا
ops-state-scheduled = خودکار آغاز
ops-state-open = جاری
ops-state-paused = رکی ہوئی
ops-state-closed = ختم
ops-state-sold-out = سب ختم
ops-frozen = حصوں کی منتقلی بند ہے

ops-opens-in = آغاز میں باقی وقت
ops-closes-at = اختتام: { $when }

ops-supply = کل تعداد
ops-granted = دیے گئے
ops-held = ادائیگی کے منتظر
ops-remaining = باقی
ops-rate = تقسیم کی رفتار
ops-time-left = اس رفتار سے چلیں گے
ops-attempts = درخواستیں
ops-granted-share = { $percent } فیصد دیے جا چکے

ops-regions = خطے
ops-region = خطہ
ops-health = حالت
ops-answers = جواب کا وقت (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = سرور
ops-servers-value = { $all } میں سے { $ready } تیار
ops-heard = آخری خبر

ops-first-dry = سب سے پہلے خالی ہوگا
ops-dry = خالی: درخواستیں دوسرے خطوں کو جاتی ہیں

ops-health-good = ٹھیک
ops-health-draining = خالی ہو رہا ہے
ops-health-gone = سروس سے باہر
ops-health-none = کوئی سرور نہیں
ops-health-silent = سرور خاموش ہیں
ops-health-not-ready = سب تیار نہیں
ops-health-errors = جواب ناکام
ops-health-slow = جواب سست

ops-chart-rates = پچھلے 15 منٹ: درخواستیں اور تقسیم
ops-chart-latency = پچھلے 15 منٹ: جواب کا وقت
ops-chart-rates-now = اس وقت درخواستیں: { $attempts }، تقسیم: { $granted }۔ نیچے کے جدول میں ہر منٹ موجود ہے۔
ops-chart-latency-now = اس وقت سو میں سے ایک جواب کو لگنے والا وقت: { $slow } یا زیادہ۔ نیچے کے جدول میں ہر منٹ موجود ہے۔
ops-line-attempts = درخواستیں (بایاں محور)
ops-line-granted = تقسیم (دایاں محور)
ops-line-p50 = آدھے جواب
ops-line-p99 = سو میں سے ایک، سست ترین خطہ
ops-line-round-trip = ڈیٹا بیس میں
ops-line-pool = کنکشن کا انتظار
ops-chart-empty = پہلے نقطے چند سیکنڈ میں آ جائیں گے۔
ops-as-table = جدول کی شکل میں
ops-when = وقت

ops-why = جوابوں میں دیر کی وجہ
ops-why-fine = جواب تیز ہیں۔ کوئی انتظار نہیں۔
ops-why-quiet = اس وقت کوئی درخواست نہیں آ رہی۔
ops-why-retries = جواب سست ہیں، خطہ { $region }: ڈیٹا بیس کی کمانڈز ایک دوسرے سے ٹکرا کر دوبارہ چلائی جا رہی ہیں۔
ops-why-database = جواب سست ہیں، خطہ { $region }: زیادہ تر وقت ڈیٹا بیس میں لگ رہا ہے۔
ops-why-connections = جواب سست ہیں، خطہ { $region }: درخواستیں ڈیٹا بیس کے خالی کنکشن کے انتظار میں ہیں۔
ops-why-server = جواب سست ہیں، خطہ { $region }: وجہ نہ ڈیٹا بیس ہے نہ کنکشن؛ اس کے سرور مصروف ہیں۔
ops-p50 = آدھے جواب اتنے وقت میں
ops-p99 = 100 میں سے 99 جواب اتنے وقت میں
ops-round-trip = ڈیٹا بیس میں (p99)
ops-pool-wait = کنکشن کا انتظار (p99)
ops-connections = زیرِ استعمال کنکشن
ops-connections-value = { $most } میں سے { $used }
ops-retries = دوبارہ چلائی گئی کمانڈز
ops-errors = ناکام جواب
ops-queue = فیصلے کے منتظر

ops-books = کھاتے
ops-books-good = حساب برابر ہے
ops-books-bad =
    { $findings ->
        [one] { $findings } فرق نکلا
       *[other] { $findings } فرق نکلے
    }
ops-books-what = “largesse audit” ہر فرق الگ الگ بتاتا ہے۔ جس پیشکش کے کھاتے برابر نہ ہوں وہ خود بخود روک دی جاتی ہے۔
ops-books-unknown = ابھی جانچے نہیں گئے
ops-books-checked = آخری جانچ

ops-languages = جوابوں کی زبانیں
ops-languages-none = ابھی کسی کو جواب نہیں دیا گیا۔

ops-moves = منتقل ہونے والے حصے
ops-moves-none = ابھی کوئی حصہ منتقل نہیں ہوا۔
ops-move =
    { $amount ->
        [one] { $amount } حصہ { $from } سے { $to } کو
       *[other] { $amount } حصے { $from } سے { $to } کو
    }
ops-move-inside =
    { $amount ->
        [one] { $amount } حصہ { $region } کے اندر
       *[other] { $amount } حصے { $region } کے اندر
    }
ops-reason-ahead = { $to } خالی ہونے والا تھا۔ رفتار: { $rate }، باقی وقت: { $left }۔
ops-reason-ahead-quiet = { $to } کو اس کا حصہ لوگوں کے آنے سے پہلے مل جاتا ہے۔
ops-reason-floor = { $to } کے پاس اپنی کم از کم حد سے بھی کم حصے تھے۔
ops-reason-drain = { $from } سروس سے نکل رہا ہے اور اپنے حصے دے رہا ہے۔
ops-reason-idle = { $from } اختتام سے پہلے انہیں استعمال نہ کر پاتا۔
ops-reason-borrow = لوگ ایسے سرور پر انتظار میں تھے جس کا کاؤنٹر خالی ہو رہا تھا۔
ops-reason-order = دستی: { $words }
ops-reason-other = { $words }

ops-actions = آپ کیا کر سکتے ہیں
ops-actions-none = آپ کا کردار صرف دیکھنے کا ہے۔ آغاز کرنا، روکنا اور تعداد بڑھانا آپریٹر کا کام ہے۔
ops-actions-idle = فی الحال یہاں کرنے کو کچھ نہیں۔

ops-open = آغاز کیجیے
ops-open-detail = حصے آغاز کے وقت سے بٹنے لگتے ہیں؛ وہ وقت گزر چکا ہو تو فوراً۔
ops-open-now = مقررہ وقت کے بجائے ابھی آغاز ہو
ops-open-button = پیشکش کا آغاز کیجیے

ops-pause = روکیے
ops-pause-detail = جب تک آپ پھر جاری نہ کریں، کسی کو حصہ نہیں ملے گا؛ کچھ ضائع نہیں ہوگا۔ لوگ آپ کی وجہ پڑھیں گے، ہر ایک آپ کی لکھی ہوئی زبانوں میں سے اپنی قریب ترین زبان میں۔
ops-language = زبان
ops-reason = وجہ
ops-reason-shown = وجہ جو لوگ پڑھیں گے
ops-pause-button = پیشکش روکیے

ops-resume = پھر جاری کیجیے
ops-resume-detail = تقریباً ایک سیکنڈ میں حصے ہر جگہ پھر بٹنے لگتے ہیں۔
ops-resume-button = پیشکش پھر جاری کیجیے

ops-restock = تعداد بڑھائیے
ops-restock-detail = کل تعداد میں نئے حصے شامل ہوتے ہیں۔ اگر سب ختم ہو چکے ہوں تو پیشکش خود بخود پھر جاری ہو جاتی ہے۔ شامل کیے گئے حصے واپس نہیں لیے جا سکتے۔
ops-amount = کتنے حصے شامل کرنے ہیں
ops-restock-region = کہاں رکھے جائیں
ops-restock-anywhere = کوئی بھی خطہ: جہاں لوگ مانگیں، وہاں منتقل ہو جاتے ہیں
ops-restock-button = یہ حصے شامل کیجیے

ops-freeze = حصوں کی منتقلی بند کیجیے
ops-freeze-detail = حصے ضرورت سے پہلے خود بخود منتقل نہیں ہوتے۔ خالی خطے میں انتظار کرنے والوں کو دوسرے خطوں کے باقی حصے پھر بھی ملتے ہیں۔
ops-freeze-button = منتقلی بند کیجیے

ops-unfreeze = حصوں کی منتقلی کھولیے
ops-unfreeze-detail = حصے ضرورت پڑنے سے پہلے ہی خود بخود وہاں منتقل ہو جاتے ہیں جہاں ان کی ضرورت ہوگی۔
ops-unfreeze-button = منتقلی پھر کھولیے

ops-close = ہمیشہ کے لیے ختم کیجیے
ops-close-detail = پیشکش ختم ہو جاتی ہے اور دوبارہ شروع نہیں ہو سکتی۔ جن کے پاس حصہ ہے وہ ان ہی کا رہے گا۔
ops-close-button = پیشکش ہمیشہ کے لیے ختم کیجیے

ops-drain = خطہ خالی کیجیے
ops-drain-detail = خطہ اپنے تمام حصے، پورے صفر تک، دوسرے خطوں کو دے دیتا ہے اور اسے نئے نہیں ملتے۔ اس کے سرور جواب دیتے رہتے ہیں۔
ops-drain-button = یہ خطہ خالی کیجیے

ops-done = ہو گیا: “{ $what }”۔
ops-not-done = نہیں ہوا: “{ $what }”

problem-account-not-found-title = ایسا کوئی اکاؤنٹ نہیں
problem-account-not-found-detail = یہاں اس شناخت کا کوئی اکاؤنٹ نہیں۔ ممکن ہے وہ مٹایا جا چکا ہو۔

problem-account-in-campaign-title = کسی پیشکش کو ابھی اس اکاؤنٹ کی ضرورت ہے
problem-account-in-campaign-detail = جب تک { $campaign } ختم نہیں ہوتی، یہ اکاؤنٹ اس میں شریک ہو سکتا ہے یا اس میں حصہ لے چکا ہے۔ اس کے ختم ہونے پر دوبارہ کوشش کیجیے۔

problem-account-kept-out-title = کوئی پیشکش ابھی اس اکاؤنٹ کو روکے ہوئے ہے
problem-account-kept-out-detail = یہ اکاؤنٹ بلاک ہے۔ ابھی مٹایا گیا تو یہ شخص { $campaign } کے ختم ہونے سے پہلے نیا بن کر واپس آ سکتا ہے۔ اس کے ختم ہونے پر دوبارہ کوشش کیجیے، یا اکاؤنٹ کو اَن بلاک کیجیے۔

problem-account-may-have-pass-title = شاید اس اکاؤنٹ کے پاس ابھی اجازت نامہ ہو
problem-account-may-have-pass-detail = اجازت نامے میں اکاؤنٹ کے اصل خطے کا نام ہوتا ہے۔ اکاؤنٹ کو بلاک کیجیے؛ بلاک اکاؤنٹ کو اجازت نامہ نہیں ملتا۔ { $minutes } منٹ بعد دوبارہ کوشش کیجیے، اور منتقل ہو جانے پر اسے اَن بلاک کیجیے۔

problem-claim-over-title = واپس کرنے کو کچھ نہیں
problem-claim-over-detail = یہ حصہ پہلے ہی واپس کیا جا چکا ہے یا اس کی مدت ختم ہو چکی ہے۔

problem-region-not-found-title = ایسا کوئی خطہ نہیں
problem-region-not-found-detail = اس نظام میں اس نام کا کوئی خطہ نہیں۔

conflict-title = موجودہ حالت میں ممکن نہیں
conflict-state = پیشکش کی حالت: { $state }۔ اس حالت میں یہ نہیں ہو سکتا۔
conflict-window = لوگ حصے لینے لگے ہیں: پیشکش کے آغاز کا وقت اب بدلا نہیں جا سکتا۔
conflict-over = پیشکش کے اختتام کا وقت گزر چکا ہے: پہلے اسے آگے بڑھائیے۔
conflict-exists = اس نام کی پیشکش پہلے سے موجود ہے۔
conflict-operator = اس شناخت کا آپریٹر پہلے سے موجود ہے، اور ٹوکن صرف ایک بار دکھایا جاتا ہے۔ اگر وہ کھو گیا ہو تو اسے واپس لیجیے اور آپریٹر کو نئی شناخت سے شامل کیجیے۔
conflict-leaving = یہ خطہ خالی ہو رہا ہے یا سروس سے باہر ہے: وہاں کوئی حصہ نہیں بھیجا جا سکتا۔
conflict-no-row = پیشکش میں کاؤنٹر کی ایسی کوئی قطار نہیں، یا دونوں ایک ہی ہیں۔
conflict-nothing-moved = کچھ منتقل نہیں ہوا: دینے والے کے پاس کوئی فالتو حصہ نہیں۔
conflict-last-region = کوئی دوسرا خطہ فعال نہیں: حصے کوئی نہیں لے سکتا۔
conflict-has-units = خطہ خالی نہیں کیا جا رہا، یا اس میں ابھی حصے ہیں: پہلے اسے خالی کیجیے۔
conflict-not-in-database = ڈیٹا بیس اس خطے کو نہیں جانتا اور اسے شامل نہیں کر سکتا: وہاں اس کے نوڈ ہونے چاہئیں، اور استعمال ہونے والا کردار اس کا مالک ہونا چاہیے۔ کچھ نہیں بدلا گیا۔
