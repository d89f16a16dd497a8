-- How many changes of people there were that a pass may not know of: blocks, erasures, moves, pages of a retention. One row, which
-- each of those writes, so that they are committed one after the other; a claim by pass reads it (claim_pass).
CREATE TABLE IF NOT EXISTS account_roll (
  roll INT8 NOT NULL,
  seq  INT8 NOT NULL,
  CONSTRAINT account_roll_pkey PRIMARY KEY (roll),
  CONSTRAINT account_roll_one_check CHECK (roll = 1),
  CONSTRAINT account_roll_seq_check CHECK (seq >= 0)
)
