// expects: nothing (the room of time)
export const epoch = new Date(0);
