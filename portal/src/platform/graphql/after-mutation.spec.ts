import { describe, expect, it } from '@jest/globals';
import { cacheExchange, Client, fetchExchange, gql, type OperationResult } from 'urql';
import { afterMutation } from './after-mutation.js';

const LIST = gql`
  query {
    referrals {
      __typename
      nodes {
        __typename
        id
        step
      }
    }
  }
`;
const MOVE = gql`
  mutation Move($id: ID!) {
    move(id: $id) {
      __typename
      id
    }
  }
`;
const ADD = gql`
  mutation {
    add {
      __typename
      id
    }
  }
`;

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

/** A page that looks at a list, and a server whose answers to questions can be held back. */
class Look {
  readonly rows: { id: string; step: number }[] = [];
  private readonly heldBack: (() => void)[] = [];
  private holding = false;
  private newest: OperationResult | undefined;
  private readonly client = new Client({
    url: 'http://localhost/graphql',
    exchanges: [cacheExchange, afterMutation, fetchExchange],
    preferGetMethod: false,
    fetch: async (_address, init) => this.answer(JSON.parse(init?.body as string) as Asked),
  });

  async open(...ids: string[]): Promise<this> {
    this.rows.push(...ids.map((id) => ({ id, step: 0 })));
    this.client.query(LIST, {}).subscribe((result) => {
      this.newest = result;
    });
    await soon();
    return this;
  }

  move = async (id: string): Promise<void> => {
    await this.client.mutation(MOVE, { id }).toPromise();
    await soon();
  };

  add = async (): Promise<void> => {
    await this.client.mutation(ADD, {}).toPromise();
    await soon();
  };

  /** What was asked is read now, and answered when the work is done. */
  async holdingBack(work: () => Promise<void>): Promise<void> {
    this.holding = true;
    await work();
    this.holding = false;
    for (const go of this.heldBack.splice(0)) go();
    await soon();
  }

  get shown(): { rows: unknown; stale: boolean } {
    const data = this.newest?.data as { referrals: { nodes: Record<string, unknown>[] } };
    const rows = data.referrals.nodes.map(({ id, step }) => ({ id, step }));
    return { rows, stale: this.newest?.stale ?? false };
  }

  get true(): { rows: unknown; stale: boolean } {
    return { rows: this.rows, stale: false };
  }

  private async answer({ query, variables }: Asked): Promise<Response> {
    const data = this.work(query, variables?.id);
    if (this.holding && 'referrals' in data) {
      await new Promise<void>((resolve) => this.heldBack.push(resolve));
    }
    const headers = { 'content-type': 'application/json' };
    return new Response(JSON.stringify({ data }), { headers });
  }

  private work(query: string, id: string | undefined): object {
    if (query.includes('add')) {
      const row = { id: String(this.rows.length + 1), step: 0 };
      this.rows.push(row);
      return { add: { __typename: 'Referral', id: row.id } };
    }
    const moved = this.rows.find((row) => row.id === id);
    if (moved) {
      moved.step += 1;
      return { move: { __typename: 'Referral', id } };
    }
    const nodes = this.rows.map((row) => ({ __typename: 'Referral', ...row }));
    return { referrals: { __typename: 'ReferralConnection', nodes } };
  }
}

interface Asked {
  query: string;
  variables?: { id?: string };
}

describe('what is shown after a mutation', () => {
  it('is asked for anew', async () => {
    const look = await new Look().open('1', '2');
    await look.move('1');
    expect(look.shown).toEqual(look.true);
  });

  it('is asked for anew where the list was empty', async () => {
    const look = await new Look().open();
    await look.add();
    expect(look.shown).toEqual(look.true);
  });

  it('is right when the second mutation is answered while the first is being asked about', async () => {
    const look = await new Look().open('1', '2');
    await look.holdingBack(async () => {
      await look.move('1');
      await look.move('2');
    });
    expect(look.shown).toEqual(look.true);
  });

  it('is right when something was added meanwhile', async () => {
    const look = await new Look().open('1');
    await look.holdingBack(async () => {
      await look.move('1');
      await look.add();
    });
    expect(look.shown).toEqual(look.true);
  });
});
