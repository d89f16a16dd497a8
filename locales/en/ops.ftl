### Words for the team alone: the dashboard, and what their API refuses. A language has all of this file or none of it, and
### is then shown English.

# Somebody of the team asks for what their role does not allow: heading.
problem-forbidden-title = Not for your role

# Somebody of the team asks for what their role does not allow.
# $role (Text) - the role that may: viewer, support, operator or admin
problem-forbidden-detail = This takes somebody whose role is { $role } or more.

# There is no operator of this id: heading.
problem-operator-not-found-title = No such operator

# There is no operator of this id, or the token was taken back before.
problem-operator-not-found-detail = There is no operator with this id whose token is still good.

# There is no account of this id: heading.
problem-account-not-found-title = No such account

# There is no account of this id.
problem-account-not-found-detail = No account here has this id. People who were erased are among those.

# A campaign that is not closed needs the account where and as it is: heading.
problem-account-in-campaign-title = A campaign still needs this account

# A campaign that is not closed needs the account where and as it is.
# $campaign (Text) - the campaign's address name
problem-account-in-campaign-detail = Until { $campaign } is closed, this account may take part in it or has a claim in it. Ask again once it is closed.

# Somebody who is blocked would come back as somebody new: heading.
problem-account-kept-out-title = A campaign still keeps this account out

# Somebody who is blocked would come back as somebody new.
# $campaign (Text) - the campaign's address name
problem-account-kept-out-detail = This account is blocked. Erased now, its person could come back as somebody new before { $campaign } is closed. Ask again once it is closed, or unblock the account.

# A pass may live that names the account's home: heading.
problem-account-may-have-pass-title = This account may still hold a pass

# A pass may live that names the account's home.
# $minutes (Number) - how long the account must have been blocked
problem-account-may-have-pass-detail = A pass names the home region. Block the account; whoever is blocked gets none. After { $minutes } minutes ask again, and unblock it when it has moved.

# Support wants to give a unit back that is back: heading.
problem-claim-over-title = There is nothing to give back

# Support wants to give a unit back that is back.
problem-claim-over-detail = This claim was released or has expired before.
