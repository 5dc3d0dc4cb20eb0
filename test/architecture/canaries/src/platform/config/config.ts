// expects: nothing (the room of the environment)
export const home = process.env['HOME'];
