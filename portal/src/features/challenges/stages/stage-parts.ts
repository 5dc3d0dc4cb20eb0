import { partWithTexts } from '../../../platform/part-with-texts.js';
import { ofEachKind } from './stage-kinds.js';

/** The advocate's part, by kind. Rendered below a `Suspense`, as the others are. */
export const STAGE_TURNS = ofEachKind(({ texts, turn }) => partWithTexts(texts, turn));

/** The submission, for the kinds that show more of it than its text, link and files. */
export const STAGE_HANDED_IN = ofEachKind(
  ({ texts, handedIn }) => handedIn && partWithTexts(texts, handedIn),
);
