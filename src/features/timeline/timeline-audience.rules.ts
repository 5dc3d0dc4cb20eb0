/** `ADVOCATE`: the advocate reads it too; `STAFF`: only the company's people do. */
export type Audience = 'ADVOCATE' | 'STAFF';
