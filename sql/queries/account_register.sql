-- account_register: writes accounts that are not there yet; import and first contact. An account that is there keeps its
-- home and everything else: the loser of a race reads it again with account_find.
-- $1 accounts UUID[] (distinct), $2 home regions TEXT[], $3 countries TEXT[], $4 locales TEXT[],
-- $5 since when the user service knows them TIMESTAMPTZ[] (null: it has not told)
-- No key is named after ON CONFLICT: the table has two unique keys, and of two inserts of one account at the same moment the
-- loser may meet the winner in either of them.
-- Rows: the accounts written, as they stand.
-- In order of the account alone, whatever home each server has in mind for it: batches that share people can't deadlock.
-- It reads nothing, on purpose: with a look at who is there in the same statement, two batches at a time would each read where
-- the other inserts, and SERIALIZABLE would make one of them run again, or a claim that reads beside them.
-- Again: they are there, so nothing is written and no row returned; account_find reads them.
INSERT INTO accounts (account_id, home_region, country, locale, since)
SELECT u.account_id, u.home_region, u.country, u.locale, u.since
FROM ROWS FROM (unnest($1::UUID[]), unnest($2::TEXT[]), unnest($3::TEXT[]), unnest($4::TEXT[]), unnest($5::TIMESTAMPTZ[]))
     WITH ORDINALITY AS u (account_id, home_region, country, locale, since, ord)
ORDER BY u.account_id
ON CONFLICT DO NOTHING
RETURNING account_id, home_region, country, locale, status
