widget-label = ข้อเสนอ: { $title }
widget-open = เปิดให้รับแล้ว คนละ 1 ชิ้น จนกว่าของจะหมด
widget-look-button = แวะดู
widget-later-button = ไว้ทีหลัง
widget-close-label = ปิด
