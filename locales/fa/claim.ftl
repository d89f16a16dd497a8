claim-granted-title = مال شما شد!
claim-granted-detail = { $title }: یکی مال شماست. شمارهٔ شما: { $ticket } ({ $region }).

claim-already-title = شما قبلاً گرفته‌اید
claim-already-detail = { $title }: هر نفر یکی، و سهم شما محفوظ است. شمارهٔ شما: { $ticket } ({ $region }).

claim-sold-out-title = موجودی تمام شد
claim-sold-out-detail =
    { $supply ->
        [1] همان یک عددی که بود توزیع شد. متأسفیم!
        [one] همهٔ { $supply } عدد توزیع شد. متأسفیم!
       *[other] همهٔ { $supply } عدد توزیع شد. متأسفیم!
    }

claim-wait-title = تقریباً تمام شده
claim-wait-detail =
    { $seconds ->
        [one] شاید چندتایی برگردد. { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
       *[other] شاید چندتایی برگردد. { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
    }

claim-released-title = سهمتان را پس داده‌اید
claim-released-detail = حالا در اختیار دیگران است. هر حساب فقط یک بار می‌تواند بگیرد.

claim-expired-title = وقت تمام شد
claim-expired-detail = سهمی که برایتان نگه داشته بودیم حالا در اختیار دیگران است. هر حساب فقط یک بار می‌تواند بگیرد.

claim-reference = کد پیگیری: { $reference }
