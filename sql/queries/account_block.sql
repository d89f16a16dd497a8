-- account_block: blocks or unblocks one account; a claim it already has stays.
-- $1 account UUID, $2 status TEXT, $3 the account's alias UUID
-- Rows: one if the account is there.
-- A block goes into the roll (claim_pass): a pass from before it does not know of it. An unblock does not; who has a pass from
-- before the block is looked up a while longer.
-- Again: it writes the same status, and a block keeps the moment it began at. It is counted once more, which costs a look at a row.
WITH changed AS (
  UPDATE accounts AS a SET status = $2::TEXT,
    blocked_at = CASE WHEN $2::TEXT = 'active' THEN NULL WHEN a.status = $2::TEXT AND a.blocked_at IS NOT NULL THEN a.blocked_at ELSE now() END
  WHERE a.account_id = $1::UUID
  RETURNING a.account_id
), counted AS (
  UPDATE account_roll AS r SET seq = r.seq + 1 FROM changed AS c WHERE r.roll = 1 AND $2::TEXT <> 'active' RETURNING r.seq
), noted AS (
  INSERT INTO account_changes (seq, alias, changed_at) SELECT n.seq, $3::UUID, now() FROM counted AS n RETURNING seq
)
SELECT c.account_id FROM changed AS c
