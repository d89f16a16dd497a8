### The answers to somebody who claims. $title is what is given, as the campaign names it ("Free burger"):
### it can't be inflected, so let it stand alone.

# Granted: heading.
claim-granted-title = It’s yours!

# Granted: what, and which ticket.
# Variables:
#   $title (Text) - what is given
#   $ticket (Number) - the number of the ticket
#   $region (Text) - the region that gave it
claim-granted-detail = { $title }: one is yours. Your ticket: { $ticket } ({ $region }).

# The person has a claim already: heading.
claim-already-title = You already have yours

# The person has a claim already: which one.
# Variables:
#   $title (Text) - what is given
#   $ticket (Number) - the number of the ticket
#   $region (Text) - the region that gave it
claim-already-detail = { $title }: one for each person, and yours is safe. Your ticket: { $ticket } ({ $region }).

# Everything is given away: heading.
claim-sold-out-title = All gone

# Everything is given away: how many there were.
# Variables:
#   $supply (Number) - all units there ever were
claim-sold-out-detail =
    { $supply ->
        [one] The only one has found an owner. Sorry!
       *[other] All { $supply } have found an owner. Sorry!
    }

# Nothing is free, but units held by others may come back: heading.
claim-wait-title = Almost all gone

# Nothing is free, but units held by others may come back: when to ask again.
# Variables:
#   $seconds (Number) - how long to wait
claim-wait-detail =
    { $seconds ->
        [one] A few may still come back. Ask again in { $seconds } second.
       *[other] A few may still come back. Ask again in { $seconds } seconds.
    }

# The person gave their unit back: heading.
claim-released-title = You gave yours back

# The person gave their unit back: why there is no other.
claim-released-detail = It went back to the others. Each account can claim only once.

# The unit held for the person was not confirmed in time: heading.
claim-expired-title = Time ran out

# The unit held for the person was not confirmed in time: why there is no other.
claim-expired-detail = The one kept for you went back to the others. Each account can claim only once.

# A code the person can tell the support team.
# Variables:
#   $reference (Text) - the code
claim-reference = Reference: { $reference }
