-- operator_revoke: takes a token back; part of the transaction that notes it in the audit log.
-- $1 operator UUID
-- Rows: one with the name and the role if the token was good until now.
-- Again: it is taken back already.
UPDATE operators AS o SET revoked_at = now()
WHERE o.operator_id = $1::UUID AND o.revoked_at IS NULL AND o.expires_at > now()
RETURNING o.name, o.role, o.expires_at
