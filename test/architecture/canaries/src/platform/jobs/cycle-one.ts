// expects: import-x/no-cycle
import { two } from './cycle-two.js';

export const one = (): number => two();
