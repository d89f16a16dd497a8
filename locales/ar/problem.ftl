problem-unauthorized-title = سجّل الدخول من فضلك
problem-unauthorized-detail = نحتاج إلى معرفة صاحب الطلب. سجّل الدخول ثم حاول مرة أخرى.

problem-invalid-token-title = سجّل الدخول من جديد
problem-invalid-token-detail = لم يعد تسجيل دخولك صالحًا. سجّل الدخول من جديد ثم حاول مرة أخرى.

problem-pass-expired-title = انتهت صلاحية تصريحك
problem-pass-expired-detail = احصل على تصريح جديد ثم حاول مرة أخرى.

problem-invalid-pass-title = هذا التصريح غير صالح
problem-invalid-pass-detail = احصل على تصريح جديد ثم حاول مرة أخرى.

problem-not-found-title = لا شيء هنا
problem-not-found-detail = لا يوجد شيء بهذا العنوان.

problem-campaign-not-found-title = لم نعثر على هذا العرض
problem-campaign-not-found-detail = تحقق من الرابط من فضلك.

problem-claim-not-found-title = لا يوجد طلب بعد
problem-claim-not-found-detail = لم يطلب هذا الحساب شيئًا هنا.

problem-method-not-allowed-title = لا يمكن فعل ذلك هنا
problem-method-not-allowed-detail = هذا العنوان لا يقبل هذه الطريقة.

problem-too-large-title = أكبر من اللازم
problem-too-large-detail = الطلب أكبر من الحجم المقبول.

problem-unsupported-media-type-title = صيغة غير صحيحة
problem-unsupported-media-type-detail = أرسل الطلب بصيغة JSON من فضلك.

problem-malformed-json-title = طلب غير مقروء
problem-malformed-json-detail = الطلب ليس بصيغة JSON صالحة.

problem-invalid-request-title = هناك شيء غير صحيح
problem-invalid-request-detail = تحقق من هذا الحقل من فضلك: { $field }.

problem-quantity-not-supported-title = حصة واحدة فقط
problem-quantity-not-supported-detail = يمكنك طلب حصة واحدة لا أكثر.

problem-key-invalid-title = مفتاح غير صالح
problem-key-invalid-detail = يجب أن يكون طول Idempotency-Key بين 1 و128 حرفًا.

problem-too-many-requests-title = على مهلك
problem-too-many-requests-detail = طلباتك متكررة جدًا. انتظر لحظة ثم حاول مرة أخرى.

problem-overloaded-title = يا له من ازدحام!
problem-overloaded-detail =
    { $seconds ->
        [zero] الإقبال كبير جدًا حاليًا. حاول مرة أخرى الآن.
        [one] الإقبال كبير جدًا حاليًا. حاول مرة أخرى بعد ثانية واحدة.
        [two] الإقبال كبير جدًا حاليًا. حاول مرة أخرى بعد ثانيتين.
        [few] الإقبال كبير جدًا حاليًا. حاول مرة أخرى بعد { $seconds } ثوانٍ.
        [many] الإقبال كبير جدًا حاليًا. حاول مرة أخرى بعد { $seconds } ثانيةً.
       *[other] الإقبال كبير جدًا حاليًا. حاول مرة أخرى بعد { $seconds } ثانية.
    }

problem-outcome-unknown-title = لسنا متأكدين بعد
problem-outcome-unknown-detail =
    { $seconds ->
        [zero] حاول مرة أخرى الآن بالمفتاح نفسه: لن تحصل على حصتين ولن تفقد دورك.
        [one] حاول مرة أخرى بالمفتاح نفسه بعد ثانية واحدة: لن تحصل على حصتين ولن تفقد دورك.
        [two] حاول مرة أخرى بالمفتاح نفسه بعد ثانيتين: لن تحصل على حصتين ولن تفقد دورك.
        [few] حاول مرة أخرى بالمفتاح نفسه بعد { $seconds } ثوانٍ: لن تحصل على حصتين ولن تفقد دورك.
        [many] حاول مرة أخرى بالمفتاح نفسه بعد { $seconds } ثانيةً: لن تحصل على حصتين ولن تفقد دورك.
       *[other] حاول مرة أخرى بالمفتاح نفسه بعد { $seconds } ثانية: لن تحصل على حصتين ولن تفقد دورك.
    }

problem-unavailable-title = سنعود بعد لحظات
problem-unavailable-detail =
    { $seconds ->
        [zero] الخدمة لا تعمل حاليًا. حاول مرة أخرى الآن.
        [one] الخدمة لا تعمل حاليًا. حاول مرة أخرى بعد ثانية واحدة.
        [two] الخدمة لا تعمل حاليًا. حاول مرة أخرى بعد ثانيتين.
        [few] الخدمة لا تعمل حاليًا. حاول مرة أخرى بعد { $seconds } ثوانٍ.
        [many] الخدمة لا تعمل حاليًا. حاول مرة أخرى بعد { $seconds } ثانيةً.
       *[other] الخدمة لا تعمل حاليًا. حاول مرة أخرى بعد { $seconds } ثانية.
    }

problem-timeout-title = استغرق الأمر وقتًا طويلًا
problem-timeout-detail = حاول مرة أخرى بالمفتاح نفسه: لن تحصل على حصتين.

problem-internal-title = الخطأ منّا
problem-internal-detail = حدث خطأ من جانبنا. حاول مرة أخرى من فضلك.

problem-cross-site-title = استخدم صفحتنا من فضلك
problem-cross-site-detail = جاء هذا الطلب من موقع آخر. افتح صفحتنا واضغط الزر هناك.

problem-text-not-found-title = لا نص بهذه اللغة
problem-text-not-found-detail = ليس للعرض نص بهذه اللغة.

problem-text-needed-title = يجب أن يبقى هذا النص
problem-text-needed-detail = تعتمد عليه كل اللغات الأخرى. أعد كتابته بدلًا من حذفه.

problem-challenge-required-title = فحص سريع أولًا
problem-challenge-required-detail = أثبت من فضلك أنك إنسان ولست برنامجًا، ثم حاول مرة أخرى.

problem-challenge-failed-title = لم ينجح الفحص
problem-challenge-failed-detail = أعد الفحص من فضلك: كل فحص يُحتسب مرة واحدة فقط، ولبضع دقائق فقط.
