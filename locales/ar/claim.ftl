claim-granted-title = مبروك، إنها لك!
claim-granted-detail = { $title }: لك واحدة. رقم تذكرتك: { $ticket } ({ $region }).

claim-already-title = لديك حصتك بالفعل
claim-already-detail = { $title }: واحدة لكل شخص، وحصتك محفوظة. رقم تذكرتك: { $ticket } ({ $region }).

claim-sold-out-title = نفدت الكمية
claim-sold-out-detail =
    { $supply ->
        [zero] لم تبقَ أي وحدة. نعتذر!
        [one] وُزِّعت الوحدة الوحيدة. نعتذر!
        [two] وُزِّعت الوحدتان كلتاهما. نعتذر!
        [few] وُزِّعت { $supply } وحدات بالكامل. نعتذر!
        [many] وُزِّعت { $supply } وحدةً بالكامل. نعتذر!
       *[other] وُزِّعت { $supply } وحدة بالكامل. نعتذر!
    }

claim-wait-title = أوشكت الكمية على النفاد
claim-wait-detail =
    { $seconds ->
        [zero] قد تعود بعض الوحدات. اسأل مرة أخرى الآن.
        [one] قد تعود بعض الوحدات. اسأل مرة أخرى بعد ثانية واحدة.
        [two] قد تعود بعض الوحدات. اسأل مرة أخرى بعد ثانيتين.
        [few] قد تعود بعض الوحدات. اسأل مرة أخرى بعد { $seconds } ثوانٍ.
        [many] قد تعود بعض الوحدات. اسأل مرة أخرى بعد { $seconds } ثانيةً.
       *[other] قد تعود بعض الوحدات. اسأل مرة أخرى بعد { $seconds } ثانية.
    }

claim-released-title = لقد أعدت حصتك
claim-released-detail = عادت الحصة لتُتاح للآخرين. يمكن لكل حساب أن يطلب مرة واحدة فقط.

claim-expired-title = انتهت المهلة
claim-expired-detail = الحصة المحجوزة لك عادت لتُتاح للآخرين. يمكن لكل حساب أن يطلب مرة واحدة فقط.

claim-reference = الرقم المرجعي: { $reference }
