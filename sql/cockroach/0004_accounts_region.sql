-- The row's region is computed from a column of the row. The account id alone is the key, so a registration asks every
-- region whether it is free: once in an account's life, and never in a claim.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS crdb_region public.crdb_internal_region AS (home_region::public.crdb_internal_region) STORED NOT VISIBLE NOT NULL
