widget-label = Penawaran: { $title }
widget-open = Sudah dibuka: satu untuk setiap orang, selama persediaan ada.
widget-look-button = Lihat dulu
widget-later-button = Nanti saja
widget-close-label = Tutup
