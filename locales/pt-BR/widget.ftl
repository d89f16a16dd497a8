widget-label = Oferta: { $title }
widget-open = Aberto agora: uma unidade por pessoa, enquanto durar o estoque.
widget-look-button = Dar uma olhada
widget-later-button = Agora não
widget-close-label = Fechar
