-brand = Largesse

language-name = 日本語
