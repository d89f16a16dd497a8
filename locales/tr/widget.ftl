widget-label = Fırsat: { $title }
widget-open = Kampanya devam ediyor: kişi başı bir adet, tükenene kadar.
widget-look-button = Göz at
widget-later-button = Şimdi değil
widget-close-label = Kapat
