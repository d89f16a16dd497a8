-brand = Largesse

language-name = Français
