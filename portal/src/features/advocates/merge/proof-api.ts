import { fetchWithin, postJson } from '../../../platform/http.js';

/** The requests about another mailbox of one's own. They are REST, as all of sign-in. */

/** Another mailbox: waiting for its codes, or shown to be theirs. */
export interface AskedProof {
  email: string;
  /** RFC 3339. */
  endsAt: string;
  triesLeft: number;
  proven: boolean;
}

export type WhoseCode = 'OWN' | 'OTHER';

export type AskProofAnswer =
  | { outcome: 'ASKED'; asked: AskedProof }
  | {
      outcome: 'INVALID_INPUT' | 'SAME_ADDRESS' | 'SAMPLE_PERSON' | 'TOO_MANY_REQUESTS' | 'FAILED';
    };

export type ConfirmProofAnswer =
  | { outcome: 'PROVEN' }
  | { outcome: 'WRONG_CODE'; wrong: readonly WhoseCode[]; triesLeft: number }
  | { outcome: 'NOTHING_ASKED' | 'FAILED' };

const PROOF = '/api/auth/other-address';
const ASK_REFUSALS = ['INVALID_INPUT', 'SAME_ADDRESS', 'SAMPLE_PERSON', 'TOO_MANY_REQUESTS'];

/** Null for none, and where it cannot be told. */
export async function findAskedProof(): Promise<AskedProof | null> {
  try {
    const response = await fetchWithin(PROOF, { credentials: 'same-origin' });
    return response.ok ? ((await response.json()) as { asked: AskedProof | null }).asked : null;
  } catch {
    return null;
  }
}

export async function askForProof(email: string): Promise<AskProofAnswer> {
  try {
    const response = await postJson(PROOF, { email });
    const body: unknown = await response.json();
    if (response.ok) return { outcome: 'ASKED', asked: body as AskedProof };
    const { code } = body as { code: string };
    return ASK_REFUSALS.includes(code)
      ? ({ outcome: code } as AskProofAnswer)
      : { outcome: 'FAILED' };
  } catch {
    return { outcome: 'FAILED' };
  }
}

export async function confirmProof(codes: {
  own: string;
  other: string;
}): Promise<ConfirmProofAnswer> {
  try {
    const response = await postJson(`${PROOF}/confirm`, codes);
    if (response.ok) return { outcome: 'PROVEN' };
    const { code, wrong, triesLeft } = (await response.json()) as {
      code: string;
      wrong: WhoseCode[];
      triesLeft: number;
    };
    if (code === 'WRONG_CODE') return { outcome: code, wrong, triesLeft };
    return { outcome: code === 'NOTHING_ASKED' ? code : 'FAILED' };
  } catch {
    return { outcome: 'FAILED' };
  }
}
