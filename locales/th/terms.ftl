-brand = Largesse

language-name = ไทย
