// expects: boundaries/dependencies (events use nothing of their feature)
import { table } from './reward.entity.js';

export const event = table;
