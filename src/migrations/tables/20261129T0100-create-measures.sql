-- Figures that are kept as they change (engine.md, read models). A cell is a measure, how it is sliced,
-- and where in the slice: a day, a key such as a source, a part such as a currency, and when the window
-- of what is counted closes. '-infinity' and '' stand where a slice has none of it.

CREATE TABLE measure_day (
  program_id uuid NOT NULL REFERENCES program (id) ON DELETE CASCADE,
  measure text NOT NULL,
  slice text NOT NULL,
  day date NOT NULL,
  key text NOT NULL,
  part text NOT NULL,
  closes_at timestamptz NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (program_id, measure, slice, day, key, part, closes_at)
);

-- By how much a transaction changed which cells, until it is folded into `measure_day`: a row of its own,
-- so that writers of one programme never wait for each other.
CREATE TABLE measure_change (
  program_id uuid NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  cells jsonb NOT NULL,
  PRIMARY KEY (program_id, id)
);

-- down
DROP TABLE measure_change;
DROP TABLE measure_day;
