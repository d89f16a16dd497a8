-brand = Largesse

language-name = Español
