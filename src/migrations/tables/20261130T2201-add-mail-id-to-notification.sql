-- What waited for one reader goes out as one mail (R-N1): its notices bear the id of the first.
ALTER TABLE notification ADD COLUMN mail_id uuid;

-- down
ALTER TABLE notification DROP COLUMN mail_id;
