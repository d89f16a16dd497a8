-brand = Largesse

language-name = العربية
