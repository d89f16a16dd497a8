-- pause_reason_set: why a campaign stands still in this epoch, in these languages; part of the transaction that pauses it.
-- $1 campaign UUID, $2 epoch INT8, $3 locales TEXT[], $4 reasons TEXT[]
-- Again: it writes the same words.
INSERT INTO pause_reasons (campaign_id, epoch, locale, reason)
SELECT $1::UUID, $2::INT8, u.locale, u.reason FROM ROWS FROM (unnest($3::TEXT[]), unnest($4::TEXT[])) WITH ORDINALITY AS u (locale, reason, ord)
ON CONFLICT (campaign_id, epoch, locale) DO UPDATE SET reason = excluded.reason
