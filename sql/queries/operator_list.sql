-- operator_list: everybody who ever had a token, the newest first, without the tokens.
-- Again: it changes nothing.
SELECT o.operator_id, o.name, o.role, o.campaigns, o.regions, o.created_by, o.created_at, o.expires_at, o.revoked_at
FROM operators AS o ORDER BY o.created_at DESC, o.operator_id
