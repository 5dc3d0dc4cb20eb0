import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Tx } from '../../../platform/database/index.js';
import { NotFound } from '../../../platform/errors/index.js';
import { answer, Graph, GraphContext } from '../../../platform/graphql/index.js';
import { once } from '../../../platform/idempotency/index.js';
import {
  ConfirmReferral,
  ModerateReferral,
  WithdrawReferral,
  MoveReferral,
  RecordFirstContact,
} from '../handle/index.js';
import { RecordReferral, SubmitReferral } from '../intake/index.js';
import {
  ConfirmReferralInput,
  ConfirmReferralResult,
  ModerateReferralInput,
  ModerateReferralResult,
  MoveReferralInput,
  MoveReferralResult,
  RecordFirstContactInput,
  RecordFirstContactResult,
  RecordReferralInput,
  RecordReferralResult,
  Referral,
  SubmitReferralInput,
  SubmitReferralResult,
  WithdrawReferralInput,
  WithdrawReferralResult,
} from './referral.graphql.js';
import { readReferral } from './referral.resolver.js';

/** What an advocate does with their referrals. */
@Resolver(() => Referral)
export class AdvocateReferralResolver {
  constructor(
    private readonly submit: SubmitReferral,
    private readonly confirm: ConfirmReferral,
    private readonly withdraw: WithdrawReferral,
  ) {}

  @Mutation(() => SubmitReferralResult)
  submitReferral(@Args('input') input: SubmitReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'submitReferral', async (tx, actor) => {
      const { advocateId } = actor;
      if (advocateId === null) throw new NotFound('advocate', []);
      const { idempotencyKey: key, ...referee } = input;
      const onlyOnce = { operation: 'submitReferral', key, input: referee };
      const { id } = await once(tx, actor, onlyOnce, async () => ({
        type: 'Referral',
        id: await this.submit.submitReferral(tx, actor, { ...referee, advocateId, source: 'FORM' }),
      }));
      return id;
    });
  }

  @Mutation(() => ConfirmReferralResult)
  confirmReferral(@Args('input') input: ConfirmReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'confirmReferral', (tx, actor) =>
      this.confirm.confirmReferral(tx, actor, input),
    );
  }

  @Mutation(() => WithdrawReferralResult)
  withdrawReferral(@Args('input') input: WithdrawReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'withdrawReferral', (tx, actor) =>
      this.withdraw.withdrawReferral(tx, actor, input),
    );
  }
}

/** What the company's people do with referrals. */
@Resolver(() => Referral)
export class StaffReferralResolver {
  constructor(
    private readonly record: RecordReferral,
    private readonly moderate: ModerateReferral,
    private readonly contact: RecordFirstContact,
    private readonly move: MoveReferral,
  ) {}

  @Mutation(() => RecordReferralResult)
  recordReferral(@Args('input') input: RecordReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'recordReferral', async (tx, actor) => {
      const { idempotencyKey: key, ...referral } = input;
      const { id } = await once(
        tx,
        actor,
        { operation: 'recordReferral', key, input: referral },
        async () => ({
          type: 'Referral',
          id: await this.record.recordReferral(tx, actor, referral),
        }),
      );
      return id;
    });
  }

  @Mutation(() => ModerateReferralResult)
  moderateReferral(@Args('input') input: ModerateReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'moderateReferral', (tx, actor) =>
      this.moderate.moderateReferral(tx, actor, input),
    );
  }

  @Mutation(() => RecordFirstContactResult)
  recordFirstContact(@Args('input') input: RecordFirstContactInput, @Graph() graph: GraphContext) {
    return run(graph, 'recordFirstContact', (tx, actor) =>
      this.contact.recordFirstContact(tx, actor, input),
    );
  }

  @Mutation(() => MoveReferralResult)
  moveReferral(@Args('input') input: MoveReferralInput, @Graph() graph: GraphContext) {
    return run(graph, 'moveReferral', (tx, actor) => this.move.moveReferral(tx, actor, input));
  }
}

function run(
  graph: GraphContext,
  operation: string,
  work: (tx: Tx, actor: Actor) => Promise<Id>,
): Promise<object> {
  return answer('Referral', async () => readReferral(graph, await graph.write(operation, work)));
}
