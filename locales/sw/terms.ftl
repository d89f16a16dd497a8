-brand = Largesse

language-name = Kiswahili
