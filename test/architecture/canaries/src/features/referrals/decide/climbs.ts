// expects: boundaries/dependencies (a room above)
import { settled } from '../settle/index.js';

export const climbed = settled;
