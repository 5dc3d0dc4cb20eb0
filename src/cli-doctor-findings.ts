/** `REMARK`: worth knowing, and nothing is broken. */
export type Grade = 'WELL' | 'REMARK' | 'WRONG';

export interface Seen {
  readonly grade: Grade;
  readonly says: string;
}

export interface Finding extends Seen {
  readonly what: string;
}

export const well = (says: string): Seen => ({ grade: 'WELL', says });
export const remark = (says: string): Seen => ({ grade: 'REMARK', says });
export const wrong = (says: string): Seen => ({ grade: 'WRONG', says });
