-- As campaigns.
ALTER TABLE region_rules SET LOCALITY GLOBAL
