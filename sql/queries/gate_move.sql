-- gate_move: moves the gate of a whole campaign, all counter rows at once, and writes the certificate.
-- $1 campaign UUID, $2 gates it may move from TEXT[], $3 gate to move to TEXT, $4 condition TEXT ('any', 'spent': no unit
-- remaining and none on hold, 'units': some unit remaining), $5 least age of the present gate in ms INT8,
-- $6 campaign state to set TEXT ('' keeps it), $7 by TEXT, $8 reason TEXT
-- Rows: one with the new epoch if it moved, none if the campaign is not in that position (any more).
--
-- Why a sold_out epoch is the truth: the statement locks every counter row of the campaign, in key order, whatever its
-- region's state, sums what it locked, and moves all rows or none. A claim, a transfer, a release or a restock holds the
-- lock of its row, so it is either before this statement and in the sums, or after it and sees the new gate. A row that
-- is added at the same moment (quota_join) is a serialization failure of one of the two. Nothing is checked first and
-- done later. The constraint gate_changes_certificate_check repeats the sums.
-- Rows that disagree (a broken invariant) can only be shut: min(gate) is 'open' if any of them lets units out.
-- Again: the gate is no longer in $2, so nothing moves twice.
WITH locked AS (
  SELECT q.region, q.shard, q.gate, q.epoch, q.gate_changed_at, q.remaining, q.granted - q.returned - q.captured AS held, q.granted - q.returned AS outstanding
  FROM quota AS q WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE
), sums AS (
  SELECT min(k.gate) AS gate, max(k.epoch) AS epoch, max(k.gate_changed_at) AS changed_at, sum(k.remaining)::INT8 AS remaining,
         sum(k.held)::INT8 AS held, sum(k.outstanding)::INT8 AS outstanding
  FROM locked AS k HAVING (min(k.gate) = max(k.gate) AND min(k.epoch) = max(k.epoch)) OR $3::TEXT = 'shut'
), led AS (
  INSERT INTO gate_changes (campaign_id, epoch, gate, remaining, held, outstanding, changed_by, reason)
  SELECT $1::UUID, s.epoch + 1, $3::TEXT, s.remaining, s.held, s.outstanding, $7::TEXT, $8::TEXT
  FROM sums AS s
  WHERE s.gate = ANY ($2::TEXT[])
    AND s.changed_at + $5::INT8 * INTERVAL '1 millisecond' <= now()
    AND CASE $4::TEXT WHEN 'spent' THEN s.remaining = 0 AND s.held = 0 WHEN 'units' THEN s.remaining > 0 WHEN 'any' THEN TRUE ELSE FALSE END
  RETURNING epoch
), named AS (
  UPDATE campaigns AS c SET state = $6::TEXT, state_reason = $8::TEXT, version = c.version + 1, updated_at = now()
  FROM led AS l WHERE c.campaign_id = $1::UUID AND $6::TEXT <> ''
  RETURNING c.campaign_id
), turned AS (
  UPDATE quota AS q SET gate = $3::TEXT, epoch = l.epoch, gate_changed_at = now(), updated_at = now()
  FROM led AS l WHERE q.campaign_id = $1::UUID
  RETURNING q.shard
)
SELECT l.epoch FROM led AS l
