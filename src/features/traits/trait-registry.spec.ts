import { describe, expect, it } from '@jest/globals';
import type { Tx } from '../../platform/database/index.js';
import { closedChoices, defineTrait, defineTraitFamily, traitsOf } from './trait-registry.js';

const sql = (): string => 'NULL';
const tx = {} as Tx;

describe('traits', () => {
  it('are found by name, those of the programme behind those of the product', async () => {
    defineTrait('poems.written', { type: 'NUMBER', sql });
    defineTraitFamily('verse', () =>
      Promise.resolve([{ key: '7', label: 'Seventh verse', type: 'TEXT', sql }]),
    );
    const traits = await traitsOf(tx);
    expect([...traits.keys()]).toEqual(['poems.written', 'verse:7']);
    expect(traits.get('poems.written')?.label).toBeNull();
    expect(traits.get('verse:7')).toMatchObject({ label: 'Seventh verse', type: 'TEXT' });
    const asked = async (...names: string[]) => [...(await traitsOf(tx, names)).keys()];
    expect(await asked('poems.written')).toEqual(['poems.written']);
    expect(await asked('verse:8')).toEqual(['poems.written', 'verse:7']);
  });

  it('have names that are taken once and well formed', () => {
    defineTrait('songs.sung', { type: 'NUMBER', sql });
    const again = (name: string) => () => {
      defineTrait(name, { type: 'NUMBER', sql });
    };
    expect(again('songs.sung')).toThrow('Two traits are called "songs.sung"');
    expect(again('songs')).toThrow('Not a name for a trait: "songs"');
    const family = (prefix: string) => () => {
      defineTraitFamily(prefix, () => Promise.resolve([]));
    };
    expect(family('a b')).toThrow('Not a prefix for traits: "a b"');
    family('chorus')();
    expect(family('chorus')).toThrow('Two kinds of trait are called "chorus"');
  });

  it('have a closed list, a list of the programme, or any text', () => {
    const found = () => Promise.resolve([]);
    expect(closedChoices({ type: 'CHOICE', choices: ['A'], sql })).toEqual(['A']);
    expect(closedChoices({ type: 'CHOICE', choices: found, sql })).toBeNull();
    expect(closedChoices({ type: 'TEXT', sql })).toBeNull();
  });
});
