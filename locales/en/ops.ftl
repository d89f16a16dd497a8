### Words for the team alone: the dashboard, and what their API refuses. A language has all of this file or none of it, and
### is then shown English.

# Somebody of the team asks for what their role does not allow: heading.
problem-forbidden-title = Not for your role

# Somebody of the team asks for what their role does not allow.
# $role (Text) - the role that may: viewer, support, operator or admin
problem-forbidden-detail = This takes somebody whose role is { $role } or more.

# Somebody of the team asks for what is not among the campaigns or regions that their token is for, or for something about
# all of them: heading.
problem-out-of-scope-title = Not for your token

# Somebody of the team asks for what is not among the campaigns or regions that their token is for, or for something about
# all of them.
problem-out-of-scope-detail = Your token is only for certain campaigns or regions, and this isn’t one of them.

# The answer to an order of the team was lost on its way from the database: it may have been carried out. Under the heading
# problem-outcome-unknown-title.
order-unknown-detail = Nobody can say yet whether this was done. Look first, then ask again. A restock or a transfer with the same id is made only once.

# There is no operator of this id: heading.
problem-operator-not-found-title = No such operator

# There is no operator of this id, or the token was taken back before.
problem-operator-not-found-detail = There is no operator with this id whose token is still good.

# The title of the dashboard's window.
# Variables:
#   $title (Text) - the campaign's name
ops-title = { $title } · Operations

# The dashboard's name beside the sign.
ops-name = Operations

# Which region's server shows this.
# Variables:
#   $region (Text) - its name
ops-seen-from = Seen from { $region }

# Who is signed in.
# Variables:
#   $name (Text) - the operator's name
#   $role (Text) - viewer, support, operator or admin
ops-signed-in = { $name }, { $role }

# The button that ends the session.
ops-sign-out = Sign out

# The heading of the page that asks for a token.
ops-sign-in-title = Sign in

# What the page asks for.
ops-sign-in-detail = Paste your operator token. It stays in this browser until you sign out or close it.

# The label of the token's field.
ops-token = Operator token

# The button that signs in.
ops-sign-in-button = Sign in

# The token is not good: shown above the field.
ops-token-refused = This token opens nothing. It may have been taken back, or its time is over.

# Nobody can be let in, because the database can't be asked whose token it is.
ops-token-unknown = The database can’t be asked whose token this is. Please try again in a moment.

# The label of the list of campaigns.
ops-campaigns = Campaigns

# There is no campaign yet.
ops-no-campaign-title = No campaign yet

# There is no campaign yet: what to do.
ops-no-campaign-detail = Make the first one with “largesse campaign create”, and it will be here.

# A plain number.
# Variables:
#   $value (Number) - the number
ops-number = { $value }

# A rate.
# Variables:
#   $value (Number) - how many in each second
ops-per-second = { $value }/s

# A slow rate.
# Variables:
#   $value (Number) - how many in each minute
ops-per-minute = { $value }/min

# A time in thousandths of a second.
# Variables:
#   $value (Number) - how many
ops-millis = { $value } ms

# A length of time.
# Variables:
#   $span (Span) - how long
ops-span = { $span }

# How long ago something was.
# Variables:
#   $span (Span) - how long
ops-ago = { $span } ago

# Just now.
ops-now = now

# A moment on a chart's axis.
# Variables:
#   $value (Number) - minutes
ops-minutes-ago = { $value } min ago

# Where a figure is not known.
ops-unknown = –

# All is well with the dashboard itself.
ops-live = Live

# The dashboard shows old figures: heading.
ops-stale-title = The database doesn’t answer

# The dashboard shows old figures. It is followed by how long ago that was.
ops-stale-detail = This is how things stood when it last did. Claims are answered again as soon as it is back.

# Nothing has been read yet: heading.
ops-nothing-title = Nothing is known yet

# Nothing has been read yet.
ops-nothing-detail = The database hasn’t answered since this server looked first. This page fills itself as soon as it does.

# The browser has lost its connection to this server.
ops-offline = The connection to this server is lost. Trying again …

# The campaign's state.
ops-state-draft = Not opened

# The campaign's state: it was opened, and its time has not come.
ops-state-scheduled = Opens by itself

# The campaign's state.
ops-state-open = Open

# The campaign's state.
ops-state-paused = Paused

# The campaign's state.
ops-state-closed = Closed

# The campaign's state.
ops-state-sold-out = Sold out

# The rebalancer may not move units.
ops-frozen = Units are frozen

# Above the countdown.
ops-opens-in = Opens in

# The campaign's time is over, or when it will be.
# Variables:
#   $when (Moment) - when
ops-closes-at = Until { $when }

# The label of a figure.
ops-supply = Supply

# The label of a figure: units people have.
ops-granted = Granted

# The label of a figure: units whose payment runs.
ops-held = On hold

# The label of a figure.
ops-remaining = Left

# The label of a figure: units granted in each second.
ops-rate = Going out

# The label of a figure: how long the units last at this rate.
ops-time-left = Lasts, at this rate

# The label of a figure: people asking in each second.
ops-attempts = Asking

