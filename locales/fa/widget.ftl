widget-label = پیشنهاد: { $title }
widget-open = شروع شده: هر نفر یکی، تا وقتی تمام نشده.
widget-look-button = نگاهی بیندازید
widget-later-button = حالا نه
widget-close-label = بستن
