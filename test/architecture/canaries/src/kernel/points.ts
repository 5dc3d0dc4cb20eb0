// expects: nothing
export const points = 1;
