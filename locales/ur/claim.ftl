claim-granted-title = یہ آپ کا ہوا!
claim-granted-detail = { $title }: ایک آپ کا ہے۔ آپ کا نمبر: { $ticket } ({ $region })۔

claim-already-title = آپ کو مل چکا ہے
claim-already-detail = { $title }: ہر شخص کے لیے ایک، اور آپ کا محفوظ ہے۔ آپ کا نمبر: { $ticket } ({ $region })۔

claim-sold-out-title = سب ختم
claim-sold-out-detail =
    { $supply ->
        [1] جو ایک تھا وہ کسی کو مل گیا۔ معذرت!
        [one] { $supply } عدد دیا جا چکا ہے۔ معذرت!
       *[other] تمام { $supply } عدد دیے جا چکے ہیں۔ معذرت!
    }

claim-wait-title = تقریباً سب ختم
claim-wait-detail =
    { $seconds ->
        [one] شاید کچھ واپس آ جائیں۔ { $seconds } سیکنڈ بعد پھر پوچھیے۔
       *[other] شاید کچھ واپس آ جائیں۔ { $seconds } سیکنڈ بعد پھر پوچھیے۔
    }

claim-released-title = آپ نے اپنا واپس کر دیا
claim-released-detail = وہ اب دوسروں کے لیے ہے۔ ہر اکاؤنٹ صرف ایک بار لے سکتا ہے۔

claim-expired-title = وقت ختم ہو گیا
claim-expired-detail = جو آپ کے لیے رکھا تھا وہ اب دوسروں کے لیے ہے۔ ہر اکاؤنٹ صرف ایک بار لے سکتا ہے۔

claim-reference = حوالہ نمبر: { $reference }
