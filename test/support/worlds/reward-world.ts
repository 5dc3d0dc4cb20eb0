import type { Actor, Role } from '../../../src/kernel/actor.js';
import { plusMs } from '../../../src/kernel/clock.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import { once } from '../../../src/platform/idempotency/index.js';
import { Outbox } from '../../../src/platform/outbox/index.js';
import {
  AwardPoints,
  balancesOf,
  PostTransfers,
  ReturnSpend,
  SpendPoints,
} from '../../../src/features/ledger/index.js';
import { CancelRedemption } from '../../../src/features/rewards/redeem/cancel-redemption.js';
import { DecideRedemption } from '../../../src/features/rewards/redeem/decide-redemption.js';
import { EndRedemption } from '../../../src/features/rewards/redeem/end-redemption.js';
import { FailRedemption } from '../../../src/features/rewards/redeem/fail-redemption.js';
import { FulfilRedemption } from '../../../src/features/rewards/redeem/fulfil-redemption.js';
import { GrantRedemption } from '../../../src/features/rewards/redeem/grant-redemption.js';
import { GiftCodeVault } from '../../../src/features/rewards/catalogue/gift-code-vault.js';
import { LoadGiftCodes } from '../../../src/features/rewards/catalogue/load-gift-codes.js';
import { RedeemReward } from '../../../src/features/rewards/redeem/redeem-reward.js';
import { RedemptionPoints } from '../../../src/features/rewards/redeem/redemption-points.js';
import type { RedemptionEntity } from '../../../src/features/rewards/redeem/redemption.entity.js';
import { RevealGiftCode } from '../../../src/features/rewards/redeem/reveal-gift-code.js';
import type { RewardEntity } from '../../../src/features/rewards/catalogue/reward.entity.js';
import {
  SaveReward,
  type SaveRewardInput,
} from '../../../src/features/rewards/catalogue/save-reward.js';
import { SetRewardStatus } from '../../../src/features/rewards/catalogue/set-reward-status.js';
import { RecordTimeline } from '../../../src/features/timeline/index.js';
import type { TestDatabase } from '../database/test-database.js';

export type Person = Actor & { readonly advocateId: Id; readonly id: Id };

/** The verbs of rewards on real ones of the ledger, in one programme. */
export class RewardWorld {
  readonly vault = new GiftCodeVault('a secret of the tests, at least 32 characters');
  readonly save = new SaveReward();
  readonly setStatus = new SetRewardStatus();
  readonly load = new LoadGiftCodes(this.vault);
  readonly redeem: RedeemReward;
  readonly decide: DecideRedemption;
  readonly cancel: CancelRedemption;
  readonly fulfil: FulfilRedemption;
  readonly fail: FailRedemption;
  readonly reveal: RevealGiftCode;
  private readonly post = new PostTransfers();
  private readonly award = new AwardPoints(this.post);

  private constructor(
    private readonly test: TestDatabase,
    readonly programId: Id,
  ) {
    const points = new RedemptionPoints(new SpendPoints(this.post), new ReturnSpend(this.post));
    const end = new EndRedemption(points);
    const timeline = new RecordTimeline();
    const outbox = new Outbox();
    const grant = new GrantRedemption(this.vault, timeline);
    this.redeem = new RedeemReward(points, grant, timeline, outbox);
    this.decide = new DecideRedemption(grant, end, timeline, outbox);
    this.fulfil = new FulfilRedemption(timeline, outbox);
    this.fail = new FailRedemption(end, timeline, outbox);
    this.cancel = new CancelRedemption(end, timeline, outbox);
    this.reveal = new RevealGiftCode(this.vault, timeline);
  }

  static async open(test: TestDatabase): Promise<RewardWorld> {
    const { id } = await test.createProgram({ timeZone: 'Asia/Tokyo', currency: 'JPY' });
    return new RewardWorld(test, id);
  }

  get marketer(): Actor {
    return this.actor(['marketer'], null);
  }

  /** An advocate, with an employer where one is given, and points. */
  async person(
    options: {
      points?: number;
      status?: string;
      employer?: { giftsAllowed: boolean | null; publicSector: boolean };
      roles?: readonly Role[];
      name?: string;
    } = {},
  ): Promise<Person> {
    const companyId = options.employer ? await this.company(options.employer) : null;
    const advocateId = newId();
    await this.test.superuser(
      `INSERT INTO advocate (program_id, id, name, email, language, time_zone, company_id, status,
         created_at, version) VALUES ($1, $2, $3, $4, 'ja', 'Asia/Tokyo', $5, $6, now(), 1)`,
      [
        this.programId,
        advocateId,
        options.name ?? 'Mei Tanaka',
        `${advocateId}@example.com`,
        companyId,
        options.status ?? 'ACTIVE',
      ],
    );
    const actor = this.actor(options.roles ?? ['advocate'], advocateId) as Person;
    if (options.points) await this.earn(advocateId, options.points);
    return actor;
  }

