widget-label = Oferta: { $title }
widget-open = Aberto agora: um por pessoa, enquanto durar.
widget-look-button = Dar uma olhada
widget-later-button = Agora não
widget-close-label = Fechar
