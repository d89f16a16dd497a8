-- account_roll: where the roll stands, for a server that wants to know whether its list of changes is the last one.
-- Again: it changes nothing.
SELECT r.seq FROM account_roll AS r WHERE r.roll = 1
