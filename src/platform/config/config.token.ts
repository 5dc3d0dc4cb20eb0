/** The injection token of the process's Config. */
export const CONFIG = Symbol('Config');

/** The injection token of the installation's Secrets. */
export const SECRETS = Symbol('Secrets');
