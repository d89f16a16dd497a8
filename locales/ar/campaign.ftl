campaign-not-open-title = لم يبدأ بعد
campaign-not-open-detail =
    { $seconds ->
        [zero] سيبدأ في أي لحظة.
        [one] سيبدأ بعد ثانية واحدة.
        [two] سيبدأ بعد ثانيتين.
        [few] سيبدأ بعد { $seconds } ثوانٍ.
        [many] سيبدأ بعد { $seconds } ثانيةً.
       *[other] سيبدأ بعد { $seconds } ثانية.
    }
campaign-not-open-later-detail = موعد البدء: { $opens_at }. الوقت المتبقي: { $left }.
campaign-not-open-undated-detail = سنعلن عن موعد البدء.

campaign-paused-title = استراحة قصيرة
campaign-paused-detail = لم يضع شيء: كل ما تبقى ما زال موجودًا. عُد إلينا قريبًا.
campaign-paused-reason-detail = لم يضع شيء: كل ما تبقى ما زال موجودًا. السبب: { $reason }

campaign-closed-title = انتهى الأمر
campaign-closed-detail = انتهى هذا العرض. شكرًا لحضورك!

campaign-not-eligible-title = غير متاح في بلدك
campaign-not-eligible-detail = عذرًا، هذا العرض غير متاح في بلد حسابك.

account-blocked-title = لا يمكن لهذا الحساب المشاركة
account-blocked-detail = الحساب محظور. إن كنت تظن أن هذا خطأ، فتواصل مع فريق الدعم.

campaign-supply =
    { $supply ->
        [zero] لا توجد وحدات للتوزيع
        [one] وحدة واحدة فقط للتوزيع
        [two] وحدتان للتوزيع
        [few] { $supply } وحدات للتوزيع
        [many] { $supply } وحدةً للتوزيع
       *[other] { $supply } وحدة للتوزيع
    }
campaign-remaining =
    { $remaining ->
        [zero] لم يبقَ شيء
        [one] بقيت وحدة واحدة فقط
        [two] بقيت وحدتان
        [few] بقيت { $remaining } وحدات
        [many] بقيت { $remaining } وحدةً
       *[other] بقيت { $remaining } وحدة
    }
