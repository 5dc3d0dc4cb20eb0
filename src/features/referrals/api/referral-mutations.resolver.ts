import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { NotFound } from '../../../platform/errors/index.js';
import { Graph, GraphContext, mutateOnce } from '../../../platform/graphql/index.js';
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
import { referralAnswer } from './referral.resolver.js';

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
    return mutateOnce(graph, referralAnswer, input, (tx, actor, referee) => {
      const { advocateId } = actor;
      if (advocateId === null) throw new NotFound('advocate', []);
      return this.submit.submitReferral(tx, actor, { ...referee, advocateId, source: 'FORM' });
    });
  }

  @Mutation(() => ConfirmReferralResult)
  confirmReferral(@Args('input') input: ConfirmReferralInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, act) =>
      this.confirm.confirmReferral(tx, actor, act),
    );
  }

  @Mutation(() => WithdrawReferralResult)
  withdrawReferral(@Args('input') input: WithdrawReferralInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, act) =>
      this.withdraw.withdrawReferral(tx, actor, act),
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
    return mutateOnce(graph, referralAnswer, input, (tx, actor, referral) =>
      this.record.recordReferral(tx, actor, referral),
    );
  }

  @Mutation(() => ModerateReferralResult)
  moderateReferral(@Args('input') input: ModerateReferralInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, act) =>
      this.moderate.moderateReferral(tx, actor, act),
    );
  }

  @Mutation(() => RecordFirstContactResult)
  recordFirstContact(@Args('input') input: RecordFirstContactInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, act) =>
      this.contact.recordFirstContact(tx, actor, act),
    );
  }

  @Mutation(() => MoveReferralResult)
  moveReferral(@Args('input') input: MoveReferralInput, @Graph() graph: GraphContext) {
    return mutateOnce(graph, referralAnswer, input, (tx, actor, act) =>
      this.move.moveReferral(tx, actor, act),
    );
  }
}
