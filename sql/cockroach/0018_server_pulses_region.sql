-- Computed from a column of the key, so no insert has to ask every region whether the key is free.
ALTER TABLE server_pulses ADD COLUMN IF NOT EXISTS crdb_region public.crdb_internal_region AS (region::public.crdb_internal_region) STORED NOT VISIBLE NOT NULL
