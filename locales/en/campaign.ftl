### The state of a campaign, and who may take part.

# Before the opening: heading.
campaign-not-open-title = Not open yet

# Before the opening: how long.
# Variables:
#   $seconds (Number) - until the opening; 0 when it is about to happen
campaign-not-open-detail =
    { $seconds ->
        [0] It opens any moment now.
        [one] It opens in { $seconds } second.
       *[other] It opens in { $seconds } seconds.
    }

# Before the opening, when it is more than two minutes away: when, and how long. Both stand alone, so keep them after a
# colon: their words are not inflected for your sentence.
# Variables:
#   $opens_at (Moment) - the day and the time: "Nov 22, 2026, 10:00 AM GMT"
#   $left (Span) - the time left: "2 hours, 5 minutes"
campaign-not-open-later-detail = Opening: { $opens_at }. Time left: { $left }.

# Before the opening, when no time is set.
campaign-not-open-undated-detail = The opening time will be announced.

# The team has stopped the campaign for a while: heading.
campaign-paused-title = Short break

# The team has stopped the campaign for a while.
campaign-paused-detail = Nothing is lost: whatever is left is still there. Please come back soon.

# The team has stopped the campaign for a while, and says why.
# Variables:
#   $reason (Text) - the team's reason, in their words
campaign-paused-reason-detail = Nothing is lost: whatever is left is still there. The reason: { $reason }

# The campaign has ended: heading.
campaign-closed-title = It’s over

# The campaign has ended.
campaign-closed-detail = This campaign has ended. Thank you for coming!

# The campaign is not for the country of the account: heading.
campaign-not-eligible-title = Not in your country

# The campaign is not for the country of the account.
campaign-not-eligible-detail = Sorry, this campaign isn’t offered in the country of your account.

# The account has not existed for long enough to take part: heading.
account-too-new-title = This account is too new

# The account has not existed for long enough to take part.
account-too-new-detail = Sorry, this campaign is only for accounts that have existed for longer.

# The account is blocked: heading.
account-blocked-title = This account can’t take part

# The account is blocked: what to do.
account-blocked-detail = It has been blocked. If you think that’s a mistake, please contact support.

# How many units there are in all.
# Variables:
#   $supply (Number) - units in all
campaign-supply =
    { $supply ->
        [one] Just { $supply } to give away
       *[other] { $supply } to give away
    }

# How many units are left.
# Variables:
#   $remaining (Number) - units left
campaign-remaining =
    { $remaining ->
        [0] None left
        [one] Only { $remaining } left
       *[other] { $remaining } left
    }
