// expects: boundaries/dependencies (the platform knows no feature)
import { reward } from '../../features/rewards/index.js';

export const name = reward;
