-- The most that a referral was ever awarded: less than that is partly reversed (R-W3), also where a
-- part of what was taken back came again.

ALTER TABLE referral ADD COLUMN most_awarded bigint NOT NULL DEFAULT 0;

-- Of what is partly reversed it was more: nearly always the points of its conversion. The owner sees
-- the rows of all programmes.
ALTER TABLE referral NO FORCE ROW LEVEL SECURITY;
UPDATE referral
   SET most_awarded = CASE reward_status
         WHEN 'PARTLY_REVERSED' THEN greatest(conversion_points, points_awarded + 1)
         ELSE points_awarded END
 WHERE points_awarded > 0;
ALTER TABLE referral FORCE ROW LEVEL SECURITY;

-- down
ALTER TABLE referral DROP COLUMN most_awarded;
