// expects: boundaries/dependencies (the app goes through doors, too)
import { lotName } from './features/ledger/lot.rules.js';

export const name = lotName('a');
