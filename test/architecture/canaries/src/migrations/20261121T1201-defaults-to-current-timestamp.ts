// expects: no-restricted-syntax (R-T3, in the standard's words)
export const up = `CREATE TABLE a (created_at timestamptz DEFAULT CURRENT_TIMESTAMP)`;
