-brand = Largesse

language-name = Tiếng Việt
