-- operator_revoke: takes a token back; part of the transaction that notes it in the audit log.
-- $1 operator UUID
-- Rows: one with whose it was and what it was for, if the token was good until now.
-- Again: it is taken back already.
UPDATE operators AS o SET revoked_at = now()
WHERE o.operator_id = $1::UUID AND o.revoked_at IS NULL AND o.expires_at > now()
RETURNING o.name, o.role, o.campaigns, o.regions, o.expires_at
