widget-label = ご案内：{ $title }
widget-open = 受付中：お一人様1個、なくなりしだい終了です。
widget-look-button = 見てみる
widget-later-button = 今はしない
widget-close-label = 閉じる
