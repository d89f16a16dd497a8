### Names that are the same wherever they are shown.

# The name of the service. Not translated.
-brand = Largesse

# The language's own name in the language itself, in the list people choose a language from.
language-name = English
