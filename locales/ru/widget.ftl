widget-label = Предложение: { $title }
widget-open = Открыто: по одному на человека, пока не кончится.
widget-look-button = Посмотреть
widget-later-button = Не сейчас
widget-close-label = Закрыть
