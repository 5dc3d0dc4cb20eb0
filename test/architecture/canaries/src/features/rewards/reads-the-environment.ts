// expects: no-restricted-syntax (the environment is read in platform/config)
export const home = process.env['HOME'];
