// expects: boundaries/dependencies (the sample uses the doors of features)
import { lotName } from '../features/ledger/lot.rules.js';

export const looked = lotName('a');
