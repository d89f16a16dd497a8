widget-label = অফার: { $title }
widget-open = এখন চলছে: প্রত্যেকের জন্য একটি, যতক্ষণ আছে।
widget-look-button = দেখে নিন
widget-later-button = এখন নয়
widget-close-label = বন্ধ করুন
