campaign-not-open-title = עוד לא נפתח
campaign-not-open-detail =
    { $seconds ->
        [0] ממש עוד רגע נפתח.
        [one] הפתיחה בעוד שנייה.
        [two] הפתיחה בעוד שתי שניות.
       *[other] הפתיחה בעוד { $seconds } שניות.
    }
campaign-not-open-later-detail = פתיחה: { $opens_at }. הזמן שנותר: { $left }.
campaign-not-open-undated-detail = שעת הפתיחה תפורסם בהמשך.
campaign-paused-title = הפסקה קצרה
campaign-paused-detail = שום דבר לא אבד: כל מה שנשאר עדיין כאן. נתראה עוד מעט!
campaign-paused-reason-detail = שום דבר לא אבד: כל מה שנשאר עדיין כאן. הסיבה: { $reason }
campaign-closed-title = זה נגמר
campaign-closed-detail = המבצע הסתיים. תודה שבאתם!
campaign-not-eligible-title = לא זמין במדינה שלכם
campaign-not-eligible-detail = מצטערים, המבצע לא מוצע במדינה של החשבון שלכם.
account-too-new-title = החשבון הזה חדש מדי
account-too-new-detail = מצטערים, המבצע מיועד רק לחשבונות ותיקים יותר.
account-blocked-title = החשבון הזה לא יכול להשתתף
account-blocked-detail = החשבון נחסם. אם לדעתכם זו טעות, פנו לתמיכה.
campaign-supply =
    { $supply ->
        [one] רק יחידה אחת לחלוקה
        [two] שתי יחידות לחלוקה
       *[other] { $supply } יחידות לחלוקה
    }
campaign-remaining =
    { $remaining ->
        [0] לא נשאר כלום
        [one] נשארה רק יחידה אחת
        [two] נשארו שתי יחידות
       *[other] נשארו { $remaining } יחידות
    }
