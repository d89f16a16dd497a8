campaign-not-open-title = ابھی آغاز نہیں ہوا
campaign-not-open-detail =
    { $seconds ->
        [0] بس آغاز ہونے ہی والا ہے۔
        [one] { $seconds } سیکنڈ میں آغاز ہوگا۔
       *[other] { $seconds } سیکنڈ میں آغاز ہوگا۔
    }
campaign-not-open-later-detail = آغاز: { $opens_at }۔ باقی وقت: { $left }۔
campaign-not-open-undated-detail = آغاز کا وقت جلد بتا دیا جائے گا۔
campaign-paused-title = مختصر وقفہ
campaign-paused-detail = کچھ ضائع نہیں ہوا: جو باقی ہے وہ موجود ہے۔ براہِ کرم تھوڑی دیر میں پھر آئیے۔
campaign-paused-reason-detail = کچھ ضائع نہیں ہوا: جو باقی ہے وہ موجود ہے۔ وجہ: { $reason }
campaign-closed-title = پیشکش ختم ہو گئی
campaign-closed-detail = یہ پیشکش اب دستیاب نہیں۔ آنے کا شکریہ!
campaign-not-eligible-title = آپ کے ملک میں دستیاب نہیں
campaign-not-eligible-detail = معذرت، یہ پیشکش آپ کے اکاؤنٹ والے ملک میں دستیاب نہیں۔
account-too-new-title = یہ اکاؤنٹ بہت نیا ہے
account-too-new-detail = معذرت، یہ پیشکش صرف پرانے اکاؤنٹس کے لیے ہے۔
account-blocked-title = یہ اکاؤنٹ حصہ نہیں لے سکتا
account-blocked-detail = یہ اکاؤنٹ بلاک ہے۔ اگر آپ کے خیال میں یہ غلطی ہے تو براہِ کرم سپورٹ سے رابطہ کیجیے۔
campaign-supply =
    { $supply ->
        [one] بانٹنے کے لیے صرف { $supply } عدد
       *[other] بانٹنے کے لیے { $supply } عدد
    }
campaign-remaining =
    { $remaining ->
        [0] کچھ باقی نہیں
        [one] صرف { $remaining } عدد باقی
       *[other] { $remaining } عدد باقی
    }
