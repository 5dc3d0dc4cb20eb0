// expects: boundaries/dependencies (a feature that architecture.js does not name may use nobody)
import { points } from '../../kernel/points.js';

export const count = points;
