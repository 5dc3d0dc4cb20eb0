// expects: nothing
export const lotPrefix = 'lot ';
