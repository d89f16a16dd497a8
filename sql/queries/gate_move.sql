-- gate_move: moves the gate of a whole campaign, all counter rows at once, and writes the certificate.
-- $1 campaign UUID, $2 gates it may move from TEXT[], $3 gate to move to TEXT, $4 condition TEXT ('any', 'spent': no unit
-- remaining and none on hold, 'units': some unit remaining), $5 least age of the present gate in ms INT8,
-- $6 campaign state to set TEXT ('' keeps it), $7 by TEXT, $8 reason TEXT, $9 epoch it must be in INT8 (-1: any)
-- Rows: one with the new epoch if it moved, none if the campaign is not in that position (any more).
--
-- Why a sold_out epoch is the truth: the statement locks every counter row of the campaign, whatever its region's state,
-- in key order, sums what it locked, and moves all rows or none. A claim, a transfer, a
-- release or a restock holds the lock of its row, so it is either before this statement and in the sums, or after it and
-- sees the new gate. A row that is added at the same moment (quota_join) is a serialization failure of one of the two.
-- Nothing is checked first and done later. The constraint gate_changes_certificate_check repeats the sums.
-- The age counts from the start of the transaction that made the last move, which may have been committed later. It is the
-- second guard; who must wait for the lease of a SORRY counts from a look of its own that saw the last move committed, and
-- names the epoch it saw in $9 (quota/gate.rs). A campaign that was never open has told nobody SORRY and need not wait.
-- Rows that disagree (a broken invariant) stand at 'mixed' and can only be shut. A closed campaign is never opened again.
-- Again: the gate is no longer in $2, or the campaign is closed already, so nothing moves twice.
WITH locked AS (
  SELECT q.region, q.shard, q.gate, q.epoch, q.gate_changed_at, q.remaining, q.granted - q.returned - q.captured AS held, q.granted - q.returned AS outstanding
  FROM quota AS q WHERE q.campaign_id = $1::UUID ORDER BY q.region, q.shard FOR UPDATE
), sums AS (
  SELECT CASE WHEN min(k.gate) = max(k.gate) AND min(k.epoch) = max(k.epoch) THEN min(k.gate) ELSE 'mixed' END AS gate,
         max(k.epoch) AS epoch, max(k.gate_changed_at) AS changed_at, sum(k.remaining)::INT8 AS remaining,
         sum(k.held)::INT8 AS held, sum(k.outstanding)::INT8 AS outstanding
  FROM locked AS k
), led AS (
  INSERT INTO gate_changes (campaign_id, epoch, gate, remaining, held, outstanding, changed_by, reason)
  SELECT $1::UUID, GREATEST(s.epoch, COALESCE((SELECT max(g.epoch) FROM gate_changes AS g WHERE g.campaign_id = $1::UUID), 0)) + 1, $3::TEXT, s.remaining, s.held, s.outstanding, $7::TEXT, $8::TEXT
  FROM sums AS s
  WHERE s.gate = ANY ($2::TEXT[])
    AND ($9::INT8 = -1 OR s.epoch = $9::INT8)
    AND (s.epoch = 0 OR s.changed_at + $5::INT8 * INTERVAL '1 millisecond' <= now())
    AND NOT EXISTS (SELECT 1 FROM campaigns AS c WHERE c.campaign_id = $1::UUID AND c.state = 'closed' AND $6::TEXT <> '')
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
