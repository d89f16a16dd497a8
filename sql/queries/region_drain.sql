-- region_drain: a region begins to give its units away.
-- $1 region TEXT
-- Rows: one if it was active or joining and another region can take its units.
-- Every transfer reads the borrower's region, so when this has returned, none into this region is on its way any more.
-- Again: it is draining already.
UPDATE regions AS r SET state = 'draining', updated_at = now()
WHERE r.region = $1::TEXT AND r.state IN ('joining', 'active')
  AND EXISTS (SELECT 1 FROM regions AS o WHERE o.region <> $1::TEXT AND o.state = 'active')
RETURNING r.region
