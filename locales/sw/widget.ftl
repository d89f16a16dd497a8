widget-label = Ofa: { $title }
widget-open = Imefunguliwa: moja kwa kila mtu, hadi zitakapokwisha.
widget-look-button = Tazama
widget-later-button = Sio sasa
widget-close-label = Funga
