// expects: nothing
export const app = 'goodturn';
