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

# There is no such region: heading.
problem-region-not-found-title = No such region

# There is no such region.
problem-region-not-found-detail = The deployment has no region of this name.

# What was asked for does not fit how things stand: heading. The detail says what stands in the way.
conflict-title = Not as things stand

# The campaign's state stands in the way.
# $state (Text) - draft, open, paused or closed
conflict-state = The campaign is { $state }; this can’t be done from there.

# The campaign's window has begun.
conflict-window = People have begun to claim: when the campaign opens can’t be changed any more.

# The campaign's name in addresses is taken.
conflict-exists = There is a campaign of this name already.

# The region is on its way out.
conflict-leaving = The region is draining or gone: no unit can be brought there.

# The campaign has no counter row there.
conflict-no-row = The campaign has no such counter row, or both are the same.

# A transfer moved nothing.
conflict-nothing-moved = Nothing moved: the lender has no unit to spare.

# No other region is active.
conflict-last-region = No other region is active: nobody could take the units.

# The region can't be removed.
conflict-has-units = The region is not draining, or still has units: drain it first.
