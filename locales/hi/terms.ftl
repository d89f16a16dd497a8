-brand = Largesse

language-name = हिन्दी
