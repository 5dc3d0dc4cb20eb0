// expects: nothing (the door of a room)
export { nobody } from './standing.rules.js';
