import type pg from 'pg';
import type { Role } from '../../kernel/actor.js';
import type { Id } from '../../kernel/ids.js';

/** One of the people whom a visitor of the sample may be. */
export interface Persona extends pg.QueryResultRow {
  /** the membership's id */
  readonly key: Id;
  readonly name: string;
  /** the first of `roles` */
  readonly role: Role;
  readonly roles: readonly Role[];
  /** a code of their story; the portal has its text */
  readonly blurb: string;
  /** slug of the programme */
  readonly program: string;
}

/** Never somebody who also belongs to a real programme: being them would open that one too. */
const PERSONAS = `
  SELECT p.membership_id AS key, m.name, p.roles[1] AS role, p.roles, p.blurb, g.slug AS program,
    p.member_id
  FROM membership_state p
    JOIN program_state g ON g.program_id = p.program_id
    JOIN member m ON m.id = p.member_id
  WHERE g.kind = 'SAMPLE' AND NOT g.deleting AND p.status = 'ACTIVE' AND p.blurb IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM membership_state o JOIN program_state og ON og.program_id = o.program_id
      WHERE o.member_id = p.member_id AND o.status <> 'REMOVED' AND og.kind <> 'SAMPLE')`;

/** `pool` is sign-in's. */
export async function samplePersonas(pool: pg.Pool): Promise<Persona[]> {
  const { rows } = await pool.query<Persona & { member_id: Id }>(
    `${PERSONAS} ORDER BY p.created_at, p.membership_id`,
  );
  return rows.map(({ key, name, role, roles, blurb, program }) => ({
    key,
    name,
    role,
    roles,
    blurb,
    program,
  }));
}

/** The member behind a persona; null for a key that is none. */
export async function memberOfPersona(pool: pg.Pool, key: Id): Promise<Id | null> {
  const { rows } = await pool.query<Persona & { member_id: Id }>(
    `${PERSONAS} AND p.membership_id = $1`,
    [key],
  );
  return rows[0]?.member_id ?? null;
}

/** Whether somebody is one of them: everybody may be, so nobody may keep one for themselves. */
export async function isPersona(pool: pg.Pool, memberId: Id): Promise<boolean> {
  const { rowCount } = await pool.query(`${PERSONAS} AND p.member_id = $1 LIMIT 1`, [memberId]);
  return (rowCount ?? 0) > 0;
}
