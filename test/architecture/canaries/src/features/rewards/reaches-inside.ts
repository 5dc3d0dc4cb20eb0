// expects: boundaries/dependencies (another feature's inside)
import { lotName } from '../ledger/lot.rules.js';

export const name = lotName('a');
