widget-label = Ofa: { $title }
widget-open = Ofa inaendelea: moja kwa kila mtu, hadi zitakapokwisha.
widget-look-button = Tazama
widget-later-button = Si sasa
widget-close-label = Funga
