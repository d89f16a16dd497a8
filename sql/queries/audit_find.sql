-- audit_find: what a change came to that may have been made by an earlier run of the same transaction.
-- $1 entry UUID
-- First in every transaction of a change: if the reply to a COMMIT was lost, the change is there and so is this row.
-- Again: it changes nothing.
SELECT a.before_state, a.after_state FROM audit_log AS a WHERE a.entry_id = $1::UUID
