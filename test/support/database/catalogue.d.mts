import type { ClientBase } from 'pg';

/** `client`: a superuser's. The answer ends with a line break. */
export function dumpCatalogue(client: ClientBase): Promise<string>;
