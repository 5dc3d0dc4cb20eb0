import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import type { Tx } from '../../platform/database/index.js';
import { InvalidInput } from '../../platform/errors/index.js';
import { readProgram } from './program.queries.js';
import { NotSandbox } from './program.errors.js';

/**
 * Deletes a sample or sandbox programme with all of its rows, also those that are never deleted
 * otherwise. Returns its slug; the caller then deletes what is kept outside the tables
 * (`ForgetProgram`). Throws NotSandbox, InvalidInput where the typed slug is another one.
 */
@Injectable()
export class DeleteSampleProgram {
  async deleteSampleProgram(
    tx: Tx,
    _actor: Actor,
    { confirmSlug }: { readonly confirmSlug: string },
  ): Promise<{ slug: string }> {
    const { kind, slug } = await readProgram(tx);
    if (kind === 'LIVE') throw new NotSandbox('A live programme is not deleted by a click.');
    if (confirmSlug.trim() !== slug) {
      throw new InvalidInput([
        { path: ['confirmSlug'], message: `Type ${slug}, the short name of this programme.` },
      ]);
    }
    await tx.query('SELECT purge_program($1)', [tx.programId]);
    return { slug };
  }
}
