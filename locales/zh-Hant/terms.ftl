-brand = Largesse

language-name = 繁體中文
