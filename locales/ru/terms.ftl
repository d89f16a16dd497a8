-brand = Largesse

language-name = Русский
