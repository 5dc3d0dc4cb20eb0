import { readFileSync } from 'node:fs';
import { newId } from '../../../src/kernel/ids.js';

const schema = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');

/** As a client sends it: each act with a key of its own, where none is given and one is taken. */
export function withKey(document: string, variables: object): object {
  const { input } = variables as { readonly input?: object };
  const type = /\$input: (\w+)!/.exec(document)?.[1];
  if (!input || type === undefined || !takesKey(type)) return variables;
  return { ...variables, input: { idempotencyKey: newId(), ...input } };
}

/** Read from the text: to build the schema would cost each spec a quarter of a second. */
function takesKey(input: string): boolean {
  return new RegExp(`^input ${input} \\{[^}]*\\bidempotencyKey:`, 'm').test(schema);
}
