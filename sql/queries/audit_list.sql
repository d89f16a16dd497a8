-- audit_list: a page of the audit log, newest first.
-- $1 before this moment TIMESTAMPTZ, $2 and, at that very moment, before this entry UUID, $3 how many INT8
-- By the index (at, entry_id), backwards.
-- Again: it changes nothing.
SELECT a.entry_id, a.at, a.operator_id, a.operator, a.role, a.request_id, a.action, a.campaign, a.region, a.account, a.before_state, a.after_state
FROM audit_log AS a WHERE (a.at, a.entry_id) < ($1::TIMESTAMPTZ, $2::UUID)
ORDER BY a.at DESC, a.entry_id DESC LIMIT $3::INT8
