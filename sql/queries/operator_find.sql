-- operator_find: whose token this is and what it is for, if it is still good by the database's clock.
-- $1 SHA-256 of the token BYTEA
-- By the unique index of the hashes. Asked by a server at most every other second for a token in use.
-- Again: it changes nothing.
SELECT o.operator_id, o.name, o.role, o.campaigns, o.regions, o.expires_at
FROM operators AS o WHERE o.token_hash = $1::BYTEA AND o.revoked_at IS NULL AND o.expires_at > now()
