### Words for the team alone.

problem-forbidden-title = บทบาทของคุณทำสิ่งนี้ไม่ได้
problem-forbidden-detail = ต้องมีบทบาท { $role } ขึ้นไป
problem-out-of-scope-title = โทเค็นของคุณใช้กับสิ่งนี้ไม่ได้
problem-out-of-scope-detail = โทเค็นของคุณใช้ได้เฉพาะบางแคมเปญหรือบางภูมิภาค และสิ่งนี้ไม่ได้อยู่ในนั้น
order-unknown-detail = ยังไม่ทราบว่าทำสำเร็จหรือไม่ โปรดตรวจดูก่อนแล้วค่อยลองใหม่ การเพิ่มของหรือย้ายของด้วย ID เดิมจะเกิดขึ้นเพียงครั้งเดียว
problem-operator-not-found-title = ไม่พบผู้ปฏิบัติงานคนนี้
problem-operator-not-found-detail = ไม่มีผู้ปฏิบัติงานที่ใช้ ID นี้และโทเค็นยังใช้ได้

ops-title = { $title } · การดำเนินงาน
ops-name = การดำเนินงาน
ops-seen-from = ดูจาก { $region }
ops-signed-in = { $name }, { $role }
ops-sign-out = ออกจากระบบ
ops-sign-in-title = เข้าสู่ระบบ
ops-sign-in-detail = วางโทเค็นผู้ปฏิบัติงานของคุณ โทเค็นจะอยู่ในเบราว์เซอร์นี้จนกว่าคุณจะออกจากระบบหรือปิดเบราว์เซอร์
ops-token = โทเค็นผู้ปฏิบัติงาน
ops-sign-in-button = เข้าสู่ระบบ
ops-token-refused = โทเค็นนี้ใช้ไม่ได้ อาจถูกเรียกคืนหรือหมดอายุแล้ว
ops-token-unknown = ยังตรวจกับฐานข้อมูลไม่ได้ว่าโทเค็นนี้เป็นของใคร โปรดลองอีกครั้งในอีกสักครู่
ops-campaigns = แคมเปญ
ops-no-campaign-title = ยังไม่มีแคมเปญ
ops-no-campaign-detail = สร้างแคมเปญแรกด้วย “largesse campaign create” แล้วแคมเปญจะขึ้นที่นี่

ops-number = { $value }
ops-per-second = { $value }/วิ
ops-per-minute = { $value }/นาที
ops-millis = { $value } มิลลิวิ
ops-span = { $span }
ops-ago = { $span }ที่แล้ว
ops-now = ตอนนี้
ops-minutes-ago = { $value } นาทีที่แล้ว
ops-unknown = –

ops-live = เรียลไทม์
ops-stale-title = ฐานข้อมูลไม่ตอบ
ops-stale-detail = นี่คือสถานะเมื่อฐานข้อมูลตอบครั้งล่าสุด เมื่อฐานข้อมูลกลับมา คำขอรับจะได้คำตอบอีกครั้งทันที
ops-nothing-title = ยังไม่มีข้อมูล
ops-nothing-detail = ฐานข้อมูลยังไม่ตอบเลยตั้งแต่เซิร์ฟเวอร์นี้เริ่มถาม หน้านี้จะแสดงข้อมูลเองทันทีที่มีคำตอบ
ops-offline = การเชื่อมต่อกับเซิร์ฟเวอร์นี้ขาด กำลังลองใหม่…

ops-state-draft = ยังไม่ได้สั่งเปิด
ops-state-scheduled = จะเปิดเอง
ops-state-open = เปิดอยู่
ops-state-paused = พักอยู่
ops-state-closed = จบแล้ว
ops-state-sold-out = หมดแล้ว
ops-frozen = หยุดย้ายของอยู่
ops-opens-in = จะเปิดในอีก
ops-closes-at = ถึง: { $when }

ops-supply = จำนวนทั้งหมด
ops-granted = แจกแล้ว
ops-held = กันไว้
ops-remaining = เหลือ
ops-rate = กำลังแจก
ops-time-left = ด้วยอัตรานี้จะพออีก
ops-attempts = กำลังขอรับ
ops-granted-share = แจกแล้ว { $percent } เปอร์เซ็นต์

