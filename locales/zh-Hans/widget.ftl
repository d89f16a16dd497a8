widget-label = 优惠：{ $title }
widget-open = 进行中：每人一份，送完为止。
widget-look-button = 去看看
widget-later-button = 以后再说
widget-close-label = 关闭
