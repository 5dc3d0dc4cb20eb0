import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cacheExchange, Client, fetchExchange, gql } from 'urql';
import { everyPage } from './every-page.js';
import type { Connection } from './page-chain.js';

const LIST = gql`
  query ($after: String, $first: PageSize, $of: String) {
    rows(after: $after, first: $first, of: $of) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Asked {
  after: string | null;
  first: number;
  of: string;
}

/** A list of numbers, paged as the server does it. */
class Listed {
  readonly asked: Asked[] = [];
  /** Instead of the next answers. */
  readonly failures: (() => Promise<Response>)[] = [];
  readonly client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { 'x-goodturn-program': 'acme' } }),
    fetch: (_address, init) => {
      expect(new Headers(init?.headers).get('x-goodturn-program')).toBe('acme');
      const { variables } = JSON.parse(init?.body as string) as { variables: Asked };
      this.asked.push(variables);
      return this.failures.shift()?.() ?? answered({ rows: this.page(variables) });
    },
  });

  constructor(private readonly count: number) {}

  read() {
    return everyPage({
      client: this.client,
      query: LIST,
      variables: { of: 'all' },
      pick: ({ rows }: { rows: Connection<{ id: number }> }) => rows,
    });
  }

  page({ after, first }: Asked): Connection<{ id: number }> {
    const from = Number(after ?? 0);
    const to = Math.min(from + first, this.count);
    return {
      edges: Array.from({ length: to - from }, (_, place) => ({ node: { id: from + place } })),
      pageInfo: { hasNextPage: to < this.count, endCursor: String(to) },
    };
  }
}

const answered = (data: unknown, errors?: unknown) =>
  Promise.resolve(
    new Response(JSON.stringify({ data, errors }), {
      headers: { 'content-type': 'application/json' },
    }),
  );
const refused = (code: string) => () => answered(null, [{ message: 'no', extensions: { code } }]);
const lost = () => Promise.reject(new TypeError('no network'));

describe('everyPage', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const readWhole = async (listed: Listed): Promise<number[]> => {
    const ids: number[] = [];
    const reading = (async () => {
      for await (const rows of listed.read()) ids.push(...rows.map(({ id }) => id));
    })();
    // Its end is looked at below.
    reading.catch(() => undefined);
    await jest.advanceTimersByTimeAsync(60_000);
    await reading;
    return ids;
  };

  it('reads a list to its end, however many pages it has, and each row once', async () => {
    const listed = new Listed(25_017);
    expect(await readWhole(listed)).toEqual(Array.from({ length: 25_017 }, (_, id) => id));
    expect(listed.asked).toHaveLength(251);
    expect(listed.asked.at(-1)).toEqual({ of: 'all', after: '25000', first: 100 });
  });

  it('keeps nothing of it in the cache of the page', async () => {
    const listed = new Listed(100);
    await readWhole(listed);
    expect(listed.client.readQuery(LIST, { of: 'all', after: null, first: 100 })).toBeNull();
  });

  it('asks again where no answer came or the database was away, from the same row on', async () => {
    const listed = new Listed(250);
    listed.failures.push(() =>
      answered({ rows: listed.page({ after: null, first: 100, of: '' }) }),
    );
    listed.failures.push(lost, refused('UNAVAILABLE'), refused('TIMED_OUT'));
    expect(await readWhole(listed)).toHaveLength(250);
    expect(listed.asked.map(({ after }) => after)).toEqual([
      null,
      '100',
      '100',
      '100',
      '100',
      '200',
    ]);
  });

  it('ends with the error where that does not help, and at once where the server refuses', async () => {
    const gone = new Listed(250);
    gone.failures.push(lost, lost, lost, lost, lost);
    await expect(readWhole(gone)).rejects.toThrow('no network');
    expect(gone.asked).toHaveLength(4);
    const forbidden = new Listed(250);
    forbidden.failures.push(refused('FORBIDDEN'));
    await expect(readWhole(forbidden)).rejects.toThrow('no');
    expect(forbidden.asked).toHaveLength(1);
  });
});
