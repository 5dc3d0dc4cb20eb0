import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, type FieldProblem } from '../../../platform/errors/index.js';
import { compareWrittenCodes, lockCodes } from './compare-written-codes.js';
import { codeKey, lineIsNoCode, normalizeCode } from './gift-code.rules.js';
import { GiftCodeVault } from './gift-code-vault.js';
import { RewardEntity } from './reward.entity.js';
import { codesRefused } from './reward.rules.js';
import { restock } from './restock-rewards.js';

const MAX_CODES = 5_000;
const MAX_CODE_LENGTH = 500;

export interface LoadedGiftCodes {
  readonly rewardId: Id;
  readonly loaded: number;
  /** codes of the programme that were loaded before, or came twice in the list */
  readonly alreadyThere: number;
  /** of these, how many are codes of another reward */
  readonly ofOtherRewards: number;
  /** loaded before codes were compared in the whole programme: out of the stock, given to nobody */
  readonly doublesFound: number;
}

/**
 * Loads gift codes, encrypted, and raises the stock by the new ones that are not owed (R-R5): loading
 * the same list again changes nothing, also not for another reward of the programme (R-R7). Throws
 * InvalidInput (which never quotes a code), NotFound.
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
    // Alone in the programme: two lists with the same cards must not wait for each other's rows.
    await lockCodes(tx);
    const doublesFound = await compareWrittenCodes(tx, this.vault);
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id: input.rewardId },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward', ['rewardId']);
    const refusal = codesRefused(reward);
    if (refusal !== null) throw new InvalidInput([{ path: ['rewardId'], message: refusal }]);
    const byKey = new Map(codes.map((code) => [codeKey(code), code]));
    const { loaded, ofOtherRewards } = await this.insert(tx, reward.id, [...byKey.values()]);
    await restock(tx, [reward.id]);
    const alreadyThere = codes.length - loaded;
    return { rewardId: reward.id, loaded, alreadyThere, ofOtherRewards, doublesFound };
  }

  private async insert(
    tx: Tx,
    rewardId: Id,
    codes: readonly string[],
  ): Promise<Pick<LoadedGiftCodes, 'loaded' | 'ofOtherRewards'>> {
    const rows = codes.map((code) => {
      const codeId = newId();
      const sealed = this.vault.seal(code, { programId: tx.programId, codeId });
      return { codeId, ...sealed, hash: this.vault.hash(code, tx.programId) };
    });
    const [counted] = await tx.query<{ loaded: number; ofOtherRewards: number }[]>(
      `WITH told AS (
         SELECT * FROM unnest($4::uuid[], $5::text[], $6::bytea[], $7::bytea[])
           AS c (id, key_id, ciphertext, code_hash)
       ), inserted AS (
         INSERT INTO gift_code
           (program_id, id, reward_id, key_id, ciphertext, code_hash, compared_as, loaded_at)
         SELECT $1, id, $2, key_id, ciphertext, code_hash, 'CARD', $3 FROM told
         ON CONFLICT (program_id, code_hash) DO NOTHING RETURNING 1
       )
       SELECT (SELECT count(*)::int FROM inserted) AS loaded, (
         SELECT count(*)::int FROM told t JOIN gift_code g
           ON g.program_id = $1 AND g.code_hash = t.code_hash AND g.reward_id <> $2
       ) AS "ofOtherRewards"`,
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
    return counted ?? { loaded: 0, ofOtherRewards: 0 };
  }
}

function codeProblems(codes: readonly string[]): FieldProblem[] {
  if (codes.length === 0 || codes.length > MAX_CODES) {
    return [
      { path: ['codes'], message: `Load 1 to ${String(MAX_CODES)} codes at a time, one a line.` },
    ];
  }
  return codes.flatMap((code, index) => {
    const message = problemOf(code);
    return message === null ? [] : [{ path: ['codes', String(index)], message }];
  });
}

function problemOf(code: string): string | null {
  return codeKey(code) === '' || code.length > MAX_CODE_LENGTH
    ? `A code has 1 to ${String(MAX_CODE_LENGTH)} characters.`
    : lineIsNoCode(code);
}
