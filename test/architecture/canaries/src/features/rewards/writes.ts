// expects: nothing
export const written = true;