ops-regions = ภูมิภาค
ops-region = ภูมิภาค
ops-health = สภาพ
ops-answers = เวลาตอบ (p50 · p99)
ops-answers-value = { $middle } · { $slow }
ops-servers = เซิร์ฟเวอร์
ops-servers-value = พร้อม { $ready } จาก { $all }
ops-heard = ติดต่อล่าสุด
ops-first-dry = จะหมดก่อนที่อื่น
ops-dry = ของหมด: คำขอรับไปที่ภูมิภาคอื่น
ops-health-good = ปกติ
ops-health-draining = กำลังย้ายของออก
ops-health-gone = เลิกให้บริการ
ops-health-none = ไม่มีเซิร์ฟเวอร์
ops-health-silent = เซิร์ฟเวอร์เงียบหายไป
ops-health-not-ready = ยังไม่พร้อมทั้งหมด
ops-health-errors = การตอบล้มเหลว
ops-health-slow = ตอบช้า

ops-chart-rates = 15 นาทีที่ผ่านมา: คนที่ขอรับ และของที่แจกออกไป
ops-chart-latency = 15 นาทีที่ผ่านมา: เวลาที่ใช้ตอบ
ops-chart-rates-now = ตอนนี้ขอรับ { $attempts } แจก { $granted } ตารางด้านล่างมีตัวเลขทุกนาที
ops-chart-latency-now = ตอนนี้ 1 ใน 100 คำตอบใช้เวลา { $slow } ขึ้นไป ตารางด้านล่างมีตัวเลขทุกนาที
ops-line-attempts = กำลังขอรับ (แกนซ้าย)
ops-line-granted = กำลังแจก (แกนขวา)
ops-line-p50 = ครึ่งหนึ่งของคำตอบทั้งหมด
ops-line-p99 = 1 ใน 100 ของภูมิภาคที่ช้าที่สุด
ops-line-round-trip = ในฐานข้อมูล
ops-line-pool = รอการเชื่อมต่อ
ops-chart-empty = จุดแรกจะขึ้นภายในไม่กี่วินาที
ops-as-table = ดูเป็นตาราง
ops-when = เวลา

ops-why = คำตอบรออะไรอยู่
ops-why-fine = ตอบได้เร็ว ไม่มีอะไรต้องรอ
ops-why-quiet = ตอนนี้ไม่มีใครขอรับ
ops-why-retries = ตอบช้าที่ { $region }: คำสั่งในฐานข้อมูลชนกันเองจนต้องทำใหม่
ops-why-database = ตอบช้าที่ { $region }: เวลาส่วนใหญ่หมดไปในฐานข้อมูล
ops-why-connections = ตอบช้าที่ { $region }: คำขอต้องรอการเชื่อมต่อกับฐานข้อมูลที่ว่าง
ops-why-server = ตอบช้าที่ { $region }: ไม่ได้ช้าที่ฐานข้อมูลหรือการเชื่อมต่อ แต่เซิร์ฟเวอร์ที่นั่นงานล้น
ops-p50 = ครึ่งหนึ่งของคำตอบภายใน
ops-p99 = 99 จาก 100 คำตอบภายใน
ops-round-trip = ในฐานข้อมูล (p99)
ops-pool-wait = รอการเชื่อมต่อ (p99)
ops-connections = การเชื่อมต่อที่ใช้อยู่
ops-connections-value = { $used } จาก { $most }
ops-retries = คำสั่งที่ทำใหม่
ops-errors = คำตอบที่ล้มเหลว
ops-queue = รอผล

ops-books = การตรวจยอด
ops-books-good = ยอดตรงกัน
ops-books-bad =
    { $findings ->
       *[other] ยอดไม่ตรง { $findings } รายการ
    }
ops-books-what = “largesse audit” จะบอกทีละรายการ แคมเปญที่ยอดไม่ตรงจะพักเอง
ops-books-unknown = ยังไม่ได้ตรวจ
ops-books-checked = ตรวจเมื่อ

