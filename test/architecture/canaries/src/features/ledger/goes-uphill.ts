// expects: boundaries/dependencies (the ledger is below the rewards)
import { reward } from '../rewards/index.js';

export const bought = reward;
