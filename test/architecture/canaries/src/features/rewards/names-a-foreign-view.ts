// expects: goodturn/tables (a view is there for those whom its owner names)
export const entries = 'SELECT points FROM entry';