ops-languages = ภาษาที่ให้บริการ
ops-languages-none = ยังไม่ได้ตอบใครเลย

ops-moves = ของที่ย้ายไป
ops-moves-none = ยังไม่มีการย้ายของ
ops-move =
    { $amount ->
       *[other] { $amount } ชิ้น จาก { $from } ไป { $to }
    }
ops-move-inside =
    { $amount ->
       *[other] { $amount } ชิ้น ภายใน { $region }
    }
ops-reason-ahead = ด้วยอัตรา { $rate } ของที่ { $to } คงหมดใน { $left }
ops-reason-ahead-quiet = { $to } ได้ส่วนของตนก่อนคนจะมา
ops-reason-floor = { $to } มีของน้อยกว่าขั้นต่ำ
ops-reason-drain = { $from } กำลังจะเลิกให้บริการ จึงย้ายของออก
ops-reason-idle = { $from } จะแจกไม่ทันก่อนจบแคมเปญ
ops-reason-borrow = มีคนรออยู่ที่เซิร์ฟเวอร์ซึ่งของใกล้หมด
ops-reason-order = ทีมสั่งเอง: { $words }
ops-reason-other = { $words }

ops-actions = สิ่งที่คุณทำได้
ops-actions-none = บทบาทของคุณดูได้อย่างเดียว การเปิด พัก และเพิ่มของต้องเป็นผู้ปฏิบัติงาน
ops-actions-idle = ตอนนี้ไม่มีอะไรต้องทำที่นี่
ops-open = เปิด
ops-open-detail = เริ่มแจกตั้งแต่เวลาเปิด ถ้าเลยเวลานั้นแล้วจะแจกทันที
ops-open-now = เปิดตอนนี้ ไม่รอเวลาเปิด
ops-open-button = เปิดแคมเปญ
ops-pause = พัก
ops-pause-detail = จะไม่มีใครได้ของจนกว่าคุณจะเปิดต่อ และไม่มีอะไรหายไป ทุกคนจะได้อ่านเหตุผลของคุณ ในภาษาที่ใกล้กับของเขาที่สุดจากภาษาที่คุณเขียนไว้
ops-language = ภาษา
ops-reason = เหตุผล
ops-reason-shown = เหตุผลที่ทุกคนจะได้อ่าน
ops-pause-button = พักแคมเปญ
ops-resume = เปิดต่อ
ops-resume-detail = เริ่มแจกต่อทุกที่ภายในประมาณ 1 วินาที
ops-resume-button = เปิดแคมเปญต่อ
ops-restock = เพิ่มของ
ops-restock-detail = เพิ่มจำนวนของทั้งหมด ถ้าของหมดไปแล้ว แคมเปญจะเปิดอีกครั้งเอง ของที่เพิ่มแล้วเอาคืนไม่ได้
ops-amount = จำนวนที่จะเพิ่ม
ops-restock-region = เพิ่มไว้ที่
ops-restock-anywhere = ภูมิภาคใดก็ได้: จะย้ายไปที่ที่มีคนขอรับ
ops-restock-button = เพิ่มของตามจำนวนนี้
ops-freeze = หยุดย้ายของ
ops-freeze-detail = ตัวปรับสมดุลจะหยุดย้ายของไปล่วงหน้า คนที่รออยู่ในภูมิภาคที่ของหมดยังได้ของที่เหลือจากที่อื่น
ops-freeze-button = หยุดย้าย
ops-unfreeze = ให้ย้ายของได้
ops-unfreeze-detail = ตัวปรับสมดุลจะย้ายของไปยังที่ที่กำลังจะต้องใช้ ก่อนถึงเวลาที่ต้องใช้
ops-unfreeze-button = ให้ย้ายของได้อีกครั้ง
ops-close = ปิดถาวร
ops-close-detail = แคมเปญจะจบและเปิดอีกไม่ได้ คนที่ได้ของไปแล้วยังเป็นเจ้าของเหมือนเดิม
ops-close-button = ปิดแคมเปญถาวร
ops-drain = ย้ายของออกจากภูมิภาค
ops-drain-detail = ภูมิภาคนี้จะย้ายของให้ภูมิภาคอื่นจนเหลือศูนย์พอดี และจะไม่ได้รับของเพิ่ม เซิร์ฟเวอร์ยังตอบต่อไป
ops-drain-button = ย้ายของออกจากภูมิภาคนี้
ops-done = เสร็จแล้ว: { $what }
ops-not-done = ไม่สำเร็จ: { $what }

