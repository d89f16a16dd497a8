-- account_changes: the roll and the changes of people that a living pass may not know of.
-- $1 INT8: changes up to this number are left out, $2 how far back in ms INT8
-- Rows: one for each change, or one without a change; $change without $alias is about anybody.
-- One snapshot: the roll is never ahead of the changes that are told with it.
-- Again: it changes nothing.
SELECT r.seq, c.seq AS change, c.alias
FROM account_roll AS r LEFT JOIN account_changes AS c
  ON c.seq > $1::INT8 AND c.seq <= r.seq AND c.changed_at > now() - $2::INT8 * INTERVAL '1 millisecond'
WHERE r.roll = 1
