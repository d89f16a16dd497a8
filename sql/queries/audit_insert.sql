-- audit_insert: notes one change in the audit log; part of the transaction that makes the change.
-- $1 entry UUID, $2 operator UUID, $3 operator's name TEXT, $4 role TEXT, $5 request id TEXT, $6 action TEXT,
-- $7 campaign TEXT, $8 region TEXT, $9 account TEXT ('' each if it is not about one), $10 before TEXT, $11 after TEXT (JSON)
-- The entry's id is made by the server once for each request and never by a caller, so nobody can have a change go unnoted
-- by naming an id that is there.
-- Again: the entry is there already.
INSERT INTO audit_log (entry_id, operator_id, operator, role, request_id, action, campaign, region, account, before_state, after_state)
VALUES ($1::UUID, $2::UUID, $3::TEXT, $4::TEXT, $5::TEXT, $6::TEXT, $7::TEXT, $8::TEXT, $9::TEXT, $10::TEXT, $11::TEXT)
ON CONFLICT (entry_id) DO NOTHING
