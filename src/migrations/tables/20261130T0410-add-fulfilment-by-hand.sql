-- Rewards that somebody prepares by hand: their units are said, and the advocate reads a note.

ALTER TABLE reward DROP CONSTRAINT reward_fulfilment_check;
ALTER TABLE reward ADD CONSTRAINT reward_fulfilment_check
  CHECK (fulfilment IN ('GIFT_CODE', 'BY_HAND'));
ALTER TABLE reward ADD COLUMN units integer CHECK (units > 0);
ALTER TABLE reward ADD COLUMN needs_approval boolean NOT NULL DEFAULT true;

ALTER TABLE redemption DROP CONSTRAINT redemption_reason_code_check;
ALTER TABLE redemption ADD CONSTRAINT redemption_reason_code_check
  CHECK (reason_code IN ('NOT_ELIGIBLE', 'GIFTS_NOT_ALLOWED', 'OUT_OF_STOCK', 'SUSPECTED_FRAUD',
    'UNDELIVERABLE', 'NO_REPLY', 'OTHER'));
ALTER TABLE redemption ADD COLUMN fulfilment_note text;
CREATE INDEX redemption_to_send ON redemption (program_id, requested_at, id)
  WHERE status = 'FULFILLING';

-- down
DROP INDEX redemption_to_send;
ALTER TABLE redemption DROP COLUMN fulfilment_note;
ALTER TABLE redemption DROP CONSTRAINT redemption_reason_code_check;
ALTER TABLE redemption ADD CONSTRAINT redemption_reason_code_check
  CHECK (reason_code IN
    ('NOT_ELIGIBLE', 'GIFTS_NOT_ALLOWED', 'OUT_OF_STOCK', 'SUSPECTED_FRAUD', 'OTHER'));
ALTER TABLE reward DROP COLUMN needs_approval;
ALTER TABLE reward DROP COLUMN units;
ALTER TABLE reward DROP CONSTRAINT reward_fulfilment_check;
ALTER TABLE reward ADD CONSTRAINT reward_fulfilment_check CHECK (fulfilment IN ('GIFT_CODE'));
