import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { listInterests, type InterestRow } from './interest.queries.js';
import { interestKey, InterestName, MOST_OFFERED } from './interest.rules.js';

const Input = z.object({ name: InterestName, offered: z.boolean() });

export interface SaveInterestInput {
  /** absent: a new one; one that bears the name already is that one */
  readonly id?: Id | null | undefined;
  readonly name: string;
  /** false: nobody chooses it from now on; who has it keeps it until they change it */
  readonly offered: boolean;
}

/**
 * R-U1: what advocates of a programme can care about: an interest is added, renamed, taken out of the
 * list, or offered again. Returns its id. Throws InvalidInput, NotFound.
 */
@Injectable()
export class SaveInterest {
  async saveInterest(tx: Tx, _actor: Actor, input: SaveInterestInput): Promise<Id> {
    const { name, offered } = parseInput(Input, input);
    await lockList(tx);
    const all = await listInterests(tx);
    const bears = all.find((each) => interestKey(each.name) === interestKey(name));
    const known = input.id ? all.find(({ id }) => id === input.id) : bears;
    if (input.id && !known) throw new NotFound('interest', ['id']);
    if (bears && bears.id !== known?.id) throw wrong('name', `${bears.name} is there already.`);
    refuseMore(all, known, offered);
    const id = known?.id ?? newId();
    await tx.query(
      `INSERT INTO interest (program_id, id, name, name_key, offered, created_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (program_id, id) DO UPDATE
         SET name = excluded.name, name_key = excluded.name_key, offered = excluded.offered`,
      [tx.programId, id, name, interestKey(name), offered, tx.now],
    );
    return id;
  }
}

function refuseMore(
  all: readonly InterestRow[],
  known: InterestRow | undefined,
  offered: boolean,
): void {
  if (!offered || known?.offered) return;
  if (all.filter((each) => each.offered).length < MOST_OFFERED) return;
  throw wrong('name', `At most ${String(MOST_OFFERED)}: take one out first.`);
}

function wrong(field: string, message: string): InvalidInput {
  return new InvalidInput([{ path: [field], message }]);
}

/** Of two that change the list at once the second sees what the first did. */
async function lockList(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('interests ' || $1, 0))`, [
    tx.programId,
  ]);
}
