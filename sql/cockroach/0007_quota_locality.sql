-- A counter row lives in the region that grants from it.
ALTER TABLE quota SET LOCALITY REGIONAL BY ROW AS crdb_region
