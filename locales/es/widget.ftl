widget-label = Oferta: { $title }
widget-open = Ya abierto: una unidad por persona, hasta agotar existencias.
widget-look-button = Echar un vistazo
widget-later-button = Ahora no
widget-close-label = Cerrar
