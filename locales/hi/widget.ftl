widget-label = ऑफ़र: { $title }
widget-open = अभी खुला है: हर व्यक्ति के लिए एक, जब तक उपलब्ध हैं।
widget-look-button = देखें
widget-later-button = अभी नहीं
widget-close-label = बंद करें
