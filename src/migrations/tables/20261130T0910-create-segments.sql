-- Saved rules over advocates; who is in one is computed, never stored (R-U2).

CREATE TABLE segment (
  program_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  -- SegmentRule in src/features/segments/segment-rule.rules.ts
  rule jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  PRIMARY KEY (program_id, id)
);
CREATE INDEX segment_name ON segment (program_id, name, id);

-- down
DROP TABLE segment;
