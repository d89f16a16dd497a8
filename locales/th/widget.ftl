widget-label = ข้อเสนอ: { $title }
widget-open = เปิดอยู่: คนละ 1 ชิ้น จนกว่าจะหมด
widget-look-button = ดูก่อน
widget-later-button = ไว้ทีหลัง
widget-close-label = ปิด
