import { partWithTexts } from '../../../platform/part-with-texts.js';
import { ofEachKind } from './stage-kinds.js';

/** What there is to do for who takes part, by kind. Stands below a `Suspense`, as the others do. */
export const STAGE_TURNS = ofEachKind(({ texts, turn }) => partWithTexts(texts, turn));

/** What was handed in, for the kinds that show more of it than its text, link and files. */
export const STAGE_HANDED_IN = ofEachKind(
  ({ texts, handedIn }) => handedIn && partWithTexts(texts, handedIn),
);
