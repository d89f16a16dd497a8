-brand = Largesse

language-name = Bahasa Indonesia
