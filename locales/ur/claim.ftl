claim-granted-title = یہ آپ کا ہوا!
claim-granted-detail = { $title }: ایک آپ کا ہے۔ آپ کا نمبر: { $ticket } ({ $region })۔

claim-already-title = آپ کو مل چکا ہے
claim-already-detail = { $title }: ہر شخص کے لیے ایک، اور آپ کا حصہ محفوظ ہے۔ آپ کا نمبر: { $ticket } ({ $region })۔

claim-sold-out-title = سب ختم
claim-sold-out-detail =
    { $supply ->
        [one] ایک ہی عدد تھا اور وہ دیا جا چکا ہے۔ معذرت!
       *[other] تمام { $supply } عدد دیے جا چکے ہیں۔ معذرت!
    }

claim-wait-title = تقریباً سب ختم
claim-wait-detail =
    { $seconds ->
        [one] شاید کچھ واپس آ جائیں۔ { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
       *[other] شاید کچھ واپس آ جائیں۔ { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
    }

claim-released-title = آپ نے اپنا حصہ واپس کر دیا
claim-released-detail = وہ اب دوسروں کے لیے ہے۔ ہر اکاؤنٹ صرف ایک بار لے سکتا ہے۔

claim-expired-title = وقت ختم ہو گیا
claim-expired-detail = جو حصہ آپ کے لیے رکھا تھا وہ اب دوسروں کے لیے ہے۔ ہر اکاؤنٹ صرف ایک بار لے سکتا ہے۔

claim-reference = حوالہ کوڈ: { $reference }
