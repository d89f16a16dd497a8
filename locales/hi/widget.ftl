widget-label = ऑफ़र: { $title }
widget-open = अभी उपलब्ध: हर व्यक्ति को एक, जब तक बचे हैं।
widget-look-button = देखें
widget-later-button = अभी नहीं
widget-close-label = बंद करें
