-brand = Largesse

language-name = Polski
