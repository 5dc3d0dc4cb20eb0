// expects: boundaries/dependencies (a migration stays as it was when the code moves on)
import { reward } from '../features/rewards/index.js';

export const up = `INSERT INTO reward VALUES ('${reward}')`;
