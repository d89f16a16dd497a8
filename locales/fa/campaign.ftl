campaign-not-open-title = هنوز شروع نشده
campaign-not-open-detail =
    { $seconds ->
        [0] هر لحظه ممکن است شروع شود.
        [one] { $seconds } ثانیهٔ دیگر شروع می‌شود.
       *[other] { $seconds } ثانیهٔ دیگر شروع می‌شود.
    }
campaign-not-open-later-detail = شروع: { $opens_at }. زمان باقی‌مانده: { $left }.
campaign-not-open-undated-detail = زمان شروع اعلام خواهد شد.
campaign-paused-title = توقف کوتاه
campaign-paused-detail = چیزی از دست نرفته: هرچه مانده سر جایش است. لطفاً کمی بعد دوباره سر بزنید.
campaign-paused-reason-detail = چیزی از دست نرفته: هرچه مانده سر جایش است. دلیل: { $reason }
campaign-closed-title = تمام شد
campaign-closed-detail = این کمپین به پایان رسیده است. از حضورتان ممنونیم!
campaign-not-eligible-title = در کشور شما ارائه نمی‌شود
campaign-not-eligible-detail = متأسفیم، این کمپین در کشور حساب شما ارائه نمی‌شود.
account-too-new-title = این حساب خیلی تازه است
account-too-new-detail = متأسفیم، این کمپین فقط برای حساب‌های قدیمی‌تر است.
account-blocked-title = این حساب نمی‌تواند شرکت کند
account-blocked-detail = این حساب مسدود شده است. اگر فکر می‌کنید اشتباهی شده، لطفاً با پشتیبانی تماس بگیرید.
campaign-supply =
    { $supply ->
        [one] فقط { $supply } عدد برای توزیع
       *[other] { $supply } عدد برای توزیع
    }
campaign-remaining =
    { $remaining ->
        [0] چیزی نمانده
        [one] فقط { $remaining } عدد مانده
       *[other] { $remaining } عدد مانده
    }
