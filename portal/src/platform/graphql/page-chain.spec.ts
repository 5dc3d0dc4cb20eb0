import { describe, expect, it } from '@jest/globals';
import { cacheExchange, Client, fetchExchange, gql } from 'urql';
import { afterMutation } from './after-mutation.js';
import { PageChain, type Connection } from './page-chain.js';

const LIST = gql`
  query ($after: String) {
    referrals(after: $after) {
      __typename
      edges {
        node {
          __typename
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
const CHANGE = gql`
  mutation {
    change {
      __typename
      id
    }
  }
`;
const PAGE = 2;

interface Data {
  referrals: Connection<{ id: string }>;
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** A list with the newest first, paged by key as the server does it. */
class Look {
  ids: string[] = [];
  failing: string | null = null;
  asked = 0;
  readonly everShown: string[] = [];
  readonly client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [cacheExchange, afterMutation, fetchExchange],
    requestPolicy: 'cache-and-network',
    preferGetMethod: false,
    fetch: (_address, init) => this.answer(JSON.parse(init?.body as string) as Asked),
  });
  readonly chain = new PageChain<Data, { id: string }>(
    (after, requestPolicy) =>
      this.client.query<Data>(LIST, { after }, requestPolicy ? { requestPolicy } : {}),
    ({ referrals }) => referrals,
    undefined,
  );
  stop: () => void = () => undefined;

  async open(ids: string): Promise<this> {
    this.ids = Array.from(ids);
    this.stop = this.chain.subscribe(() => {
      if (this.everShown.at(-1) !== this.shown) this.everShown.push(this.shown);
    });
    await soon();
    return this;
  }

  async more(): Promise<void> {
    this.chain.more();
    await soon();
  }

  async change(ids: string): Promise<void> {
    this.ids = Array.from(ids);
    await this.client.mutation(CHANGE, {}).toPromise();
    await soon();
  }

  get shown(): string {
    return this.chain
      .current()
      .rows.map(({ id }) => id)
      .join('');
  }

  private answer({ query, variables }: Asked): Promise<Response> {
    const after = variables?.after ?? null;
    const headers = { 'content-type': 'application/json' };
    const told = (body: object) => Promise.resolve(new Response(JSON.stringify(body), { headers }));
    if (query.includes('mutation')) {
      return told({ data: { change: { __typename: 'Referral', id: this.ids[0] ?? '' } } });
    }
    this.asked += 1;
    if (this.failing === (after ?? '')) return Promise.reject(new TypeError('no network'));
    const behind = this.ids.filter((id) => after === null || id > after);
    const edges = behind
      .slice(0, PAGE)
      .map((id) => ({ __typename: 'Edge', node: { __typename: 'Referral', id } }));
    const pageInfo = {
      __typename: 'PageInfo',
      hasNextPage: behind.length > PAGE,
      endCursor: edges.at(-1)?.node.id ?? null,
    };
    return told({ data: { referrals: { __typename: 'ReferralConnection', edges, pageInfo } } });
  }
}

interface Asked {
  query: string;
  variables?: { after?: string | null };
}

describe('a list that grows page by page', () => {
  it('shows the pages so far, and whether there is more', async () => {
    const look = await new Look().open('bcdef');
    expect([look.shown, look.chain.current().hasMore]).toEqual(['bc', true]);
    await look.more();
    await look.more();
    expect([look.shown, look.chain.current().hasMore]).toEqual(['bcdef', false]);
    look.stop();
  });

  it('has a new first row at once, and loses none at the border of two pages', async () => {
    const look = await new Look().open('bcdef');
    await look.more();
    await look.change('abcdef');
    expect(look.shown).toBe('abcd');
    expect(look.everShown).toEqual(['', 'bc', 'bcde', 'abcd']);
    look.stop();
  });

  it('loses a row of its first page, and shows none twice', async () => {
    const look = await new Look().open('bcdef');
    await look.more();
    await look.change('cdef');
    expect(look.shown).toBe('cdef');
    expect(look.everShown).toEqual(['', 'bc', 'bcde', 'cdef']);
    look.stop();
  });

  it('has fewer pages when there is less', async () => {
    const look = await new Look().open('bcdef');
    await look.more();
    await look.change('bc');
    expect([look.shown, look.chain.current().hasMore]).toEqual(['bc', false]);
    look.stop();
  });

  it('keeps its rows when the next page fails, and asks for that page again', async () => {
    const look = await new Look().open('bcdef');
    look.failing = 'c';
    await look.more();
    expect([look.shown, look.chain.current().error !== undefined]).toEqual(['bc', true]);
    look.failing = null;
    await look.more();
    expect([look.shown, look.chain.current().error]).toEqual(['bcde', undefined]);
    look.stop();
  });

  it('is asked for anew as far as it was shown, when somebody looks again', async () => {
    const look = await new Look().open('bcdef');
    await look.more();
    look.stop();
    look.ids = Array.from('abcdef');
    await look.open('abcdef');
    expect(look.shown).toBe('abcd');
    look.stop();
    const { asked } = look;
    await look.change('bcdef');
    expect(look.asked).toBe(asked);
  });
});
