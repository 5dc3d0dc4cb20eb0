import { InvitationTokens } from '../../../src/features/identity/invite/invitation-token.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { newId, type Id } from '../../../src/kernel/ids.js';
import type { TestProgram } from '../database/test-database.js';
import { until } from '../until.js';
import { ServedApp, type ServedPerson, type Who } from './served-app.js';

export const INVITE = `mutation ($input: InviteAdvocatesInput!) { inviteAdvocates(input: $input) {
  ... on InvitationRound { id invited refused { outcome count }
    advocates { id name status email language invitation { sentAt } timeline { outcome } } }
  ... on UserError { code path } } }`;
const CHECK = `query ($text: String, $advocateIds: [ID!]) {
  invitationCheck(text: $text, advocateIds: $advocateIds) {
    people { place name email outcome } left } }`;

interface Round {
  readonly id: Id;
  readonly invited: number;
  readonly refused: { outcome: string; count: number }[];
  readonly advocates: { id: Id; name: string; status: string; language: string }[];
  readonly code?: string;
}

interface Checked {
  readonly people: { name: string; email: string | null; outcome: string }[];
  readonly left: number;
}

/** A programme whose marketer invites, in the real application with its mails. */
export class InviteApi {
  private constructor(
    readonly app: ServedApp,
    readonly program: TestProgram & { readonly actor: Actor },
    readonly priya: ServedPerson,
    readonly dana: ServedPerson,
  ) {}

  static async open(): Promise<InviteApi> {
    const app = await ServedApp.open();
    const program = await app.test.createProgram();
    const priya = await app.person(program, ['marketer'], { name: 'Priya Nair' });
    const dana = await app.person(program, ['sales'], { name: 'Dana Cole' });
    return new InviteApi(app, program, priya, dana);
  }

  readonly invite = (input: object, by: Who = this.priya): Promise<Round> =>
    this.app.get(by, INVITE, { input: { idempotencyKey: newId(), ...input } });

  readonly one = (email = address(), more: object = {}): Promise<Round> =>
    this.invite({ people: [{ name: 'Rosa Feld', email }], ...more });

  readonly check = (variables: object): Promise<Checked> =>
    this.app.get(this.priya, CHECK, variables);

  readonly tokens = () => this.app.serving.app.get(InvitationTokens, { strict: false });

  readonly membershipOf = async (email: string): Promise<Id> => {
    const [row] = await this.app.test.superuser<{ id: Id }>(
      `SELECT p.id FROM membership p JOIN auth.member m ON m.id = p.member_id
        WHERE m.email = $1 AND p.program_id = $2`,
      [email, this.program.id],
    );
    return row?.id ?? '';
  };

  /** They say that they want no more invitations. */
  readonly decline = async (email: string): Promise<void> => {
    const membershipId = await this.membershipOf(email);
    const path = this.tokens().declinePath({ programId: this.program.id, membershipId });
    await this.app.fetch(path, { method: 'POST' });
  };

  /** The link that lets in, of their newest mail. */
  readonly linkIn = async (email: string): Promise<string> => {
    let link: string | undefined;
    await until(async () => {
      const [mail] = await this.app.mailsTo(email);
      link = /http\S+(\/join\?\S+)/.exec(mail?.text ?? '')?.[1];
      return link !== undefined;
    });
    return link ?? '';
  };
}

export function address(): string {
  return `p${newId()}@example.com`;
}
