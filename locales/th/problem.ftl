problem-unauthorized-title = โปรดเข้าสู่ระบบ
problem-unauthorized-detail = เราต้องรู้ก่อนว่าใครเป็นคนขอรับ เข้าสู่ระบบแล้วลองอีกครั้ง

problem-invalid-token-title = โปรดเข้าสู่ระบบใหม่
problem-invalid-token-detail = การเข้าสู่ระบบของคุณใช้ไม่ได้แล้ว เข้าสู่ระบบใหม่แล้วลองอีกครั้ง

problem-pass-expired-title = บัตรผ่านของคุณหมดอายุแล้ว
problem-pass-expired-detail = ขอบัตรผ่านใหม่แล้วลองอีกครั้ง

problem-invalid-pass-title = บัตรผ่านนี้ใช้ไม่ได้
problem-invalid-pass-detail = ขอบัตรผ่านใหม่แล้วลองอีกครั้ง

problem-not-found-title = ตรงนี้ไม่มีอะไร
problem-not-found-detail = ไม่พบเนื้อหาในที่อยู่นี้

problem-campaign-not-found-title = ไม่พบแคมเปญนี้
problem-campaign-not-found-detail = โปรดตรวจสอบลิงก์

problem-claim-not-found-title = ยังไม่ได้รับอะไร
problem-claim-not-found-detail = บัญชีนี้ยังไม่ได้รับอะไรที่นี่

problem-method-not-allowed-title = ทำแบบนี้ที่นี่ไม่ได้
problem-method-not-allowed-detail = ที่อยู่นี้ไม่รองรับเมธอดนี้

problem-too-large-title = ใหญ่เกินไป
problem-too-large-detail = คำขอมีขนาดใหญ่กว่าที่เรารับได้

problem-unsupported-media-type-title = รูปแบบไม่ถูกต้อง
problem-unsupported-media-type-detail = โปรดส่งคำขอเป็น JSON

problem-malformed-json-title = อ่านคำขอไม่ได้
problem-malformed-json-detail = คำขอไม่ใช่ JSON ที่ถูกต้อง

problem-invalid-request-title = มีบางอย่างไม่ถูกต้อง
problem-invalid-request-detail = โปรดตรวจสอบช่องนี้: { $field }

problem-quantity-not-supported-title = รับได้ทีละชิ้น
problem-quantity-not-supported-detail = คุณรับได้เพียง 1 ชิ้น

problem-key-invalid-title = คีย์ใช้ไม่ได้
problem-key-invalid-detail = Idempotency-Key ต้องยาว 1 ถึง 128 อักขระ

problem-too-many-requests-title = ช้าลงนิดนะ
problem-too-many-requests-detail = คุณส่งคำขอบ่อยเกินไป รอสักครู่แล้วลองอีกครั้ง

problem-overloaded-title = คนเยอะมาก!
problem-overloaded-detail = ตอนนี้มีคนเข้ามาเยอะมาก โปรดลองใหม่ในอีก { $seconds } วินาที

problem-outcome-unknown-title = เรายังไม่แน่ใจ
problem-outcome-unknown-detail = ลองใหม่ด้วยคีย์เดิมในอีก { $seconds } วินาที คุณจะไม่ได้รับซ้ำ และจะไม่เสียคิว

problem-unavailable-title = เดี๋ยวกลับมา
problem-unavailable-detail = ตอนนี้ยังใช้งานไม่ได้ โปรดลองใหม่ในอีก { $seconds } วินาที

problem-timeout-title = ใช้เวลานานเกินไป
problem-timeout-detail = โปรดลองอีกครั้งด้วยคีย์เดิม คุณจะไม่ได้รับซ้ำ

problem-internal-title = เราผิดพลาดเอง
problem-internal-detail = มีบางอย่างผิดพลาดทางฝั่งเรา โปรดลองอีกครั้ง

problem-cross-site-title = โปรดใช้หน้าของเรา
problem-cross-site-detail = คำขอนี้มาจากเว็บไซต์อื่น เปิดหน้าของเราแล้วแตะปุ่มที่นั่น

problem-text-not-found-title = ไม่มีข้อความในภาษานี้
problem-text-not-found-detail = แคมเปญนี้ไม่มีข้อความในภาษานี้

problem-text-needed-title = ต้องคงข้อความนี้ไว้
problem-text-needed-detail = ภาษาที่ไม่มีข้อความจะแสดงข้อความนี้แทน โปรดเขียนใหม่แทนการลบ

problem-challenge-required-title = ขอตรวจสอบสั้น ๆ ก่อน
problem-challenge-required-detail = โปรดยืนยันว่าคุณเป็นคน ไม่ใช่โปรแกรม แล้วลองอีกครั้ง

problem-challenge-failed-title = การตรวจสอบไม่สำเร็จ
problem-challenge-failed-detail = โปรดทำอีกครั้ง แต่ละครั้งใช้ได้ครั้งเดียวและเพียงไม่กี่นาที
