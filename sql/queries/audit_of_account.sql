-- audit_of_account: what the audit log says about one account, the oldest first.
-- $1 the account as the log names it TEXT
-- By audit_log_account_idx.
-- Again: it changes nothing.
SELECT a.entry_id, a.at, a.operator_id, a.operator, a.role, a.request_id, a.action, a.campaign, a.region, a.account, a.before_state, a.after_state
FROM audit_log AS a WHERE a.account = $1::TEXT AND a.account <> '' ORDER BY a.at, a.entry_id
