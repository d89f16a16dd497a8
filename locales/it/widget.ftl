widget-label = Offerta: { $title }
widget-open = Aperto ora: uno a persona, fino a esaurimento.
widget-look-button = Dai un’occhiata
widget-later-button = Non ora
widget-close-label = Chiudi
