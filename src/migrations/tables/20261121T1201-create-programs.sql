-- Programmes: the tenants.

CREATE TABLE program (
  id uuid PRIMARY KEY,
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  kind text NOT NULL CHECK (kind IN ('SAMPLE', 'SANDBOX', 'LIVE')),
  locale text NOT NULL CHECK (locale IN ('en', 'ja', 'id', 'zh-CN')),
  time_zone text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  color text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
  conversion_window_days integer NOT NULL CHECK (conversion_window_days BETWEEN 1 AND 730),
  conversion_points bigint NOT NULL CHECK (conversion_points >= 0),
  late_win_points bigint NOT NULL CHECK (late_win_points >= 0),
  assist_points bigint NOT NULL CHECK (assist_points >= 0),
  first_contact_days integer NOT NULL CHECK (first_contact_days BETWEEN 1 AND 30),
  return_policy text NOT NULL
    CHECK (return_policy IN ('ONLY_PENDING', 'WITHIN_BALANCE', 'DEBT')),
  point_value_minor bigint CHECK (point_value_minor > 0),
  contact_member_id uuid,
  clock_offset_ms bigint NOT NULL CHECK (clock_offset_ms >= 0),
  deleting boolean NOT NULL,
  version integer NOT NULL,
  created_at timestamptz NOT NULL,
  CHECK (kind <> 'LIVE' OR (clock_offset_ms = 0 AND NOT deleting))
);

-- down
DROP TABLE program;