# Which part of the supply has been granted, for screen readers.
# Variables:
#   $percent (Number) - of a hundred
ops-granted-share = { $percent } per cent granted

# The heading of the regions.
ops-regions = Regions

# The heading of a column.
ops-region = Region

# The heading of a column: how a region is.
ops-health = Health

# The heading of a column: half of all answers are faster, one in a hundred is slower.
ops-answers = Answers within (p50 · p99)

# Half of all answers are faster, one in a hundred is slower.
# Variables:
#   $middle (Text) - with its unit
#   $slow (Text) - with its unit
ops-answers-value = { $middle } · { $slow }

# The heading of a column.
ops-servers = Servers

# How many of a region's servers are ready.
# Variables:
#   $ready (Number) - so many
#   $all (Number) - of so many
ops-servers-value = { $ready } of { $all } ready

# The heading of a column: how old the figures are.
ops-heard = Heard

# The region whose units end first.
ops-first-dry = Runs dry first

# A region without units, while others have some.
ops-dry = Dry: claims go elsewhere

# A region's health.
ops-health-good = Well

# A region's health: it gives its units away.
ops-health-draining = Draining

# A region's health.
ops-health-gone = Out of service

# A region's health.
ops-health-none = No server

# A region's health: no server was heard of lately.
ops-health-silent = Servers are silent

# A region's health: some servers are not ready.
ops-health-not-ready = Not all ready

# A region's health: more than one answer in a hundred fails.
ops-health-errors = Answers fail

# A region's health: one answer in a hundred takes a quarter of a second or more.
ops-health-slow = Answers are slow

# The heading of a chart.
ops-chart-rates = The last 15 minutes: people asking, units going out

# The heading of a chart.
ops-chart-latency = The last 15 minutes: how long answers take

# What a chart shows, for screen readers.
# Variables:
#   $attempts (Text) - a rate
#   $granted (Text) - a rate
ops-chart-rates-now = Now { $attempts } ask, { $granted } go out. The table below has every minute.

# What a chart shows, for screen readers.
# Variables:
#   $slow (Text) - a time
ops-chart-latency-now = Now one answer in a hundred takes { $slow } or more. The table below has every minute.

# The name of a line in a chart, with its axis.
ops-line-attempts = Asking (left axis)

# The name of a line in a chart, with its axis.
ops-line-granted = Going out (right axis)

# The name of a line in a chart.
ops-line-p50 = Half of all answers

# The name of a line in a chart.
ops-line-p99 = One in a hundred, slowest region

# The name of a line in a chart.
ops-line-round-trip = In the database

# The name of a line in a chart.
ops-line-pool = Waiting for a connection

# There are no samples yet.
ops-chart-empty = The first points come within a few seconds.

# Opens the table with a chart's figures.
ops-as-table = As a table

# The heading of the table's column of times.
ops-when = When

# The heading of the figures beside p99.
ops-why = What answers wait for

# Answers are quick.
ops-why-fine = Answers are quick. Nothing waits.

# Nobody asks.
ops-why-quiet = Nobody is asking just now.

# What answers wait for most.
# Variables:
#   $region (Text) - the region whose answers are slowest
ops-why-retries = Answers are slow in { $region }: statements get in each other’s way and are run again.

# What answers wait for most.
# Variables:
#   $region (Text) - the region whose answers are slowest
ops-why-database = Answers are slow in { $region }: most of the time is spent in the database.

# What answers wait for most.
# Variables:
#   $region (Text) - the region whose answers are slowest
ops-why-connections = Answers are slow in { $region }: requests wait for a free connection to the database.

# What answers wait for most.
# Variables:
#   $region (Text) - the region whose answers are slowest
ops-why-server = Answers are slow in { $region }: neither the database nor connections take the time; its servers are busy.

# The label of a figure.
ops-p50 = Half of all answers within

# The label of a figure.
ops-p99 = 99 of 100 answers within

# The label of a figure.
ops-round-trip = In the database (p99)

# The label of a figure.
ops-pool-wait = Waiting for a connection (p99)

# The label of a figure.
ops-connections = Connections in use

# Connections in use.
# Variables:
#   $used (Number) - in use
#   $most (Number) - at most
ops-connections-value = { $used } of { $most }

# The label of a figure.
ops-retries = Statements run again

# The label of a figure.
ops-errors = Answers that failed

# The label of a figure.
ops-queue = Waiting to be decided

# The heading of the books.
ops-books = The books

# The books balance.
ops-books-good = They balance

# The books don't balance.
# Variables:
#   $findings (Number) - how many things don't fit
ops-books-bad =
    { $findings ->
        [one] { $findings } thing doesn’t fit
       *[other] { $findings } things don’t fit
    }

# The books: what to do. The command is not translated.
ops-books-what = “largesse audit” names each of them. A campaign whose books don’t balance is paused by itself.

# The books were not checked yet.
ops-books-unknown = Not checked yet

# When the books were checked; followed by how long ago.
ops-books-checked = Checked

# The heading of the languages.
ops-languages = Languages served

