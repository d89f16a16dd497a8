-brand = Largesse

language-name = 한국어
