// expects: goodturn/tables (a fragment of a statement is read as well)
export const withWallets = (alias: string) => `LEFT JOIN wallet w ON w.owner_id = ${alias}.id`;
