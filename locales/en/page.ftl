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

# A button: which of two people goes on, where a link would sign in somebody else than who is signed in.
# Variables:
#   $name (Text) - the account's name
page-continue-as-button = Continue as { $name }

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

# The first link of the page, for people who use a keyboard or a screen reader: jumps over the list of languages.
page-skip-link = Skip to the content

# Before the opening, in large type, counting down. Shown alone on its line.
# Variables:
#   $duration (Text) - the time left, formatted: "02:14:09" or "3 days"
page-opens-in = Opens in { $duration }

# Before the opening, when it is far away: the day and the time. Shown alone on its line.
# Variables:
#   $when (Moment) - the day and the time: "Nov 22, 2026, 10:00 AM GMT"; in the reader’s own time zone once it is known
page-opens-at = Opening: { $when }

# The button before the opening: whoever taps it needn’t tap again.
page-claim-at-opening-button = Claim when it opens

# After that tap, until the opening.
page-armed = We’ll ask for you when it opens. Keep this page open.

# After a tap on the button, until the answer is there: a second or a few.
page-asking = Asking for yours…

# The network or the service gives no answer; the page asks again by itself, always with the same key.
page-retrying = No answer yet. We’ll keep asking: you can’t get two, and what’s yours stays yours.

# The device has no network: heading.
page-offline-title = You’re offline

# The device has no network: what happens next.
page-offline-detail = We’ll carry on as soon as you’re back. Keep this page open.

# Under the ticket.
page-answer-stays = It stays yours: sign in on any device to see it again.

# How much of the supply is left. Shown alone, beside a bar.
# Variables:
#   $share (Text) - a share, formatted: "62%"
page-left-share = { $share } left

# The name of that bar, for screen readers.
page-left-label = What is left

# For browsers without script, under the button.
page-noscript-hint = This page doesn’t refresh itself in your browser. Tap the button to see how things stand.

# A link to the sign-in of the service that knows the person.
page-sign-in-link = Sign in

# A link on a page that shows a problem: loads the page once more.
page-try-again-link = Try again

# On a page that shows a problem: what to tell the support team.
# Variables:
#   $reference (Text) - a code
page-support-reference = If you ask for help, tell us this code: { $reference }

# The heading above a short check that shows somebody is a person and not a program.
page-challenge-label = A quick check: are you a person?

# After a tap on the button, while that check is not done.
page-challenge-first = Please do the check above first. Then we’ll ask for yours.

# That check is done; read out by a screen reader.
page-challenge-passed = Thank you, that worked.

# That check can’t be loaded, often because something in the browser stops it.
page-challenge-missing = The check can’t be loaded. If something blocks content here, such as an ad blocker, please switch it off for this page.

# In place of that check, where only the campaign’s own app has one.
page-challenge-elsewhere = Here you can only look: to claim yours, please use our app.

# For browsers without script, where that check has to be done.
page-noscript-challenge = To claim yours here, please allow JavaScript in your browser: we check that you’re a person and not a program.
