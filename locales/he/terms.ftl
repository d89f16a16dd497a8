-brand = Largesse

language-name = עברית
