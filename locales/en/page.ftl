### The web page.

# The title of the browser window.
# Variables:
#   $title (Text) - what is given
page-title = { $title } · { -brand }

# The button that claims.
page-claim-button = Claim yours

# The same button after WAIT or a problem.
page-claim-again-button = Ask again

# The label of the list of languages.
page-language-label = Language

# The button of the demonstration that signs in as a new, made-up person.
page-sign-in-button = Become somebody new

# Who is signed in.
# Variables:
#   $name (Text) - the account's name
page-signed-in-as = Signed in as { $name }

# Shown while nobody is signed in.
page-signed-out-hint = Sign in to claim yours.

# The campaign's state, a word or two: it can be claimed from.
page-state-open = Open now

# The campaign's state: before the opening.
page-state-not-open = Not open yet

# The campaign's state: stopped for a while.
page-state-paused = Short break

# The campaign's state: everything is given away.
page-state-sold-out = All gone

# The campaign's state: ended.
page-state-closed = Over

# The label before a ticket's number.
page-ticket-label = Ticket

# Which region answered.
# Variables:
#   $region (Text) - the region's name
page-served-by = Served by { $region }

# The foot of the page: how it is kept fair.
page-footer = Exactly what was promised, one for each person, first come, first served within each region’s queue.
