-- gate_list: the history of a campaign's gate, newest first.
-- $1 campaign UUID
-- Again: it changes nothing.
SELECT g.epoch, g.gate, g.remaining, g.held, g.outstanding, g.changed_by, g.reason, g.changed_at
FROM gate_changes AS g WHERE g.campaign_id = $1::UUID ORDER BY g.epoch DESC
