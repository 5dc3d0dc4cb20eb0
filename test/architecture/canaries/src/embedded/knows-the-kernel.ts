// expects: boundaries/dependencies (the embedded server could be published: it knows nothing of ours)
import { points } from '../kernel/points.js';

export const known = points;
