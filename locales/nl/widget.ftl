widget-label = Actie: { $title }
widget-open = Nu open: één per persoon, zolang de voorraad strekt.
widget-look-button = Neem een kijkje
widget-later-button = Nu niet
widget-close-label = Sluiten
