widget-label = Пропозиція: { $title }
widget-open = Відкрито: по одному на людину, доки є.
widget-look-button = Подивитися
widget-later-button = Не зараз
widget-close-label = Закрити
