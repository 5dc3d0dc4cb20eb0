import { Field, ID, InputType } from '@nestjs/graphql';
import type { Id } from '../../../kernel/ids.js';
import { NotFound } from '../../../platform/errors/index.js';
import { DateTimeScalar, enumOf, errorType, onceUnion } from '../../../platform/graphql/index.js';
import { PLACE_ANSWERS, ReferralDecided, type PlaceAnswer } from '../handle/index.js';
import { OwnReferral } from '../settle/index.js';
import { Referral } from './referral.graphql.js';

const PlaceAnswerEnum = enumOf('PlaceAnswer', PLACE_ANSWERS);

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
