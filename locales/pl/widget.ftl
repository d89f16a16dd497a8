widget-label = Oferta: { $title }
widget-open = Akcja trwa: jedna sztuka na osobę, do wyczerpania zapasów.
widget-look-button = Zobacz
widget-later-button = Nie teraz
widget-close-label = Zamknij