problem-account-not-found-title = ไม่พบบัญชีนี้
problem-account-not-found-detail = ที่นี่ไม่มีบัญชีที่ใช้ ID นี้ รวมถึงบัญชีของคนที่ถูกลบข้อมูลไปแล้ว
problem-account-in-campaign-title = ยังมีแคมเปญที่ต้องใช้บัญชีนี้
problem-account-in-campaign-detail = จนกว่า { $campaign } จะปิด บัญชีนี้อาจเข้าร่วมหรือได้รับของในแคมเปญนั้นแล้ว ลองอีกครั้งเมื่อแคมเปญปิดแล้ว
problem-account-kept-out-title = ยังมีแคมเปญที่กันบัญชีนี้ไว้
problem-account-kept-out-detail = บัญชีนี้ถูกระงับ ถ้าลบตอนนี้ เจ้าของอาจกลับมาเป็นคนใหม่ก่อน { $campaign } จะปิด ลองอีกครั้งเมื่อแคมเปญปิดแล้ว หรือเลิกระงับบัญชี
problem-account-may-have-pass-title = บัญชีนี้อาจยังมีบัตรผ่านอยู่
problem-account-may-have-pass-detail = บัตรผ่านระบุภูมิภาคประจำของบัญชีไว้ ให้ระงับบัญชีก่อน บัญชีที่ถูกระงับจะขอบัตรผ่านไม่ได้ ลองอีกครั้งหลังจาก { $minutes } นาที แล้วเลิกระงับเมื่อย้ายเสร็จ
problem-claim-over-title = ไม่มีอะไรให้คืน
problem-claim-over-detail = รายการนี้คืนไปแล้วหรือหมดเวลาไปก่อนแล้ว
problem-region-not-found-title = ไม่พบภูมิภาคนี้
problem-region-not-found-detail = ระบบไม่มีภูมิภาคชื่อนี้

conflict-title = สถานะตอนนี้ยังทำไม่ได้
conflict-state = สถานะของแคมเปญ: { $state } จึงทำสิ่งนี้ไม่ได้
conflict-window = มีคนเริ่มรับแล้ว เปลี่ยนเวลาเปิดแคมเปญไม่ได้อีก
conflict-over = เลยเวลาสิ้นสุดของแคมเปญแล้ว เลื่อนเวลาสิ้นสุดออกไปก่อน
conflict-exists = มีแคมเปญชื่อนี้อยู่แล้ว
conflict-operator = มีผู้ปฏิบัติงานที่ใช้ ID นี้อยู่แล้ว และโทเค็นจะแสดงเพียงครั้งเดียว ถ้าหายไป ให้เรียกคืนแล้วเพิ่มใหม่ด้วย ID ใหม่
conflict-leaving = ภูมิภาคนี้กำลังย้ายของออกหรือเลิกให้บริการแล้ว จึงนำของไปไว้ไม่ได้
conflict-no-row = แคมเปญไม่มีแถวตัวนับนี้ หรือทั้งสองเป็นแถวเดียวกัน
conflict-nothing-moved = ไม่มีอะไรถูกย้าย ฝั่งที่ให้ไม่มีของเหลือพอ
conflict-last-region = ไม่มีภูมิภาคอื่นที่ทำงานอยู่ จึงไม่มีที่รับของ
conflict-has-units = ภูมิภาคนี้ยังไม่ได้ย้ายของออกหรือยังมีของเหลือ ย้ายของออกก่อน
conflict-not-in-database = ฐานข้อมูลไม่รู้จักภูมิภาคนี้และเพิ่มไม่ได้ ต้องมีโหนดของฐานข้อมูลอยู่ที่นั่น และบทบาทที่ใช้ต้องเป็นเจ้าของฐานข้อมูล ยังไม่มีอะไรเปลี่ยน
