widget-label = Penawaran: { $title }
widget-open = Promo sudah dibuka: satu untuk setiap orang, selama persediaan masih ada.
widget-look-button = Lihat dulu
widget-later-button = Nanti saja
widget-close-label = Tutup
