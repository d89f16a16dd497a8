problem-unauthorized-title = צריך להתחבר
problem-unauthorized-detail = אנחנו צריכים לדעת מי מבקש. התחברו ונסו שוב.

problem-invalid-token-title = צריך להתחבר מחדש
problem-invalid-token-detail = ההתחברות שלכם כבר לא בתוקף. התחברו מחדש ונסו שוב.

problem-pass-expired-title = תוקף אישור הכניסה שלכם פג
problem-pass-expired-detail = הוציאו אישור כניסה חדש ונסו שוב.

problem-invalid-pass-title = אישור הכניסה הזה לא תקף
problem-invalid-pass-detail = הוציאו אישור כניסה חדש ונסו שוב.

problem-not-found-title = אין כאן כלום
problem-not-found-detail = אין כלום בכתובת הזו.

problem-campaign-not-found-title = לא מצאנו את המבצע הזה
problem-campaign-not-found-detail = בדקו את הקישור, בבקשה.

problem-claim-not-found-title = עוד לא התקבל כלום
problem-claim-not-found-detail = החשבון הזה עוד לא קיבל כאן כלום.

problem-method-not-allowed-title = אי אפשר לעשות את זה כאן
problem-method-not-allowed-detail = הכתובת הזו לא תומכת בשיטה הזו.

problem-too-large-title = גדול מדי
problem-too-large-detail = הבקשה חורגת מהגודל המותר.

problem-unsupported-media-type-title = פורמט שגוי
problem-unsupported-media-type-detail = שלחו את הבקשה בפורמט JSON, בבקשה.

problem-malformed-json-title = אי אפשר לקרוא את הבקשה
problem-malformed-json-detail = הבקשה אינה JSON תקין.

problem-invalid-request-title = משהו לא בסדר
problem-invalid-request-detail = בדקו את השדה הזה, בבקשה: { $field }.

problem-quantity-not-supported-title = אחת בלבד
problem-quantity-not-supported-detail = אפשר לקבל אחת, לא יותר.

problem-key-invalid-title = מפתח לא תקין
problem-key-invalid-detail = אורך Idempotency-Key צריך להיות 1 עד 128 תווים.

problem-too-many-requests-title = לאט לאט
problem-too-many-requests-detail = יותר מדי בקשות ברצף. חכו רגע ונסו שוב.

problem-overloaded-title = איזה עומס!
problem-overloaded-detail =
    { $seconds ->
        [one] יש כאן עכשיו המון אנשים. נסו שוב בעוד שנייה.
        [two] יש כאן עכשיו המון אנשים. נסו שוב בעוד שתי שניות.
       *[other] יש כאן עכשיו המון אנשים. נסו שוב בעוד { $seconds } שניות.
    }

problem-outcome-unknown-title = אנחנו עוד לא בטוחים
problem-outcome-unknown-detail =
    { $seconds ->
        [one] נסו שוב עם אותו מפתח בעוד שנייה: לא תקבלו שתיים ולא תאבדו את המקום בתור.
        [two] נסו שוב עם אותו מפתח בעוד שתי שניות: לא תקבלו שתיים ולא תאבדו את המקום בתור.
       *[other] נסו שוב עם אותו מפתח בעוד { $seconds } שניות: לא תקבלו שתיים ולא תאבדו את המקום בתור.
    }

problem-unavailable-title = תכף חוזרים
problem-unavailable-detail =
    { $seconds ->
        [one] זה לא עובד כרגע. נסו שוב בעוד שנייה.
        [two] זה לא עובד כרגע. נסו שוב בעוד שתי שניות.
       *[other] זה לא עובד כרגע. נסו שוב בעוד { $seconds } שניות.
    }

problem-timeout-title = זה לקח יותר מדי זמן
problem-timeout-detail = נסו שוב עם אותו מפתח: לא תקבלו שתיים.

problem-internal-title = טעות שלנו
problem-internal-detail = משהו השתבש אצלנו. נסו שוב, בבקשה.

problem-cross-site-title = היכנסו דרך הדף שלנו
problem-cross-site-detail = הבקשה הגיעה מאתר אחר. פתחו את הדף שלנו והקישו שם על הכפתור.

problem-text-not-found-title = אין טקסט בשפה הזו
problem-text-not-found-detail = למבצע אין טקסט בשפה הזו.

problem-text-needed-title = הטקסט הזה חייב להישאר
problem-text-needed-detail = כל שאר השפות נשענות עליו. במקום להסיר, כתבו אותו מחדש.

problem-challenge-required-title = קודם בדיקה קצרה
problem-challenge-required-detail = הראו לנו שאתם בני אדם ולא תוכנה, ונסו שוב.

problem-challenge-failed-title = הבדיקה לא הצליחה
problem-challenge-failed-detail = בצעו אותה שוב, בבקשה: כל בדיקה נחשבת פעם אחת בלבד, ורק לכמה דקות.
