problem-unauthorized-title = لطفاً وارد شوید
problem-unauthorized-detail = باید بدانیم چه کسی درخواست می‌دهد. وارد شوید و دوباره امتحان کنید.

problem-invalid-token-title = لطفاً دوباره وارد شوید
problem-invalid-token-detail = ورود شما دیگر معتبر نیست. از نو وارد شوید و دوباره امتحان کنید.

problem-pass-expired-title = مجوز شما منقضی شده است
problem-pass-expired-detail = مجوز تازه‌ای بگیرید و دوباره امتحان کنید.

problem-invalid-pass-title = این مجوز قابل استفاده نیست
problem-invalid-pass-detail = مجوز تازه‌ای بگیرید و دوباره امتحان کنید.

problem-not-found-title = اینجا چیزی نیست
problem-not-found-detail = در این نشانی چیزی نیست.

problem-campaign-not-found-title = این کمپین پیدا نشد
problem-campaign-not-found-detail = لطفاً پیوند را بررسی کنید.

problem-claim-not-found-title = هنوز چیزی نگرفته‌اید
problem-claim-not-found-detail = این حساب هنوز اینجا چیزی نگرفته است.

problem-method-not-allowed-title = اینجا نمی‌شود این کار را کرد
problem-method-not-allowed-detail = این نشانی این روش را نمی‌پذیرد.

problem-too-large-title = بیش از حد بزرگ است
problem-too-large-detail = درخواست بزرگ‌تر از حد مجاز است.

problem-unsupported-media-type-title = قالب نادرست
problem-unsupported-media-type-detail = لطفاً درخواست را به صورت JSON بفرستید.

problem-malformed-json-title = درخواست خوانده نشد
problem-malformed-json-detail = درخواست JSON معتبری نیست.

problem-invalid-request-title = یک جای کار ایراد دارد
problem-invalid-request-detail = لطفاً این فیلد را بررسی کنید: { $field }.

problem-quantity-not-supported-title = فقط یکی
problem-quantity-not-supported-detail = بیشتر از یکی نمی‌شود گرفت.

problem-key-invalid-title = کلید نامعتبر
problem-key-invalid-detail = طول Idempotency-Key باید از ۱ تا ۱۲۸ نویسه باشد.

problem-too-many-requests-title = کمی آهسته‌تر
problem-too-many-requests-detail = خیلی پشت سر هم درخواست می‌دهید. لطفاً کمی صبر کنید و دوباره امتحان کنید.

problem-overloaded-title = چقدر شلوغ است!
problem-overloaded-detail =
    { $seconds ->
        [one] الان جمعیت زیادی اینجاست. لطفاً { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
       *[other] الان جمعیت زیادی اینجاست. لطفاً { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
    }

problem-outcome-unknown-title = هنوز مطمئن نیستیم
problem-outcome-unknown-detail =
    { $seconds ->
        [one] { $seconds } ثانیهٔ دیگر با همان کلید دوباره امتحان کنید: دو تا نمی‌گیرید و نوبتتان را هم از دست نمی‌دهید.
       *[other] { $seconds } ثانیهٔ دیگر با همان کلید دوباره امتحان کنید: دو تا نمی‌گیرید و نوبتتان را هم از دست نمی‌دهید.
    }

problem-unavailable-title = زود برمی‌گردیم
problem-unavailable-detail =
    { $seconds ->
        [one] این بخش فعلاً کار نمی‌کند. لطفاً { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
       *[other] این بخش فعلاً کار نمی‌کند. لطفاً { $seconds } ثانیهٔ دیگر دوباره امتحان کنید.
    }

problem-timeout-title = خیلی طول کشید
problem-timeout-detail = لطفاً با همان کلید دوباره امتحان کنید: دو تا نمی‌گیرید.

problem-internal-title = اشتباه از ما بود
problem-internal-detail = از طرف ما مشکلی پیش آمد. لطفاً دوباره امتحان کنید.

problem-cross-site-title = لطفاً از صفحهٔ خود ما استفاده کنید
problem-cross-site-detail = این درخواست از سایت دیگری آمده است. صفحهٔ ما را باز کنید و همان‌جا دکمه را بزنید.

problem-text-not-found-title = متنی به این زبان نیست
problem-text-not-found-detail = این کمپین متنی به این زبان ندارد.

problem-text-needed-title = این متن باید بماند
problem-text-needed-detail = همهٔ زبان‌های دیگر به آن متکی‌اند. به‌جای حذف، آن را از نو بنویسید.

problem-challenge-required-title = اول یک بررسی کوتاه
problem-challenge-required-detail = لطفاً نشان دهید که انسان هستید و نه یک برنامه، و دوباره امتحان کنید.

problem-challenge-failed-title = بررسی انجام نشد
problem-challenge-failed-detail = لطفاً یک بار دیگر انجامش دهید: هر بررسی فقط یک بار و تنها چند دقیقه اعتبار دارد.
