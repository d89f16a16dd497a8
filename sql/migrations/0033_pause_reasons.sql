-- Why a campaign stands still, in the languages the team wrote it in. Each pause is an epoch of the gate and has its own
-- words, so nothing has to be taken away when the campaign goes on, and the history keeps what people were told.
CREATE TABLE IF NOT EXISTS pause_reasons (
  campaign_id UUID NOT NULL,
  epoch       INT8 NOT NULL,
  locale      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  CONSTRAINT pause_reasons_pkey PRIMARY KEY (campaign_id, epoch, locale),
  CONSTRAINT pause_reasons_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaigns (campaign_id)
)
