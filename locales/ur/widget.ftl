widget-label = پیشکش: { $title }
widget-open = ابھی دستیاب: ہر شخص کے لیے ایک، جب تک ختم نہ ہوں۔
widget-look-button = دیکھیے
widget-later-button = ابھی نہیں
widget-close-label = بند کیجیے
