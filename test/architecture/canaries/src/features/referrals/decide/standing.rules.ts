// expects: nothing
export const nobody = 0;
