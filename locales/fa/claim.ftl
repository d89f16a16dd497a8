claim-granted-title = مال شما شد!
claim-granted-detail = { $title }: یکی مال شماست. شمارهٔ شما: { $ticket } ({ $region }).

claim-already-title = شما قبلاً گرفته‌اید
claim-already-detail = { $title }: هر نفر یکی، و سهم شما محفوظ است. شمارهٔ شما: { $ticket } ({ $region }).

claim-sold-out-title = همه تمام شد
claim-sold-out-detail =
    { $supply ->
        [1] تنها موردی که بود صاحبش را پیدا کرد. متأسفیم!
        [one] هر { $supply } عدد صاحبش را پیدا کرد. متأسفیم!
       *[other] هر { $supply } عدد صاحبش را پیدا کرد. متأسفیم!
    }

claim-wait-title = تقریباً تمام شد
claim-wait-detail =
    { $seconds ->
        [one] شاید چندتایی برگردد. { $seconds } ثانیه دیگر دوباره بپرسید.
       *[other] شاید چندتایی برگردد. { $seconds } ثانیه دیگر دوباره بپرسید.
    }

claim-released-title = سهم خود را پس داده‌اید
claim-released-detail = حالا در اختیار دیگران است. هر حساب فقط یک بار می‌تواند بگیرد.

claim-expired-title = وقت تمام شد
claim-expired-detail = سهمی که برایتان نگه داشته بودیم حالا در اختیار دیگران است. هر حساب فقط یک بار می‌تواند بگیرد.

claim-reference = شمارهٔ پیگیری: { $reference }
