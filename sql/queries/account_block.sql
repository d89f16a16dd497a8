-- account_block: blocks or unblocks one account; a claim it already has stays.
-- $1 account UUID, $2 status TEXT
-- Rows: one if the account is there.
-- Again: it writes the same status, and a block keeps the moment it began at.
UPDATE accounts AS a SET status = $2::TEXT,
  blocked_at = CASE WHEN $2::TEXT = 'active' THEN NULL WHEN a.status = $2::TEXT AND a.blocked_at IS NOT NULL THEN a.blocked_at ELSE now() END
WHERE a.account_id = $1::UUID
RETURNING a.account_id
