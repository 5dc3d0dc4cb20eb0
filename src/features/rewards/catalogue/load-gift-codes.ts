import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../../platform/errors/index.js';
import { GiftCodeVault } from './gift-code-vault.js';
import { RewardEntity } from './reward.entity.js';
import { codesRefused, normalizeCode } from './reward.rules.js';

const MAX_CODES = 5_000;
const MAX_CODE_LENGTH = 500;

export interface LoadedGiftCodes {
  readonly reward: RewardEntity;
  readonly loaded: number;
  /** codes of this reward that were loaded before, or came twice in the list */
  readonly alreadyThere: number;
}

/**
 * Loads gift codes, encrypted, and raises the stock by the new ones (R-R5): loading the same list
 * again changes nothing. Throws InvalidInput (which never quotes a code), NotFound.
 */
@Injectable()
export class LoadGiftCodes {
  constructor(private readonly vault: GiftCodeVault) {}

  async loadGiftCodes(
    tx: Tx,
    _actor: Actor,
    input: { readonly rewardId: Id; readonly codes: readonly string[] },
  ): Promise<LoadedGiftCodes> {
    const codes = input.codes.map(normalizeCode);
    const problems = codeProblems(codes);
    if (problems.length > 0) throw new InvalidInput(problems);
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id: input.rewardId },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward', ['rewardId']);
    const refusal = codesRefused(reward);
    if (refusal !== null) throw new InvalidInput([{ path: ['rewardId'], message: refusal }]);
    const loaded = await this.insert(tx, reward.id, [...new Set(codes)]);
    await tx.query('UPDATE reward SET stock = stock + $3 WHERE program_id = $1 AND id = $2', [
      tx.programId,
      reward.id,
      loaded,
    ]);
    reward.stock += loaded;
    return { reward, loaded, alreadyThere: codes.length - loaded };
  }

  private async insert(tx: Tx, rewardId: Id, codes: readonly string[]): Promise<number> {
    const rows = codes.map((code) => {
      const codeId = newId();
      const sealed = this.vault.seal(code, { programId: tx.programId, codeId });
      return { codeId, ...sealed, hash: this.vault.hash(code, tx.programId, rewardId) };
    });
    const inserted = await tx.query<unknown[]>(
      `INSERT INTO gift_code (program_id, id, reward_id, key_id, ciphertext, code_hash, loaded_at)
       SELECT $1, c.id, $2, c.key_id, c.ciphertext, c.code_hash, $3
         FROM unnest($4::uuid[], $5::text[], $6::bytea[], $7::bytea[])
           AS c (id, key_id, ciphertext, code_hash)
       ON CONFLICT (program_id, reward_id, code_hash) DO NOTHING RETURNING 1`,
      [
        tx.programId,
        rewardId,
        tx.now,
        rows.map((row) => row.codeId),
        rows.map((row) => row.keyId),
        rows.map((row) => row.ciphertext),
        rows.map((row) => row.hash),
      ],
    );
    return inserted.length;
  }
}

function codeProblems(codes: readonly string[]): FieldProblem[] {
  if (codes.length === 0 || codes.length > MAX_CODES) {
    return [
      { path: ['codes'], message: `Load 1 to ${String(MAX_CODES)} codes at a time, one a line.` },
    ];
  }
  return codes.flatMap((code, index) =>
    code.length >= 1 && code.length <= MAX_CODE_LENGTH
      ? []
      : [
          {
            path: ['codes', String(index)],
            message: `A code has 1 to ${String(MAX_CODE_LENGTH)} characters.`,
          },
        ],
  );
}
