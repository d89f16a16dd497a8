-brand = Largesse

language-name = فارسی
