-brand = Largesse

language-name = اردو
