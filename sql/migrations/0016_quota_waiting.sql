-- How many people waited for a unit of this counter row at the server that granted from it last, when it did: advice for plans,
-- written with the debit, which writes the row anyway. Of several servers on one row it is the last one's; a plan compares
-- regions, and their servers share their people about evenly.
ALTER TABLE quota ADD COLUMN IF NOT EXISTS waiting INT8 NOT NULL DEFAULT 0
