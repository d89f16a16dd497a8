widget-label = عرض: { $title }
widget-open = متاح الآن: حصة واحدة لكل شخص حتى نفاد الكمية.
widget-look-button = ألقِ نظرة
widget-later-button = ليس الآن
widget-close-label = إغلاق
