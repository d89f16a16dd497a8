claim-granted-title = مبروك، الحصة لك!
claim-granted-detail = { $title }: لك حصة واحدة. رقم تذكرتك: { $ticket } ({ $region }).

claim-already-title = لديك حصتك بالفعل
claim-already-detail = { $title }: حصة واحدة لكل شخص، وحصتك محفوظة. رقم تذكرتك: { $ticket } ({ $region }).

claim-sold-out-title = نفدت الكمية
claim-sold-out-detail =
    { $supply ->
        [zero] لم تبقَ أي حصة. نعتذر!
        [one] وُزِّعت الحصة الوحيدة. نعتذر!
        [two] وُزِّعت الحصتان كلتاهما. نعتذر!
        [few] وُزِّعت { $supply } حصص بالكامل. نعتذر!
        [many] وُزِّعت { $supply } حصةً بالكامل. نعتذر!
       *[other] وُزِّعت { $supply } حصة بالكامل. نعتذر!
    }

claim-wait-title = أوشكت الكمية على النفاد
claim-wait-detail =
    { $seconds ->
        [zero] قد تعود بعض الحصص. حاول مرة أخرى الآن.
        [one] قد تعود بعض الحصص. حاول مرة أخرى بعد ثانية واحدة.
        [two] قد تعود بعض الحصص. حاول مرة أخرى بعد ثانيتين.
        [few] قد تعود بعض الحصص. حاول مرة أخرى بعد { $seconds } ثوانٍ.
        [many] قد تعود بعض الحصص. حاول مرة أخرى بعد { $seconds } ثانيةً.
       *[other] قد تعود بعض الحصص. حاول مرة أخرى بعد { $seconds } ثانية.
    }

claim-released-title = لقد أعدت حصتك
claim-released-detail = عادت الحصة لتُتاح للآخرين. يمكن لكل حساب أن يطلب مرة واحدة فقط.

claim-expired-title = انتهت المهلة
claim-expired-detail = الحصة المحجوزة لك عادت لتُتاح للآخرين. يمكن لكل حساب أن يطلب مرة واحدة فقط.

claim-reference = الرمز المرجعي: { $reference }
