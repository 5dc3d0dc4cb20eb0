// expects: boundaries/dependencies (rules import rules, not what writes)
import { written } from './writes.js';

export const done = written;
