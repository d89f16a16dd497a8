-- account_roll: where the roll stands, for a server that wants to know whether its list of changes is the last one.
-- Rows: one; none where it was never made or was removed, and then nobody claims by pass alone.
-- Again: it changes nothing.
SELECT r.seq FROM account_roll AS r WHERE r.roll = 1
