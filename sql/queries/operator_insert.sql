-- operator_insert: somebody of the team gets a token; part of the transaction that notes it in the audit log.
-- $1 operator UUID, $2 name TEXT, $3 role TEXT, $4 SHA-256 of the token BYTEA, $5 by TEXT, $6 days INT8,
-- $7 campaigns by their names in addresses TEXT[] (empty: all), $8 regions TEXT[] (empty: all)
-- Rows: one with the end of the token's time, none if the id is there already.
-- Again: the id is there already.
INSERT INTO operators (operator_id, name, role, token_hash, created_by, expires_at, campaigns, regions)
VALUES ($1::UUID, $2::TEXT, $3::TEXT, $4::BYTEA, $5::TEXT, now() + $6::INT8 * INTERVAL '1 day', $7::TEXT[], $8::TEXT[])
ON CONFLICT (operator_id) DO NOTHING
RETURNING expires_at
