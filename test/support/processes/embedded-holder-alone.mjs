// The entry of the bundle that `bundle-holder.mjs` makes.
import { openEmbedded } from '../../../src/embedded/index.ts';
import { holdEmbedded } from './hold-embedded.mjs';

await holdEmbedded(openEmbedded);
