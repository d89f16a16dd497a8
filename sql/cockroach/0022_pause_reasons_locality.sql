-- As campaign_texts.
ALTER TABLE pause_reasons SET LOCALITY GLOBAL
