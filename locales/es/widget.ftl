widget-label = Oferta: { $title }
widget-open = Abierto: uno por persona, hasta que se agoten.
widget-look-button = Echar un vistazo
widget-later-button = Ahora no
widget-close-label = Cerrar
