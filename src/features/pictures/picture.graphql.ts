import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Id } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import { InvalidInput, NotAvailable, NotFound, StaleVersion } from '../../platform/errors/index.js';
import { enumOf, LocaleEnum, resultUnion } from '../../platform/graphql/index.js';
import { PICTURE_OWNERS, type PictureOwnerKind } from './picture.rules.js';

export const PictureOwnerEnum = enumOf('PictureOwner', PICTURE_OWNERS);

@ObjectType()
export class PictureTranslation {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  alt!: string;
}

@ObjectType({ description: 'The picture of a challenge or a reward' })
export class Picture {
  @Field(() => ID)
  id!: Id;

  @Field(() => String, { description: 'On the same origin, with the same session' })
  url!: string;

  @Field(() => String, { description: 'Of some 20 kB, for cards' })
  thumbnailUrl!: string;

  @Field(() => Int)
  width!: number;

  @Field(() => Int)
  height!: number;

  @Field(() => Int, { description: 'What stays in sight where it is cut: from 0 (left) to 100' })
  focusX!: number;

  @Field(() => Int, { description: 'From 0 (top) to 100' })
  focusY!: number;

  @Field(() => String, { description: "What it shows, in the programme's language" })
  alt!: string;

  @Field(() => [PictureTranslation])
  translations!: PictureTranslation[];
}

@ObjectType({ description: 'Which picture a challenge or a reward has, for those who choose it' })
export class PictureChoice {
  @Field(() => PictureOwnerEnum)
  of!: PictureOwnerKind;

  @Field(() => ID, { description: 'Of the challenge or the reward' })
  id!: Id;

  @Field(() => Int, { description: 'Send it with a change; 0: nobody ever chose one' })
  version!: number;

  @Field(() => Picture, { nullable: true })
  picture!: Picture | null;
}

@InputType()
export class PictureTranslationInput {
  @Field(() => LocaleEnum)
  locale!: Locale;

  @Field(() => String)
  alt!: string;
}

@InputType({ isAbstract: true })
abstract class ReadPictureInput {
  @Field(() => PictureOwnerEnum)
  of!: PictureOwnerKind;

  @Field(() => ID, { description: 'Of the challenge or the reward' })
  id!: Id;

  @Field(() => Int, { description: 'Of the choice as it was read' })
  version!: number;
}

@InputType()
export class SetPictureInput extends ReadPictureInput {
  @Field(() => ID, { description: 'Of POST /api/pictures, or the one that is shown' })
  pictureId!: Id;

  @Field(() => String, { description: "What it shows, in the programme's language" })
  alt!: string;

  @Field(() => [PictureTranslationInput], {
    description: 'In each language that the challenge or reward is translated into, and more',
  })
  translations!: PictureTranslationInput[];

  @Field(() => Int, { description: 'From 0 (left) to 100' })
  focusX!: number;

  @Field(() => Int, { description: 'From 0 (top) to 100' })
  focusY!: number;
}

@InputType()
export class RemovePictureInput extends ReadPictureInput {}

export const SetPictureResult = resultUnion(
  'SetPictureResult',
  PictureChoice,
  InvalidInput,
  NotAvailable,
  NotFound,
  StaleVersion,
);
export const RemovePictureResult = resultUnion(
  'RemovePictureResult',
  PictureChoice,
  NotAvailable,
  NotFound,
  StaleVersion,
);
