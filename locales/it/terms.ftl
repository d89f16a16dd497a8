-brand = Largesse

language-name = Italiano
