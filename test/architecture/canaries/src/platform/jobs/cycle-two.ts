// expects: import-x/no-cycle (over a third file)
import { three } from './cycle-three.js';

export const two = (): number => three();
