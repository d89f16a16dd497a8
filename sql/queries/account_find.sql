-- account_find: accounts by id, wherever their home is.
-- $1 accounts UUID[]
-- The one statement of the claim path that may ask every region: only for people this region has not met.
-- Again: it changes nothing.
SELECT a.account_id, a.home_region, a.country, a.locale, a.status FROM accounts AS a WHERE a.account_id = ANY ($1::UUID[])
