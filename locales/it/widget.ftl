widget-label = Offerta: { $title }
widget-open = Aperto ora: un pezzo a persona, fino a esaurimento scorte.
widget-look-button = Dai un’occhiata
widget-later-button = Non ora
widget-close-label = Chiudi
