-brand = Largesse

language-name = Українська
