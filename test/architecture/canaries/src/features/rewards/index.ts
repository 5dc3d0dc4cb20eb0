// expects: nothing
export const reward = 'mug';
