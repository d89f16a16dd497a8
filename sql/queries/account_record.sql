-- account_record: all that is kept of one account, its claims aside.
-- $1 account UUID
-- Again: it changes nothing.
SELECT a.account_id, a.home_region, a.country, a.locale, a.status, a.since, a.created_at, a.blocked_at
FROM accounts AS a WHERE a.account_id = $1::UUID
