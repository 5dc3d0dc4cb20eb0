// expects: nothing (the door of a feature)
export { lotName } from './lot.rules.js';
