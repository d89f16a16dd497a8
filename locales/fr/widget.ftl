widget-label = Offre : { $title }
widget-open = C’est ouvert : un exemplaire par personne, tant qu’il en reste.
widget-look-button = Voir l’offre
widget-later-button = Plus tard
widget-close-label = Fermer
