-- Rare and written by operators.
ALTER TABLE supply_changes SET LOCALITY REGIONAL BY TABLE IN PRIMARY REGION
