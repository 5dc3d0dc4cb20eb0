// expects: boundaries/dependencies (a room below, behind its door)
import { nobody } from '../decide/standing.rules.js';

export const reached = nobody;
