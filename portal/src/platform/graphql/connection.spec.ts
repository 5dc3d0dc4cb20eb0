import { describe, expect, it } from '@jest/globals';
import { cacheExchange, Client, fetchExchange, gql, type OperationResult } from 'urql';
import { Connection } from './connection.js';

const QUERY = gql`
  query {
    program {
      name
    }
  }
`;

type Answer = 'Acme' | 'Acme K.K.' | 'NETWORK_GONE' | 'BROKEN';

const bodyOf = (answer: Answer): object =>
  answer === 'BROKEN'
    ? { data: null, errors: [{ message: '', extensions: { code: 'INTERNAL_ERROR' } }] }
    : { data: { program: { __typename: 'Program', name: answer } } };

/** A page that looks at one query, on a network that answers what it is told to. */
function look(first: Answer) {
  const network = { answer: first };
  const connection = new Connection();
  const client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [connection.exchange, cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetch: () => {
      if (network.answer === 'NETWORK_GONE') return Promise.reject(new TypeError('no network'));
      const headers = { 'content-type': 'application/json' };
      return Promise.resolve(new Response(JSON.stringify(bodyOf(network.answer)), { headers }));
    },
  });
  let told: ((result: OperationResult) => void) | undefined;
  const next = () => new Promise<OperationResult>((resolve) => (told = resolve));
  const shown = next();
  const watch = () =>
    client.query(QUERY, {}, { requestPolicy: 'network-only' }).subscribe((result) => {
      if (!result.stale) told?.(result);
    });
  let subscription = watch();
  const again = async (answer: Answer) => {
    network.answer = answer;
    const result = next();
    // As a page does: it stops looking, and looks again.
    subscription.unsubscribe();
    subscription = watch();
    return result;
  };
  const retry = async (answer: Answer) => {
    network.answer = answer;
    const result = next();
    connection.retry(client);
    return result;
  };
  const unsubscribe = () => {
    subscription.unsubscribe();
  };
  return { connection, shown, again, retry, unsubscribe };
}

const nameIn = ({ data }: OperationResult): unknown =>
  (data as { program?: { name: string } } | undefined)?.program?.name;

describe('what was answered', () => {
  it.each([
    ['NETWORK_GONE', 'UNREACHABLE'],
    ['BROKEN', 'BROKEN'],
  ] as const)(
    'stays shown when asking anew ends in %s, and that is told',
    async (answer, trouble) => {
      const { connection, shown, again, unsubscribe } = look('Acme');
      expect(nameIn(await shown)).toBe('Acme');
      expect(connection.current().trouble).toBeNull();
      const failed = await again(answer);
      expect(failed.error).toBeDefined();
      expect(nameIn(failed)).toBe('Acme');
      expect(connection.current().trouble).toBe(trouble);
      unsubscribe();
    },
  );

  it('is asked for again, until it comes', async () => {
    const { connection, shown, again, retry, unsubscribe } = look('Acme');
    await shown;
    await again('NETWORK_GONE');
    await retry('NETWORK_GONE');
    expect(connection.current().trouble).toBe('UNREACHABLE');
    expect(nameIn(await retry('Acme K.K.'))).toBe('Acme K.K.');
    expect(connection.current().trouble).toBeNull();
    unsubscribe();
  });
});

describe('what was never answered', () => {
  it('has nothing to show, and is told where the page is when the server failed inside', async () => {
    const { connection, shown, unsubscribe } = look('BROKEN');
    expect((await shown).data).toBeFalsy();
    expect(connection.current().trouble).toBeNull();
    unsubscribe();
  });

  it('is no trouble any more when nobody looks at it', async () => {
    const { connection, shown, unsubscribe } = look('NETWORK_GONE');
    await shown;
    expect(connection.current().trouble).toBe('UNREACHABLE');
    unsubscribe();
    await new Promise((resolve) => setTimeout(resolve));
    expect(connection.current().trouble).toBeNull();
  });
});
