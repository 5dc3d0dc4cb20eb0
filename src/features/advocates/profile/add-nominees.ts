import type { Day } from '../../../kernel/calendar-day.js';
import type { Id } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Tx } from '../../../platform/database/index.js';
import type { ExistingAdvocate } from './advocate-match.rules.js';
import type { ZoneSource } from './profile.rules.js';

/** What is known of somebody when their profile is made. */
export interface NewProfile extends ExistingAdvocate {
  readonly language: Locale;
  /** somebody said it; else it is the programme's */
  readonly isLanguageSaid: boolean;
  readonly timeZone: string;
  readonly timeZoneFrom: ZoneSource;
  readonly companyId: Id | null;
  readonly employedSince: Day | null;
}

/** Where nobody has said anything; language and zone are the programme's. */
export const NEW_PROFILE = {
  isLanguageSaid: false,
  timeZoneFrom: 'PROGRAM',
  companyId: null,
  employedSince: null,
} as const;

/** Somebody added the same advocate at the same moment: the caller's transaction is run again. */
class AddedMeanwhile extends Error {
  /** serialization_failure */
  readonly code = '40001';
}

/**
 * Adds advocates that nobody has asked yet, in one statement. In the order of their keys: two
 * callers that add the same ones must not deadlock.
 */
export async function addNominees(tx: Tx, profiles: readonly NewProfile[]): Promise<void> {
  if (profiles.length === 0) return;
  const rows = profiles.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO advocate (program_id, id, external_id, name, email, language, language_from,
       time_zone, time_zone_from, company_id, employed_since, status, created_at, version)
     SELECT $1, a.id, a."externalId", a.name, a.email, a.language,
            CASE WHEN a."isLanguageSaid" THEN 'STAFF' ELSE 'MEMBER' END, a."timeZone",
            a."timeZoneFrom", a."companyId", a."employedSince", 'NOMINATED', $2, 1
       FROM jsonb_to_recordset($3::jsonb) AS a (id uuid, "externalId" text, name text, email text,
         language text, "isLanguageSaid" boolean, "timeZone" text, "timeZoneFrom" text,
         "companyId" uuid, "employedSince" date)
     ON CONFLICT DO NOTHING RETURNING id`,
    [tx.programId, tx.now, JSON.stringify(rows)],
  );
  if (inserted.length < rows.length) throw new AddedMeanwhile();
}

function keyOf({ externalId, email, name }: ExistingAdvocate): string {
  return externalId ?? email ?? name;
}
