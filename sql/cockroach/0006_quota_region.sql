-- As 0004: computed from a key column.
ALTER TABLE quota ADD COLUMN IF NOT EXISTS crdb_region public.crdb_internal_region AS (region::public.crdb_internal_region) STORED NOT VISIBLE NOT NULL
