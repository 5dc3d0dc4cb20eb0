import { loadEmbedded } from './embedded-module.mjs';
import { holdEmbedded } from './hold-embedded.mjs';

const { openEmbedded } = await loadEmbedded();
await holdEmbedded(openEmbedded);
