-brand = Largesse

language-name = Deutsch
