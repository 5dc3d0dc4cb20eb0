import { Field, ID, InputType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../../platform/graphql/index.js';
import {
  FRAUD_REASONS,
  FRAUD_STATUSES,
  FRAUD_VERDICTS,
  type FraudReason,
  type FraudStatus,
  type FraudVerdict,
} from '../decide/index.js';
import { PLACE_ANSWERS, ReferralDecided, type PlaceAnswer } from '../handle/index.js';
import { OwnReferral } from '../settle/index.js';
import { Referral } from './referral.graphql.js';

const PlaceAnswerEnum = enumOf('PlaceAnswer', PLACE_ANSWERS);
export const FraudStatusEnum = enumOf('FraudStatus', FRAUD_STATUSES);
const FraudVerdictEnum = enumOf('FraudVerdict', FRAUD_VERDICTS);
const FraudReasonEnum = enumOf('FraudReason', FRAUD_REASONS);

@InputType()
export class DecidePlaceInput {
  @Field(() => ID, { description: 'The referral that waits: it was reported late' })
  id!: Id;

  @Field(() => ID, { description: 'The referral of the same person that was accepted' })
  acceptedId!: Id;

  @Field(() => PlaceAnswerEnum, { description: 'What becomes of the accepted one (R-W6)' })
  answer!: PlaceAnswer;

  @Field(() => String)
  idempotencyKey!: string;
}

@InputType()
export class DecideFraudInput {
  @Field(() => ID)
  id!: Id;

  @Field(() => FraudVerdictEnum)
  verdict!: FraudVerdict;

  @Field(() => FraudStatusEnum, { description: 'How it stood when it was decided on' })
  seen!: FraudStatus;

  @Field(() => FraudReasonEnum, { nullable: true, description: 'Required with FLAG and CONFIRM' })
  reason?: FraudReason | null;

  @Field(() => String)
  idempotencyKey!: string;
}

export const ReferralDecidedType = errorType(ReferralDecided, {
  decidedBy: { type: () => String, nullable: true, description: 'Who was first' },
  decidedAt: { type: () => DateTimeScalar, nullable: true },
  referral: { type: () => Referral, nullable: true },
});

export const DecidePlaceResult = onceUnion(
  'DecidePlaceResult',
  Referral,
  ReferralDecided,
  OwnReferral,
  NotFound,
);

export const DecideFraudResult = onceUnion(
  'DecideFraudResult',
  Referral,
  ReferralDecided,
  OwnReferral,
  NotFound,
);
