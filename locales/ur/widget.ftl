widget-label = پیشکش: { $title }
widget-open = ابھی کھلا ہے: ہر شخص کے لیے ایک، جب تک موجود ہیں۔
widget-look-button = دیکھیے
widget-later-button = ابھی نہیں
widget-close-label = بند کیجیے