  async earn(advocateId: Id, points: number): Promise<void> {
    const actor = this.marketer;
    await this.test.database.write(actor, 'award', (tx) =>
      this.award.awardPoints(tx, actor, {
        key: `test:${newId()}`,
        ownerId: advocateId,
        points,
        rule: 'R-C2',
        subject: { kind: 'PARTICIPATION', id: newId() },
        expiresAt: plusMs(tx.now, 90 * 86_400_000),
      }),
    );
  }

  /** A live reward with as many codes as asked for. */
  async reward(
    options: Partial<SaveRewardInput> & { codes?: readonly string[] } = {},
  ): Promise<RewardEntity> {
    const { codes = [`CODE-${newId()}`], ...input } = options;
    const actor = this.marketer;
    return this.test.database.write(actor, 'saveReward', async (tx) => {
      const { id, version } = await this.save.saveReward(tx, actor, { ...texts, ...input });
      if (codes.length > 0) await this.load.loadGiftCodes(tx, actor, { rewardId: id, codes });
      return this.setStatus.setRewardStatus(tx, actor, { id, version, status: 'LIVE' });
    });
  }

  /** As the mutation does it: once for a key. */
  async redeemAs(
    actor: Actor,
    reward: RewardEntity,
    key: string = newId(),
  ): Promise<{ id: Id; replayed: boolean }> {
    const input = {
      rewardId: reward.id,
      rewardVersion: reward.version,
      pricePoints: reward.pricePoints,
    };
    return this.test.database.write(actor, 'redeemReward', (tx) =>
      once(tx, actor, { operation: 'redeemReward', key, input }, async () => ({
        type: 'Redemption',
        id: (await this.redeem.redeemReward(tx, actor, input)).id,
      })),
    );
  }

  decideAs(
    actor: Actor,
    id: Id,
    decision: Partial<Parameters<DecideRedemption['decideRedemption']>[2]> = {},
  ): Promise<RedemptionEntity> {
    return this.test.database.write(actor, 'decideRedemption', (tx) =>
      this.decide.decideRedemption(tx, actor, { id, approve: true, ...decision }),
    );
  }

  async available(advocateId: Id): Promise<number> {
    return this.test.database.read({ programId: this.programId }, async (tx) => {
      const balances = await balancesOf(tx, [advocateId]);
      return balances.get(advocateId)?.available ?? 0;
    });
  }

  async stock(rewardId: Id): Promise<number> {
    const [row] = await this.test.superuser<{ stock: number }>(
      'SELECT stock FROM reward WHERE id = $1',
      [rewardId],
    );
    return row?.stock ?? -1;
  }

  async timeline(subjectId: Id): Promise<string[]> {
    const rows = await this.test.superuser<{ key: string }>(
      `SELECT rule || '.' || outcome AS key FROM timeline WHERE subject_id = $1 ORDER BY seq`,
      [subjectId],
    );
    return rows.map((row) => row.key);
  }

  async events(): Promise<string[]> {
    const rows = await this.test.superuser<{ name: string }>(
      'SELECT name FROM outbox WHERE program_id = $1 ORDER BY id',
      [this.programId],
    );
    return rows.map((row) => row.name);
  }

  private actor(roles: readonly Role[], advocateId: Id | null): Actor {
    return {
      kind: 'MEMBER',
      programId: this.programId,
      id: newId(),
      memberId: newId(),
      advocateId,
      roles,
      role: roles[0] ?? null,
      onBehalfOf: null,
      requestId: 'test',
    };
  }

  private async company(employer: {
    giftsAllowed: boolean | null;
    publicSector: boolean;
  }): Promise<Id> {
    const id = newId();
    await this.test.superuser(
      `INSERT INTO company (program_id, id, name, name_key, gifts_allowed, public_sector, created_at)
       VALUES ($1, $2, $3, $3, $4, $5, now())`,
      [this.programId, id, `company ${id}`, employer.giftsAllowed, employer.publicSector],
    );
    return id;
  }
}

const texts: SaveRewardInput = {
  name: 'Gift card',
  description: 'A card for 1,000 yen.',
  terms: null,
  translations: [],
  pricePoints: 300,
  unitCostMinor: 1_000,
  perAdvocateLimit: null,
  isGift: true,
};
