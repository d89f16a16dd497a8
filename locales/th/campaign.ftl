campaign-not-open-title = ยังไม่เปิด
campaign-not-open-detail =
    { $seconds ->
        [0] กำลังจะเปิดแล้ว
       *[other] จะเปิดในอีก { $seconds } วินาที
    }
campaign-not-open-later-detail = เวลาเปิด: { $opens_at } เวลาที่เหลือ: { $left }
campaign-not-open-undated-detail = จะแจ้งเวลาเปิดให้ทราบอีกครั้ง
campaign-paused-title = พักสักครู่
campaign-paused-detail = ไม่ต้องห่วง ของที่เหลือยังอยู่ครบ แล้วแวะมาใหม่นะ
campaign-paused-reason-detail = ไม่ต้องห่วง ของที่เหลือยังอยู่ครบ เหตุผล: { $reason }
campaign-closed-title = จบแล้ว
campaign-closed-detail = แคมเปญนี้จบแล้ว ขอบคุณที่แวะมา!
campaign-not-eligible-title = ไม่เปิดให้ประเทศของคุณ
campaign-not-eligible-detail = ขอโทษด้วยนะ แคมเปญนี้ไม่เปิดให้ประเทศที่ระบุในบัญชีของคุณ
account-too-new-title = บัญชีนี้ยังใหม่เกินไป
account-too-new-detail = ขอโทษด้วยนะ แคมเปญนี้สำหรับบัญชีที่สร้างมานานกว่านี้เท่านั้น
account-blocked-title = บัญชีนี้เข้าร่วมไม่ได้
account-blocked-detail = บัญชีนี้ถูกระงับ หากคิดว่าเป็นความผิดพลาด โปรดติดต่อฝ่ายบริการลูกค้า
campaign-supply = แจกทั้งหมด { $supply } ชิ้น
campaign-remaining =
    { $remaining ->
        [0] ไม่เหลือแล้ว
       *[other] เหลือ { $remaining } ชิ้น
    }
