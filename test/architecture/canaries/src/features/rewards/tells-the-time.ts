// expects: no-restricted-syntax (R-T3: time is passed in)
export const now = new Date(0);
