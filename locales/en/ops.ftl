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
