widget-label = מבצע: { $title }
widget-open = פתוח עכשיו: אחת לכל אדם, עד גמר המלאי.
widget-look-button = להצצה
widget-later-button = לא עכשיו
widget-close-label = סגירה
