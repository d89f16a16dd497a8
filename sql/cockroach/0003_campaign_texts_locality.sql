-- As campaigns.
ALTER TABLE campaign_texts SET LOCALITY GLOBAL
