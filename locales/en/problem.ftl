### What went wrong with a request. Each problem has a title, a few words, and a detail: what to do now.

# Nobody is signed in: heading.
problem-unauthorized-title = Please sign in

# Nobody is signed in.
problem-unauthorized-detail = We need to know who’s asking. Sign in, then try again.

# The sign-in is out of date or not genuine: heading.
problem-invalid-token-title = Please sign in again

# The sign-in is out of date or not genuine.
problem-invalid-token-detail = Your sign-in is no longer valid. Sign in again, then try once more.

# A pass is a short-lived proof of who is asking, which an app gets after the sign-in. Its time is over: heading.
problem-pass-expired-title = Your pass has expired

# The pass's time is over.
problem-pass-expired-detail = Get a new pass, then try again.

# The pass is not genuine, or signed with a key that is no longer used: heading.
problem-invalid-pass-title = This pass can’t be used

# The pass is not genuine, or signed with a key that is no longer used.
problem-invalid-pass-detail = Get a new pass, then try again.

# No page at this address: heading.
problem-not-found-title = Nothing here

# No page at this address.
problem-not-found-detail = There’s nothing at this address.

# No such campaign: heading.
problem-campaign-not-found-title = We don’t know this campaign

# No such campaign.
problem-campaign-not-found-detail = Please check the link.

# The account has claimed nothing in this campaign: heading.
problem-claim-not-found-title = Nothing claimed yet

# The account has claimed nothing in this campaign.
problem-claim-not-found-detail = This account hasn’t claimed anything here.

# The address exists, but not for this HTTP method: heading.
problem-method-not-allowed-title = That can’t be done here

# The address exists, but not for this HTTP method.
problem-method-not-allowed-detail = This address doesn’t accept that method.

# The request is too long: heading.
problem-too-large-title = Too large

# The request is too long.
problem-too-large-detail = The request is larger than we accept.

# The request is not JSON: heading.
problem-unsupported-media-type-title = Wrong format

# The request is not JSON.
problem-unsupported-media-type-detail = Please send the request as JSON.

# The request says it is JSON but can't be read as such: heading.
problem-malformed-json-title = Unreadable request

# The request says it is JSON but can't be read as such.
problem-malformed-json-detail = The request isn’t valid JSON.

# A field of the request has a wrong value: heading.
problem-invalid-request-title = Something isn’t right

# A field of the request has a wrong value.
# Variables:
#   $field (Text) - the field's name, as in the API
problem-invalid-request-detail = Please check this field: { $field }.

# More than one unit was asked for: heading.
problem-quantity-not-supported-title = One at a time

# More than one unit was asked for.
problem-quantity-not-supported-detail = You can claim one, not more.

# The Idempotency-Key header is empty or too long: heading.
problem-key-invalid-title = Unusable key

# The Idempotency-Key header is empty or too long.
problem-key-invalid-detail = The Idempotency-Key must have between 1 and 128 characters.

# This person asks too often: heading.
problem-too-many-requests-title = Not so fast

# This person asks too often.
problem-too-many-requests-detail = You’re asking too often. Please wait a moment and try again.

# The whole crowd is too large for the moment: heading.
problem-overloaded-title = What a crowd!

# The whole crowd is too large for the moment.
# Variables:
#   $seconds (Number) - how long to wait
problem-overloaded-detail =
    { $seconds ->
        [one] So many people are here right now. Please try again in { $seconds } second.
       *[other] So many people are here right now. Please try again in { $seconds } seconds.
    }

# The claim may or may not have been granted; asking again tells: heading.
problem-outcome-unknown-title = We’re not sure yet

# The claim may or may not have been granted; asking again with the same idempotency key tells.
# Variables:
#   $seconds (Number) - how long to wait
problem-outcome-unknown-detail =
    { $seconds ->
        [one] Ask again with the same key in { $seconds } second: you won’t get two, and you won’t lose your place.
       *[other] Ask again with the same key in { $seconds } seconds: you won’t get two, and you won’t lose your place.
    }

# The service can't answer for the moment: heading.
problem-unavailable-title = Back in a moment

# The service can't answer for the moment.
# Variables:
#   $seconds (Number) - how long to wait
problem-unavailable-detail =
    { $seconds ->
        [one] This isn’t working right now. Please try again in { $seconds } second.
       *[other] This isn’t working right now. Please try again in { $seconds } seconds.
    }

# The answer took too long: heading.
problem-timeout-title = That took too long

# The answer took too long.
problem-timeout-detail = Please try again with the same key: you won’t get two.

# A mistake of ours: heading.
problem-internal-title = Our mistake

# A mistake of ours.
problem-internal-detail = Something went wrong on our side. Please try again.

# The button's tap came from another site's page: heading.
problem-cross-site-title = Please use our own page

# The button's tap came from another site's page.
problem-cross-site-detail = This came from another site. Open our page and tap the button there.

# The team asks to take away a campaign's words that are not there: heading.
problem-text-not-found-title = No words in this language

# The team asks to take away a campaign's words that are not there.
problem-text-not-found-detail = The campaign has no text in this language.

# The team asks to take away the words that all other languages fall back on: heading.
problem-text-needed-title = This text must stay

# The team asks to take away the words that all other languages fall back on.
problem-text-needed-detail = All other languages fall back on it. Rewrite it instead.

# Before a claim, somebody has to solve a short check that shows they are a person and not a program: heading.
problem-challenge-required-title = One quick check first

# Before a claim, somebody has to solve a short check that shows they are a person and not a program.
problem-challenge-required-detail = Please show that you’re a person and not a program, then try again.

# That check was not accepted: wrong, too old, or used before: heading.
problem-challenge-failed-title = The check didn’t work

# That check was not accepted: wrong, too old, or used before.
problem-challenge-failed-detail = Please do it once more: each one counts once, and only for a few minutes.
