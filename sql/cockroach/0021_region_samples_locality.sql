-- As server_pulses.
ALTER TABLE region_samples SET LOCALITY REGIONAL BY ROW AS crdb_region
