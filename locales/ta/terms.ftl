-brand = Largesse

language-name = தமிழ்
