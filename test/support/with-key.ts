import { buildSchema, isInputObjectType } from 'graphql';
import { readFileSync } from 'node:fs';
import { newId } from '../../src/kernel/ids.js';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

/** As a client sends it: each act with a key of its own, where none is given and one is taken. */
export function withKey(document: string, variables: object): object {
  const { input } = variables as { readonly input?: object };
  const type = schema.getType(/\$input: (\w+)!/.exec(document)?.[1] ?? '');
  const takesKey = isInputObjectType(type) && 'idempotencyKey' in type.getFields();
  if (!takesKey || !input) return variables;
  return { ...variables, input: { idempotencyKey: newId(), ...input } };
}
