-- gate_poll: where the gates of some campaigns stand now, as one region's first counter row has it. A strong read.
-- $1 region TEXT, $2 campaigns UUID[]
-- What it says may justify a SORRY from memory for one second after it was asked (quota/gate.rs, SORRY_LEASE).
-- Again: it changes nothing.
SELECT q.campaign_id, q.gate, q.epoch FROM quota AS q
WHERE q.campaign_id = ANY ($2::UUID[]) AND q.region = $1::TEXT AND q.shard = 0
