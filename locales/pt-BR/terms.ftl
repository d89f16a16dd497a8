-brand = Largesse

language-name = Português (Brasil)
