import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput } from '../../platform/errors/index.js';
import { readProgram } from './program.queries.js';
import { NotSandbox } from './program.errors.js';

/**
 * Begins to delete a sample or sandbox programme. With the commit it is closed to everybody and its
 * slug is free; its rows and files go by a job, from the row that is written here (ADR 0031).
 * Returns its slug. Throws NotSandbox, InvalidInput where the typed slug is another one.
 */
@Injectable()
export class DeleteSampleProgram {
  async deleteSampleProgram(
    tx: Tx,
    actor: Actor,
    { confirmSlug }: { readonly confirmSlug: string },
  ): Promise<{ slug: string }> {
    const { kind, slug } = await readProgram(tx);
    if (kind === 'LIVE') throw new NotSandbox('A live programme is not deleted by a click.');
    if (confirmSlug.trim() !== slug) {
      throw new InvalidInput([
        { path: ['confirmSlug'], message: `Type ${slug}, the short name of this programme.` },
      ]);
    }
    const [, begun] = await tx.query<[unknown[], number]>(
      `UPDATE program SET deleting = true, slug = 'x' || left(md5(id::text), 20)
        WHERE id = $1 AND NOT deleting`,
      [tx.programId],
    );
    if (begun === 1) await keepWho(tx, actor, { slug, kind });
    return { slug };
  }
}

async function keepWho(
  tx: Tx,
  actor: Actor,
  { slug, kind }: { readonly slug: string; readonly kind: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO program_deletion (program_id, slug, kind, begun_at, actor_kind, actor_id,
       member_id, request_id, rows_deleted)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)`,
    [tx.programId, slug, kind, tx.realNow, actor.kind, actor.id, actor.memberId, actor.requestId],
  );
}
