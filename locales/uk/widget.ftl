widget-label = Пропозиція: { $title }
widget-open = Акція триває: по одній штуці на людину, доки не розберуть.
widget-look-button = Подивитися
widget-later-button = Не зараз
widget-close-label = Закрити
