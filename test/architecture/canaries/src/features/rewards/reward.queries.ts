// expects: boundaries/dependencies (reads know no writes)
import { written } from './writes.js';

export const read = written;
