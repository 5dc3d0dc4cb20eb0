// expects: nothing (a room below, through its door)
import { nobody } from '../decide/index.js';

export const settled = nobody;
