widget-label = 優惠：{ $title }
widget-open = 進行中：每人一份，送完為止。
widget-look-button = 去看看
widget-later-button = 先不要
widget-close-label = 關閉
