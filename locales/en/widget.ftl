### The banner or popup that other sites show. It speaks of one thing that is given away and leads to its page.

# The name of the banner or popup, for screen readers.
# Variables:
#   $title (Text) - what is given
widget-label = Offer: { $title }

# The sentence under the thing's name while it can be claimed.
widget-open = Open now: one for each person, while they last.

# The button before the opening; leads to the page.
widget-look-button = Take a look

# The button that closes the popup.
widget-later-button = Not now

# The name of the cross that closes the banner, for screen readers.
widget-close-label = Close
