-- A server says how it is where it is.
ALTER TABLE server_pulses SET LOCALITY REGIONAL BY ROW AS crdb_region
