-- As 0004: computed from a key column.
ALTER TABLE claims ADD COLUMN IF NOT EXISTS crdb_region public.crdb_internal_region AS (home_region::public.crdb_internal_region) STORED NOT VISIBLE NOT NULL
