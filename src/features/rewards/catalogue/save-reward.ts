import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.js';
import { newId, type Id } from '../../../kernel/ids.js';
import { line, longTextOrNull, neededLongText } from '../../../kernel/texts.js';
import type { Points } from '../../../kernel/points.js';
import type { Tx } from '../../../platform/database/index.js';
import { InvalidInput, NotFound, StaleVersion } from '../../../platform/errors/index.js';
import { parseInput } from '../../../platform/errors/parse-input.js';
import { readProgram } from '../../programs/index.js';
import type { Fulfilment } from './redemption-eligibility.rules.js';
import { RewardEntity } from './reward.entity.js';
import { codeCounts } from './reward.queries.js';
import { stockAfter, suppliedAs, supplyProblems, unitCostProblems } from './reward.rules.js';

const Name = line(120, 'A name has 1 to 120 characters.');
const Description = neededLongText(4_000, 'Say what the advocate gets, in 1 to 4,000 characters.');
const Terms = longTextOrNull(10_000);
const LIMIT = 'A limit is a whole number from 1 to 1,000,000; leave it out where there is none.';

const Input = z.object({
  name: Name,
  description: Description,
  terms: Terms,
  translations: z
    .array(
      z.object({
        locale: z.enum(['en', 'ja', 'id', 'zh-CN']),
        name: Name,
        description: Description,
        terms: Terms,
      }),
    )
    .refine(
      (texts) => new Set(texts.map((text) => text.locale)).size === texts.length,
      'Each language comes once.',
    ),
  pricePoints: z.number().int().min(1, 'A price is at least 1 point.').max(1_000_000_000),
  unitCostMinor: z.number().int().nullish(),
  currency: z.string().nullish(),
  perAdvocateLimit: z.int(LIMIT).min(1, LIMIT).max(1_000_000, LIMIT).nullish(),
  isGift: z.boolean(),
});

export interface SaveRewardInput {
  /** null: a new draft */
  readonly id?: Id | null;
  readonly version?: number | null;
  readonly name: string;
  readonly description: string;
  readonly terms?: string | null;
  readonly translations: readonly {
    readonly locale: string;
    readonly name: string;
    readonly description: string;
    readonly terms?: string | null;
  }[];
  readonly pricePoints: Points;
  readonly unitCostMinor?: number | null;
  /** of the unit cost; the programme's where it is left out */
  readonly currency?: string | null;
  readonly perAdvocateLimit?: number | null;
  readonly isGift: boolean;
  /** left out: as it was; a new reward is one with gift codes */
  readonly fulfilment?: Fulfilment | null;
  /** how many there are in all, by hand; left out: as many as before */
  readonly units?: number | null;
  /** left out: as it was; of a new reward somebody approves each request */
  readonly needsApproval?: boolean | null;
}

/**
 * Makes a draft, or changes a reward: a person with the old one on their screen must look again
 * before they redeem (R-R4). Redemptions keep the price that they were made at. Throws
 * InvalidInput, NotFound, StaleVersion.
 */
@Injectable()
export class SaveReward {
  async saveReward(tx: Tx, actor: Actor, input: SaveRewardInput): Promise<RewardEntity> {
    const content = await this.contentOf(tx, input);
    if (!input.id) return this.make(tx, actor, { ...content, ...supplyOf(input, null) });
    const reward = await tx.findOne(RewardEntity, {
      where: { programId: tx.programId, id: input.id },
      lock: { mode: 'for_no_key_update' },
    });
    if (!reward) throw new NotFound('reward');
    if (reward.version !== input.version) throw new StaleVersion('reward', reward.version);
    if (reward.status === 'ARCHIVED') {
      throw new InvalidInput([
        { path: ['id'], message: 'An archived reward stays as it was: make a new one.' },
      ]);
    }
    const codesLoaded = (await codeCounts(tx, [reward.id])).get(reward.id)?.loaded ?? 0;
    const supply = supplyOf(input, { reward, codesLoaded });
    const changed = { ...content, ...supply, version: reward.version + 1 };
    await tx.update(RewardEntity, { programId: tx.programId, id: reward.id }, changed);
    return Object.assign(reward, changed);
  }

  private async contentOf(tx: Tx, input: SaveRewardInput): Promise<Content> {
    const { translations, ...rest } = parseInput(Input, input);
    const unitCostMinor = rest.unitCostMinor ?? null;
    const problems = unitCostProblems(unitCostMinor, rest.currency ?? null);
    if (problems.length > 0) throw new InvalidInput(problems);
    return {
      ...rest,
      texts: translations,
      unitCostMinor,
      currency: unitCostMinor === null ? null : (rest.currency ?? (await readProgram(tx)).currency),
      perAdvocateLimit: rest.perAdvocateLimit ?? null,
    };
  }

  private async make(tx: Tx, actor: Actor, content: Content & Supplies): Promise<RewardEntity> {
    const reward = tx.create(RewardEntity, {
      ...content,
      programId: tx.programId,
      id: newId(),
      status: 'DRAFT',
      createdBy: actor.id,
      createdAt: tx.now,
      version: 1,
    });
    await tx.insert(RewardEntity, reward);
    return reward;
  }
}

type Content = Pick<
  RewardEntity,
  | 'name'
  | 'description'
  | 'terms'
  | 'texts'
  | 'pricePoints'
  | 'unitCostMinor'
  | 'currency'
  | 'perAdvocateLimit'
  | 'isGift'
>;

type Supplies = Pick<RewardEntity, 'fulfilment' | 'units' | 'needsApproval' | 'stock'>;

/** How it is supplied after this; `before`, which is locked, is null for a new one. */
function supplyOf(
  input: SaveRewardInput,
  before: { readonly reward: RewardEntity; readonly codesLoaded: number } | null,
): Supplies {
  const supply = suppliedAs(input, before?.reward ?? null);
  const problems = supplyProblems(supply, before);
  if (problems.length > 0) throw new InvalidInput(problems);
  return { ...supply, stock: stockAfter(supply, before) };
}
