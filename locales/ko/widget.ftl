widget-label = 혜택: { $title }
widget-open = 진행 중: 한 사람에 한 개씩, 소진될 때까지 드려요.
widget-look-button = 살펴보기
widget-later-button = 나중에
widget-close-label = 닫기
