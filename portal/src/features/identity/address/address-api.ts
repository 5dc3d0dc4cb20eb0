import { fetchWithin, postJson } from '../../../platform/http.js';

/** The requests about one's own sign-in address. They are REST, as all of sign-in. */

/** A change that waits for its codes. */
export interface AskedChange {
  /** The wanted address. */
  email: string;
  /** RFC 3339. */
  endsAt: string;
  triesLeft: number;
}

export type WhoseCode = 'FORMER' | 'NEW';

export type AskAnswer =
  | { outcome: 'ASKED'; asked: AskedChange }
  | {
      outcome: 'INVALID_INPUT' | 'SAME_ADDRESS' | 'SAMPLE_PERSON' | 'TOO_MANY_REQUESTS' | 'FAILED';
    };

export type ConfirmAnswer =
  | { outcome: 'CHANGED'; email: string }
  | { outcome: 'WRONG_CODE'; wrong: readonly WhoseCode[]; triesLeft: number }
  | { outcome: 'NOTHING_ASKED' | 'ADDRESS_TAKEN' | 'FAILED' };

const ADDRESS = '/api/auth/address';
const ASK_REFUSALS = ['INVALID_INPUT', 'SAME_ADDRESS', 'SAMPLE_PERSON', 'TOO_MANY_REQUESTS'];
const CONFIRM_REFUSALS = ['NOTHING_ASKED', 'ADDRESS_TAKEN'];

/** What waits for its codes; null for nothing, and where it cannot be told. */
export async function findAskedChange(): Promise<AskedChange | null> {
  try {
    const response = await fetchWithin(ADDRESS, { credentials: 'same-origin' });
    return response.ok ? ((await response.json()) as { asked: AskedChange | null }).asked : null;
  } catch {
    return null;
  }
}

export async function askForAddress(email: string): Promise<AskAnswer> {
  try {
    const response = await postJson(ADDRESS, { email });
    const body: unknown = await response.json();
    if (response.ok) return { outcome: 'ASKED', asked: body as AskedChange };
    const { code } = body as { code: string };
    return ASK_REFUSALS.includes(code) ? ({ outcome: code } as AskAnswer) : { outcome: 'FAILED' };
  } catch {
    return { outcome: 'FAILED' };
  }
}

export async function confirmAddress(codes: {
  former: string;
  fresh: string;
}): Promise<ConfirmAnswer> {
  try {
    const response = await postJson(`${ADDRESS}/confirm`, codes);
    const body: unknown = await response.json();
    if (response.ok) return { outcome: 'CHANGED', ...(body as { email: string }) };
    const { code, ...details } = body as { code: string; wrong: WhoseCode[]; triesLeft: number };
    if (code === 'WRONG_CODE') return { outcome: code, ...details };
    return CONFIRM_REFUSALS.includes(code)
      ? ({ outcome: code } as ConfirmAnswer)
      : { outcome: 'FAILED' };
  } catch {
    return { outcome: 'FAILED' };
  }
}
