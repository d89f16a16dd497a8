#!/bin/bash
# Makes the database's two working roles and gives them what sql/roles.sql says, and no more. Run by a job after every
# migration, as the owner; safe to run again. The passwords are letters and digits.
set -euo pipefail

sql() {
    # Not as an argument: those are seen by whoever lists the processes.
    COCKROACH_URL="$LARGESSE_DATABASE_URL" cockroach sql --set errexit=true
}

sql <<END
CREATE ROLE IF NOT EXISTS largesse_app LOGIN;
CREATE ROLE IF NOT EXISTS largesse_operator LOGIN;
ALTER ROLE largesse_app WITH LOGIN PASSWORD '$APP_PASSWORD';
ALTER ROLE largesse_operator WITH LOGIN PASSWORD '$OPERATOR_PASSWORD';
END
printf '%s\n' "$ROLES_SQL" | sql
