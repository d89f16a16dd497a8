-- account_block: blocks or unblocks one account; a claim it already has stays.
-- $1 account UUID, $2 status TEXT
-- Rows: one if the account is there.
-- Again: it writes the same status.
UPDATE accounts AS a SET status = $2::TEXT WHERE a.account_id = $1::UUID RETURNING a.account_id
