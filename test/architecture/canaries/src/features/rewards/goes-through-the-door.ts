// expects: nothing (downhill, through the door; the platform and the kernel are below)
import { points } from '../../kernel/points.js';
import { queue } from '../../platform/jobs/index.js';
import { lotName } from '../ledger/index.js';

export const name = `${lotName(queue)} ${points}`;
