// expects: nothing
export const queue = 'work';
