-brand = Largesse

language-name = বাংলা
