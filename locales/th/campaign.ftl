campaign-not-open-title = ยังไม่เปิด
campaign-not-open-detail =
    { $seconds ->
        [0] กำลังจะเปิดแล้ว
       *[other] จะเปิดในอีก { $seconds } วินาที
    }
campaign-not-open-later-detail = เวลาเปิด: { $opens_at } เหลือเวลา: { $left }
campaign-not-open-undated-detail = เวลาเปิดจะแจ้งให้ทราบอีกครั้ง
campaign-paused-title = พักสักครู่
campaign-paused-detail = ไม่มีอะไรหายไป ของที่เหลือยังอยู่ครบ แล้วกลับมาใหม่นะ
campaign-paused-reason-detail = ไม่มีอะไรหายไป ของที่เหลือยังอยู่ครบ เหตุผล: { $reason }
campaign-closed-title = จบแล้ว
campaign-closed-detail = แคมเปญนี้จบแล้ว ขอบคุณที่แวะมา!
campaign-not-eligible-title = ไม่มีในประเทศของคุณ
campaign-not-eligible-detail = ขออภัย แคมเปญนี้ไม่เปิดให้ประเทศของบัญชีคุณ
account-blocked-title = บัญชีนี้เข้าร่วมไม่ได้
account-blocked-detail = บัญชีนี้ถูกระงับ หากคิดว่าเป็นความผิดพลาด โปรดติดต่อฝ่ายช่วยเหลือ
campaign-supply = แจกทั้งหมด { $supply } ชิ้น
campaign-remaining =
    { $remaining ->
        [0] ไม่เหลือแล้ว
       *[other] เหลือ { $remaining } ชิ้น
    }
