claim-granted-title = זה שלכם!
claim-granted-detail = { $title }: יחידה אחת שלכם. המספר שלכם: { $ticket } ({ $region }).

claim-already-title = כבר קיבלתם
claim-already-detail = { $title }: יחידה אחת לכל אדם, ושלכם שמורה. המספר שלכם: { $ticket } ({ $region }).

claim-sold-out-title = הכול חולק
claim-sold-out-detail =
    { $supply ->
        [one] הייתה רק יחידה אחת, והיא כבר חולקה. מצטערים!
        [two] שתי היחידות כבר חולקו. מצטערים!
       *[other] כל { $supply } היחידות כבר חולקו. מצטערים!
    }

claim-wait-title = כמעט הכול חולק
claim-wait-detail =
    { $seconds ->
        [one] אולי עוד יחזרו כמה יחידות. נסו שוב בעוד שנייה.
        [two] אולי עוד יחזרו כמה יחידות. נסו שוב בעוד שתי שניות.
       *[other] אולי עוד יחזרו כמה יחידות. נסו שוב בעוד { $seconds } שניות.
    }

claim-released-title = החזרתם את שלכם
claim-released-detail = היחידה חזרה לרשות האחרים. כל חשבון יכול לקבל רק פעם אחת.

claim-expired-title = הזמן נגמר
claim-expired-detail = היחידה ששמרנו לכם חזרה לרשות האחרים. כל חשבון יכול לקבל רק פעם אחת.

claim-reference = קוד לפנייה: { $reference }
