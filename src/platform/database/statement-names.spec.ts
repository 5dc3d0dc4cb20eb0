import { describe, expect, it } from '@jest/globals';
import { statementName } from './statement-names.js';

describe('the name of a statement', () => {
  it('is given to what is sent again, and stays', () => {
    expect(statementName('SELECT 1')).toBeUndefined();
    const name = statementName('SELECT 1');
    expect(name).toMatch(/^[\w-]{22}$/);
    expect(statementName('SELECT 1')).toBe(name);
    expect(statementName('SELECT 2')).toBeUndefined();
    expect(statementName('SELECT 2')).not.toBe(name);
  });

  it('is kept from no statement by thousands of texts that are sent once', () => {
    for (let at = 0; at < 5000; at += 1) statementName(`SELECT ${String(at)} AS value`);
    statementName('SELECT 3');
    expect(statementName('SELECT 3')).toBeDefined();
    // And what is not sent again soon is new once more: such texts fill no memory.
    expect(statementName('SELECT 0 AS value')).toBeUndefined();
  });

  it('is none for a long list of values', () => {
    const text = `SELECT ${'1, '.repeat(10_000)}1`;
    statementName(text);
    expect(statementName(text)).toBeUndefined();
  });

  it('is given to a thousand at most: each costs memory of the server', () => {
    const given = Array.from({ length: 1200 }, (_, at) => {
      const text = `SELECT ${String(at)} AS again`;
      statementName(text);
      return statementName(text);
    });
    expect(given.filter((name) => name !== undefined).length).toBeLessThanOrEqual(1000);
    expect(statementName('SELECT 1')).toBeDefined();
  });
});
