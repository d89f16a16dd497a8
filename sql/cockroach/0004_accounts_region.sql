-- The row's region is computed from a key column, so no insert has to ask every region whether the key is free.
ALTER TABLE accounts ADD COLUMN IF NOT EXISTS crdb_region public.crdb_internal_region AS (home_region::public.crdb_internal_region) STORED NOT VISIBLE NOT NULL
