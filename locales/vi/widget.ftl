widget-label = Ưu đãi: { $title }
widget-open = Đang diễn ra: mỗi người một phần, đến khi hết.
widget-look-button = Xem thử
widget-later-button = Để sau
widget-close-label = Đóng
