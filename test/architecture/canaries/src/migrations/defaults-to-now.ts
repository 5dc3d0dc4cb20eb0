// expects: no-restricted-syntax (R-T3: no column defaults to now())
export const up = `CREATE TABLE a (created_at timestamptz NOT NULL DEFAULT now())`;
