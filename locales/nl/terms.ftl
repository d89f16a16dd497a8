-brand = Largesse

language-name = Nederlands
