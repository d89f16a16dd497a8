-brand = Largesse

language-name = Türkçe
