// expects: boundaries/dependencies (the kernel imports nothing else)
import { queue } from '../platform/jobs/index.js';

export const name = queue;
