-- The campaigns that an operator's token is for, by their names in addresses, which are unique for ever; empty for all. A
-- campaign may be named before it is made. Servers of an older version don't look here: make limited tokens when none is left.
ALTER TABLE operators ADD COLUMN IF NOT EXISTS campaigns TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[]
