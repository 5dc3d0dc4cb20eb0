// expects: boundaries/dependencies (types of the API are no tables)
import { table } from './reward.entity.js';

export const type = table;
