/**
 * SQL: the status of a challenge at a moment. Once its end has passed an open one is closed, for
 * everybody and everywhere, also before the sweep has written it. `challenge` is the table's alias,
 * `now` a parameter.
 */
export function statusAt(challenge: string, now: string): string {
  return `CASE WHEN ${challenge}.status IN ('LIVE', 'PAUSED') AND ${challenge}.closes_at <= ${now}
               THEN 'CLOSED' ELSE ${challenge}.status END`;
}
