problem-unauthorized-title = براہِ کرم سائن اِن کیجیے
problem-unauthorized-detail = ہمیں معلوم ہونا چاہیے کہ درخواست کس کی ہے۔ سائن اِن کر کے دوبارہ کوشش کیجیے۔

problem-invalid-token-title = براہِ کرم دوبارہ سائن اِن کیجیے
problem-invalid-token-detail = آپ کا سائن اِن اب کارآمد نہیں۔ نئے سرے سے سائن اِن کر کے دوبارہ کوشش کیجیے۔

problem-pass-expired-title = آپ کے اجازت نامے کی مدت ختم ہو گئی
problem-pass-expired-detail = نیا اجازت نامہ لے کر دوبارہ کوشش کیجیے۔

problem-invalid-pass-title = یہ اجازت نامہ استعمال نہیں ہو سکتا
problem-invalid-pass-detail = نیا اجازت نامہ لے کر دوبارہ کوشش کیجیے۔

problem-not-found-title = یہاں کچھ نہیں
problem-not-found-detail = اس پتے پر کچھ نہیں ہے۔

problem-campaign-not-found-title = یہ پیشکش نہیں ملی
problem-campaign-not-found-detail = براہِ کرم لنک جانچ لیجیے۔

problem-claim-not-found-title = ابھی کچھ نہیں لیا گیا
problem-claim-not-found-detail = اس اکاؤنٹ نے یہاں ابھی کچھ نہیں لیا۔

problem-method-not-allowed-title = یہاں یہ نہیں ہو سکتا
problem-method-not-allowed-detail = یہ پتا اس طریقے کو قبول نہیں کرتا۔

problem-too-large-title = درخواست بہت بڑی ہے
problem-too-large-detail = اس کا حجم مقررہ حد سے زیادہ ہے۔

problem-unsupported-media-type-title = غلط فارمیٹ
problem-unsupported-media-type-detail = براہِ کرم درخواست JSON میں بھیجیے۔

problem-malformed-json-title = درخواست پڑھی نہیں گئی
problem-malformed-json-detail = درخواست درست JSON نہیں ہے۔

problem-invalid-request-title = کچھ ٹھیک نہیں
problem-invalid-request-detail = براہِ کرم یہ خانہ جانچ لیجیے: { $field }۔

problem-quantity-not-supported-title = صرف ایک
problem-quantity-not-supported-detail = آپ ایک ہی لے سکتے ہیں، زیادہ نہیں۔

problem-key-invalid-title = ناقابلِ استعمال کلید
problem-key-invalid-detail = Idempotency-Key میں 1 سے 128 حروف ہونے چاہییں۔

problem-too-many-requests-title = ذرا آہستہ
problem-too-many-requests-detail = درخواستیں بہت جلدی جلدی آ رہی ہیں۔ ذرا رک کر دوبارہ کوشش کیجیے۔

problem-overloaded-title = کتنا ہجوم ہے!
problem-overloaded-detail =
    { $seconds ->
        [one] اس وقت یہاں بہت سے لوگ موجود ہیں۔ براہِ کرم { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
       *[other] اس وقت یہاں بہت سے لوگ موجود ہیں۔ براہِ کرم { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
    }

problem-outcome-unknown-title = ابھی یقین سے نہیں کہہ سکتے
problem-outcome-unknown-detail =
    { $seconds ->
        [one] اسی کلید کے ساتھ { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے: نہ دو ملیں گے، نہ آپ کی باری جائے گی۔
       *[other] اسی کلید کے ساتھ { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے: نہ دو ملیں گے، نہ آپ کی باری جائے گی۔
    }

problem-unavailable-title = ابھی واپس آتے ہیں
problem-unavailable-detail =
    { $seconds ->
        [one] یہ اس وقت کام نہیں کر رہا۔ براہِ کرم { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
       *[other] یہ اس وقت کام نہیں کر رہا۔ براہِ کرم { $seconds } سیکنڈ بعد دوبارہ کوشش کیجیے۔
    }

problem-timeout-title = بہت دیر لگ گئی
problem-timeout-detail = براہِ کرم اسی کلید کے ساتھ دوبارہ کوشش کیجیے: آپ کو دو نہیں ملیں گے۔

problem-internal-title = غلطی ہماری ہے
problem-internal-detail = ہماری طرف سے کوئی خرابی ہو گئی۔ براہِ کرم دوبارہ کوشش کیجیے۔

problem-cross-site-title = براہِ کرم ہمارا اپنا صفحہ استعمال کیجیے
problem-cross-site-detail = یہ درخواست کسی اور سائٹ سے آئی ہے۔ ہمارا صفحہ کھول کر وہاں بٹن دبائیے۔

problem-text-not-found-title = اس زبان میں کوئی متن نہیں
problem-text-not-found-detail = اس پیشکش کا اس زبان میں کوئی متن نہیں۔

problem-text-needed-title = یہ متن رہنا چاہیے
problem-text-needed-detail = باقی تمام زبانیں اسی پر انحصار کرتی ہیں۔ ہٹانے کے بجائے اسے نئے سرے سے لکھیے۔

problem-challenge-required-title = پہلے ایک مختصر جانچ
problem-challenge-required-detail = براہِ کرم دکھائیے کہ آپ انسان ہیں، کوئی پروگرام نہیں، پھر دوبارہ کوشش کیجیے۔

problem-challenge-failed-title = جانچ کامیاب نہیں ہوئی
problem-challenge-failed-detail = براہِ کرم اسے ایک بار اور کیجیے: ہر جانچ صرف ایک بار اور صرف چند منٹ کے لیے شمار ہوتی ہے۔
