widget-label = Предложение: { $title }
widget-open = Акция идёт: по одной штуке на человека, пока не разобрали.
widget-look-button = Посмотреть
widget-later-button = Не сейчас
widget-close-label = Закрыть
