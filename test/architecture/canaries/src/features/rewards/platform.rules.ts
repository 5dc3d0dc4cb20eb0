// expects: boundaries/dependencies (rules import no platform)
import { queue } from '../../platform/jobs/index.js';

export const name = queue;
