-- The highest fence of a planner that has written this counter row. A planner's transfer with a lower one comes from a process
-- that has lost its lease, and is refused; a serving server's own borrowing has no fence and is never refused by it.
ALTER TABLE quota ADD COLUMN IF NOT EXISTS fence INT8 NOT NULL DEFAULT 0
