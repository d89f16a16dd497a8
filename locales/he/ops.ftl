### Words for the team alone.

problem-forbidden-title = התפקיד שלכם לא מאפשר את זה
problem-forbidden-detail = לזה צריך לפחות את התפקיד { $role }.

problem-out-of-scope-title = הטוקן שלכם לא מיועד לזה
problem-out-of-scope-detail = הטוקן שלכם מיועד רק למבצעים או לאזורים מסוימים, וזה לא אחד מהם.
order-unknown-detail = עוד לא ידוע אם זה בוצע. בדקו קודם, ורק אז נסו שוב. הוספת יחידות או העברה עם אותו מזהה מתבצעת פעם אחת בלבד.

problem-operator-not-found-title = אין בצוות מישהו כזה
problem-operator-not-found-detail = אין בצוות מישהו עם המזהה הזה ועם טוקן שעדיין בתוקף.

ops-title = { $title } · תפעול
ops-name = תפעול
ops-seen-from = מבט מאזור { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = התנתקות

ops-sign-in-title = התחברות
ops-sign-in-detail = הדביקו את טוקן התפעול שלכם. הוא יישאר בדפדפן הזה עד שתתנתקו או תסגרו אותו.
ops-token = טוקן תפעול
ops-sign-in-button = התחברות
ops-token-refused = אי אפשר להיכנס עם הטוקן הזה. אולי הוא בוטל, ואולי פג תוקפו.
ops-token-unknown = אי אפשר לברר כרגע במסד הנתונים של מי הטוקן הזה. נסו שוב בעוד רגע.

ops-campaigns = מבצעים
ops-no-campaign-title = עוד אין מבצע
ops-no-campaign-detail = צרו את הראשון עם ”largesse campaign create”, והוא יופיע כאן.

ops-number = { $value }
ops-per-second = { $value } בשנייה
ops-per-minute = { $value } בדקה
ops-millis = { $value } ms
ops-span = { $span }
ops-ago = לפני { $span }
ops-now = עכשיו
ops-minutes-ago = לפני { $value } דק׳
ops-unknown = –

ops-live = בזמן אמת
ops-stale-title = מסד הנתונים לא עונה
ops-stale-detail = זה היה המצב כשהוא ענה בפעם האחרונה. ברגע שהוא יחזור, הבקשות ייענו שוב.
ops-nothing-title = עוד לא ידוע כלום
ops-nothing-detail = מסד הנתונים עוד לא ענה מאז שהשרת הזה בדק לראשונה. הדף יתמלא מעצמו ברגע שתגיע תשובה.
ops-offline = החיבור לשרת הזה אבד. ממשיכים לנסות…

ops-state-draft = לא נפתח
ops-state-scheduled = ייפתח מעצמו
ops-state-open = פתוח
ops-state-paused = מושהה
ops-state-closed = הסתיים
ops-state-sold-out = הכול חולק
ops-frozen = ההעברות מוקפאות
ops-opens-in = עד הפתיחה:
ops-closes-at = סיום: { $when }

ops-supply = סך הכול
ops-granted = חולקו
ops-held = שמורות
ops-remaining = נשארו
ops-rate = קצב חלוקה
ops-time-left = יספיק, בקצב הזה
ops-attempts = בקשות
ops-granted-share = חולקו { $percent } אחוז

ops-regions = אזורים
ops-region = אזור
ops-health = מצב
ops-answers = זמן תשובה (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = שרתים
ops-servers-value = מוכנים: { $ready } מתוך { $all }
ops-heard = דיווח אחרון
ops-first-dry = יתרוקן ראשון
ops-dry = ריק: הבקשות עוברות לאזור אחר
ops-health-good = תקין
ops-health-draining = בריקון
ops-health-gone = לא בשירות
ops-health-none = אין שרת
ops-health-silent = השרתים שותקים
ops-health-not-ready = לא כולם מוכנים
ops-health-errors = תשובות נכשלות
ops-health-slow = התשובות איטיות

ops-chart-rates = 15 הדקות האחרונות: בקשות וקצב חלוקה
ops-chart-latency = 15 הדקות האחרונות: כמה זמן לוקח לענות
ops-chart-rates-now = עכשיו: בקשות { $attempts }, חלוקה { $granted }. בטבלה שמתחת מופיעה כל דקה.
ops-chart-latency-now = עכשיו תשובה אחת מכל מאה לוקחת { $slow } או יותר. בטבלה שמתחת מופיעה כל דקה.
ops-line-attempts = בקשות (ציר שמאלי)
ops-line-granted = קצב חלוקה (ציר ימני)
ops-line-p50 = מחצית התשובות
ops-line-p99 = אחת ממאה, באזור האיטי ביותר
ops-line-round-trip = במסד הנתונים
ops-line-pool = המתנה לחיבור
ops-chart-empty = הנקודות הראשונות יופיעו בעוד כמה שניות.
ops-as-table = כטבלה
ops-when = מתי

ops-why = מה מעכב את התשובות
ops-why-fine = התשובות מהירות. שום דבר לא מחכה.
ops-why-quiet = אף אחד לא מבקש כרגע.
ops-why-retries = התשובות איטיות באזור { $region }: פקודות במסד הנתונים מפריעות זו לזו ומורצות שוב.
ops-why-database = התשובות איטיות באזור { $region }: רוב הזמן עובר במסד הנתונים.
ops-why-connections = התשובות איטיות באזור { $region }: בקשות מחכות לחיבור פנוי למסד הנתונים.
ops-why-server = התשובות איטיות באזור { $region }: זה לא מסד הנתונים ולא החיבורים, השרתים שם עמוסים.
ops-p50 = מחצית התשובות בתוך
ops-p99 = 99 מכל 100 תשובות בתוך
ops-round-trip = במסד הנתונים (p99)
ops-pool-wait = המתנה לחיבור (p99)
ops-connections = חיבורים בשימוש
ops-connections-value = { $used } מתוך { $most }
ops-retries = פקודות שהורצו שוב
ops-errors = תשובות שנכשלו
ops-queue = מחכות להחלטה

ops-books = המאזן
ops-books-good = מאוזן
ops-books-bad =
    { $findings ->
        [one] אי התאמה אחת
        [two] שתי אי התאמות
       *[other] { $findings } אי התאמות
    }
ops-books-what = הפקודה ”largesse audit” מפרטת כל אחת מהן. מבצע שהמאזן שלו לא מסתדר מושהה מעצמו.
ops-books-unknown = עוד לא נבדק
ops-books-checked = נבדק

ops-languages = שפות המענה
ops-languages-none = עוד אף אחד לא קיבל תשובה.

ops-moves = יחידות שהועברו
ops-moves-none = עוד לא הועברו יחידות.
ops-move =
    { $amount ->
        [one] יחידה אחת מאזור { $from } לאזור { $to }
        [two] שתי יחידות מאזור { $from } לאזור { $to }
       *[other] { $amount } יחידות מאזור { $from } לאזור { $to }
    }
ops-move-inside =
    { $amount ->
        [one] יחידה אחת בתוך אזור { $region }
        [two] שתי יחידות בתוך אזור { $region }
       *[other] { $amount } יחידות בתוך אזור { $region }
    }
ops-reason-ahead = אזור { $to } היה מתרוקן בתוך { $left }, בקצב של { $rate }.
ops-reason-ahead-quiet = אזור { $to } מקבל את חלקו עוד לפני שאנשים מגיעים.
ops-reason-floor = באזור { $to } היה פחות מהמינימום.
ops-reason-drain = אזור { $from } יוצא משירות ומעביר את היחידות שלו.
ops-reason-idle = אזור { $from } לא היה מספיק לחלק אותן לפני הסיום.
ops-reason-borrow = אנשים חיכו בשרת שהיחידות שלו עמדו להיגמר.
ops-reason-order = ידנית: { $words }
ops-reason-other = { $words }

ops-actions = מה אפשר לעשות
ops-actions-none = התפקיד שלכם מאפשר לצפות בלבד. כדי לפתוח, להשהות או להוסיף יחידות צריך את התפקיד operator.
ops-actions-idle = אין כאן מה לעשות כרגע.

ops-open = פתיחה
ops-open-detail = היחידות יחולקו החל משעת הפתיחה; אם היא כבר עברה, מיד.
ops-open-now = לפתוח עכשיו, בלי לחכות לשעת הפתיחה
ops-open-button = פתיחת המבצע

ops-pause = השהיה
ops-pause-detail = אף אחד לא יקבל יחידה עד שתחדשו; שום דבר לא אובד. אנשים יקראו את הסיבה שלכם, כל אחד בשפה הקרובה ביותר מאלה שתכתבו בהן.
ops-language = שפה
ops-reason = סיבה
ops-reason-shown = הסיבה שאנשים יקראו
ops-pause-button = השהיית המבצע

ops-resume = חידוש
ops-resume-detail = היחידות יחולקו שוב, בכל מקום בתוך שנייה בערך.
ops-resume-button = חידוש המבצע

ops-restock = הוספת יחידות
ops-restock-detail = מוסיף יחידות לסך הכול. אם הכול כבר חולק, המבצע ייפתח שוב מעצמו. אי אפשר לקחת יחידות בחזרה.
ops-amount = כמה יחידות להוסיף
ops-restock-region = לאן להוסיף
ops-restock-anywhere = לכל אזור: היחידות יועברו למקום שבו מבקשים
ops-restock-button = הוספת היחידות האלה

ops-freeze = הקפאת ההעברות
ops-freeze-detail = יחידות לא יועברו יותר מראש בין אזורים. מי שמחכה באזור ריק עדיין יקבל ממה שנשאר במקום אחר.
ops-freeze-button = הקפאת ההעברות

ops-unfreeze = חידוש ההעברות
ops-unfreeze-detail = היחידות יועברו מעצמן לאן שיצטרכו אותן, עוד לפני שיצטרכו.
ops-unfreeze-button = חידוש ההעברות

ops-close = סיום לצמיתות
ops-close-detail = המבצע יסתיים ואי אפשר יהיה לפתוח אותו שוב. מי שכבר קיבל יחידה ישמור עליה.
ops-close-button = סיום המבצע לצמיתות

ops-drain = ריקון אזור
ops-drain-detail = האזור יעביר את היחידות שלו לאזורים האחרים, עד אפס בדיוק, ולא יקבל חדשות. השרתים שלו ימשיכו לענות.
ops-drain-button = ריקון האזור הזה

ops-done = בוצע: { $what }.
ops-not-done = לא בוצע: { $what }

problem-account-not-found-title = אין חשבון כזה
problem-account-not-found-detail = אין כאן חשבון עם המזהה הזה. ייתכן שהוא נמחק.

problem-account-in-campaign-title = יש מבצע שעדיין צריך את החשבון הזה
problem-account-in-campaign-detail = עד ש־{ $campaign } יסתיים, החשבון הזה רשאי להשתתף בו או שכבר קיבל בו יחידה. נסו שוב אחרי הסיום.

problem-account-kept-out-title = יש מבצע שעדיין חוסם את החשבון הזה
problem-account-kept-out-detail = החשבון הזה חסום. אם יימחק עכשיו, אותו אדם יוכל לחזור בחשבון חדש לפני ש־{ $campaign } יסתיים. נסו שוב אחרי הסיום, או בטלו את החסימה.

problem-account-may-have-pass-title = ייתכן שלחשבון הזה עדיין יש אישור כניסה
problem-account-may-have-pass-detail = באישור כניסה רשום אזור הבית. חסמו את החשבון; חשבון חסום לא מקבל אישור חדש. נסו שוב בעוד { $minutes } דקות, ובטלו את החסימה אחרי שהחשבון יעבור.

problem-claim-over-title = אין מה להחזיר
problem-claim-over-detail = היחידה הזו כבר הוחזרה, או שהזמן שלה נגמר.

problem-region-not-found-title = אין אזור כזה
problem-region-not-found-detail = לא הוגדר כאן אזור בשם הזה.

conflict-title = במצב הנוכחי זה לא אפשרי
conflict-state = מצב המבצע: { $state }. אי אפשר לעשות את זה במצב הזה.
conflict-window = אנשים כבר התחילו לקבל: אי אפשר לשנות עוד את שעת הפתיחה.
conflict-over = שעת הסיום של המבצע כבר עברה: דחו אותה קודם.
conflict-exists = כבר יש מבצע בשם הזה.
conflict-operator = כבר יש בצוות מישהו עם המזהה הזה, וטוקן מוצג רק פעם אחת. אם הוא אבד, בטלו אותו והוסיפו מחדש עם מזהה חדש.
conflict-leaving = האזור בריקון או לא בשירות: אי אפשר להעביר אליו יחידות.
conflict-no-row = למבצע אין שורת מונה כזו, או ששתי השורות זהות.
conflict-nothing-moved = שום דבר לא הועבר: למי שנותן אין יחידה פנויה.
conflict-last-region = אין אזור פעיל אחר: אין מי שיקבל את היחידות.
conflict-has-units = האזור לא בריקון, או שעוד יש בו יחידות: רוקנו אותו קודם.
conflict-not-in-database = מסד הנתונים לא מכיר את האזור הזה ולא יכול להוסיף אותו: צריכים להיות לו צמתים שם, והתפקיד צריך להיות הבעלים שלו. שום דבר לא השתנה.
