// expects: boundaries/dependencies (an entity is a table and knows its feature's entities alone)
import { written } from './writes.js';

export const table = written;
