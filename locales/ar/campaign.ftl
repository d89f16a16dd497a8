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
campaign-paused-detail = لم يَضِع شيء: كل ما تبقى ما زال موجودًا. نراك بعد قليل!
campaign-paused-reason-detail = لم يَضِع شيء: كل ما تبقى ما زال موجودًا. السبب: { $reason }

campaign-closed-title = انتهى العرض
campaign-closed-detail = لم يعد هذا العرض متاحًا. شكرًا لزيارتك!

campaign-not-eligible-title = غير متاح في بلدك
campaign-not-eligible-detail = عذرًا، هذا العرض غير متاح في بلد حسابك.

account-too-new-title = هذا الحساب حديث جدًا
account-too-new-detail = عذرًا، هذا العرض مخصّص للحسابات الأقدم فقط.
account-blocked-title = لا يمكن لهذا الحساب المشاركة
account-blocked-detail = هذا الحساب محظور. إذا كان في الأمر خطأ، فيُرجى التواصل مع فريق الدعم.

campaign-supply =
    { $supply ->
        [zero] لا توجد حصص للتوزيع
        [one] حصة واحدة فقط للتوزيع
        [two] حصتان للتوزيع
        [few] { $supply } حصص للتوزيع
        [many] { $supply } حصةً للتوزيع
       *[other] { $supply } حصة للتوزيع
    }
campaign-remaining =
    { $remaining ->
        [zero] لم يبقَ شيء
        [one] بقيت حصة واحدة فقط
        [two] بقيت حصتان
        [few] بقيت { $remaining } حصص
        [many] بقيت { $remaining } حصةً
       *[other] بقيت { $remaining } حصة
    }
