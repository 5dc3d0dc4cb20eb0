-- When an advocate was through with the welcome, or passed it by. Who is here already needs none.

ALTER TABLE advocate ADD COLUMN welcomed_at timestamptz;
UPDATE advocate SET welcomed_at = coalesce(joined_at, created_at) WHERE joined_at IS NOT NULL;

-- down
ALTER TABLE advocate DROP COLUMN welcomed_at;
