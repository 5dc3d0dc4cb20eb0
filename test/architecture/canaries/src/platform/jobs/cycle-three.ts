// expects: import-x/no-cycle
import { one } from './cycle-one.js';

export const three = (): number => one();