# Nobody was answered yet.
ops-languages-none = Nobody has been answered yet.

# The heading of the feed of transfers.
ops-moves = Units that moved

# No units moved yet.
ops-moves-none = No units have moved yet.

# A transfer.
# Variables:
#   $amount (Number) - units
#   $from (Text) - the region they left
#   $to (Text) - the region they came to
ops-move =
    { $amount ->
        [one] { $amount } unit from { $from } to { $to }
       *[other] { $amount } units from { $from } to { $to }
    }

# A transfer inside a region.
# Variables:
#   $amount (Number) - units
#   $region (Text) - the region
ops-move-inside =
    { $amount ->
        [one] { $amount } unit inside { $region }
       *[other] { $amount } units inside { $region }
    }

# Why units moved.
# Variables:
#   $to (Text) - the region that receives
#   $left (Text) - a length of time
#   $rate (Text) - a rate
ops-reason-ahead = { $to } would have been dry in { $left } at { $rate }.

# Why units moved.
# Variables:
#   $to (Text) - the region that receives
ops-reason-ahead-quiet = { $to } gets its share before people come.

# Why units moved.
# Variables:
#   $to (Text) - the region that receives
ops-reason-floor = { $to } had less than its floor.

# Why units moved.
# Variables:
#   $from (Text) - the region that lends
ops-reason-drain = { $from } is leaving and gives its units away.

# Why units moved.
# Variables:
#   $from (Text) - the region that lends
ops-reason-idle = { $from } would not use them before the end.

# Why units moved: a server's own borrowing.
ops-reason-borrow = People were waiting at a server whose counter was running dry.

# Why units moved: somebody of the team wanted it.
# Variables:
#   $words (Text) - who, and why
ops-reason-order = By hand: { $words }

# Why units moved, in words that this program does not know.
# Variables:
#   $words (Text) - as the ledger has it
ops-reason-other = { $words }

# The heading of the buttons.
ops-actions = What you can do

# Somebody may only look.
ops-actions-none = Your role may look. Opening, pausing and restocking take an operator.

# There is no button for anybody just now.
ops-actions-idle = There is nothing to do here just now.

# A button that opens a panel.
ops-open = Open

# What it does.
ops-open-detail = Units go out from the opening time on; if that has passed, at once.

# A box to tick.
ops-open-now = Open now, and not at the opening time

# The button that does it.
ops-open-button = Open the campaign

# A button that opens a panel.
ops-pause = Pause

# What it does.
ops-pause-detail = Nobody gets a unit until you resume; nothing is lost. People read your reason, each in the nearest language you write.

# The label of a choice.
ops-language = Language

# The label of a field.
ops-reason = Reason

# The label of a field that people will read.
ops-reason-shown = Reason people will read

# The button that does it.
ops-pause-button = Pause the campaign

# A button that opens a panel.
ops-resume = Resume

# What it does.
ops-resume-detail = Units go out again, within about a second everywhere.

# The button that does it.
ops-resume-button = Resume the campaign

# A button that opens a panel.
ops-restock = Restock

# What it does.
ops-restock-detail = Adds units to the supply. If the campaign has sold out it opens again by itself. Units can’t be taken back.

# The label of a field.
ops-amount = Units to add

# The label of a choice.
ops-restock-region = Put them into

# The first one of the choices.
ops-restock-anywhere = any region: they are moved to where people ask

# The button that does it.
ops-restock-button = Add these units

# A button that opens a panel.
ops-freeze = Freeze the units

# What it does.
ops-freeze-detail = The rebalancer stops moving units ahead of need. People who wait at a dry region still get what is left elsewhere.

# The button that does it.
ops-freeze-button = Freeze

# A button that opens a panel.
ops-unfreeze = Let units move

# What it does.
ops-unfreeze-detail = The rebalancer moves units to where they will be needed, before they are needed.

# The button that does it.
ops-unfreeze-button = Let units move again

# A button that opens a panel.
ops-close = Close for good

# What it does.
ops-close-detail = The campaign ends and can’t be opened again. People who have a unit keep it.

# The button that does it.
ops-close-button = Close the campaign for good

# A button that opens a panel.
ops-drain = Drain a region

# What it does.
ops-drain-detail = The region gives its units to the others, to exactly zero, and gets none. Its servers go on answering.

# The button that does it.
ops-drain-button = Drain this region

# Something was done: above the figures.
# Variables:
#   $what (Text) - the words of the button
ops-done = Done: { $what }.

# Something that was wanted was not done: heading.
# Variables:
#   $what (Text) - the words of the button
ops-not-done = Not done: { $what }
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

# The campaign's window is over, and shall begin now.
conflict-over = The campaign’s end has passed: put it off first.

# The campaign's name in addresses is taken.
conflict-exists = There is a campaign of this name already.

# An operator of this id was made before.
conflict-operator = There is an operator with this id already, and a token is shown only once. If it was lost, take it back and add them with a new id.

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

# The database keeps regions of its own, and does not add this one.
conflict-not-in-database = The database doesn’t know this region and can’t add it: it must have nodes there, and the role must own the database. Nothing was changed.
