import { fetchWithin, postJson } from '../../platform/http.js';

/** The requests of the sign-in pages. These addresses are REST: nobody is signed in yet. */

export interface Persona {
  key: string;
  name: string;
  role: string;
  /** A code of the sample's story; its text is among the sign-in texts. */
  blurb: string;
}

export type LinkAnswer = 'SENT' | 'TOO_MANY' | 'FAILED';

/** Requests a link by mail. The answer is the same whether the address is known or not. */
export async function askForLink(email: string, callbackURL: string): Promise<LinkAnswer> {
  try {
    const response = await postJson('/api/auth/sign-in/magic-link', { email, callbackURL });
    if (response.ok) return 'SENT';
    return response.status === 429 ? 'TOO_MANY' : 'FAILED';
  } catch {
    return 'FAILED';
  }
}

/** Redeems the token of a mailed link; false where it was used or ran out. Throws when the server is unreachable. */
export async function confirmSignIn(token: string): Promise<boolean> {
  const response = await postJson('/api/auth/confirm', { token });
  if (response.status >= 500) throw new Error(`Sign-in answered ${response.status}`);
  return response.ok;
}

/** The people of the sample, or none where this installation has no sample to show. */
export async function samplePersonas(): Promise<Persona[]> {
  const response = await fetchWithin('/api/sample/personas', { credentials: 'same-origin' });
  return response.ok ? ((await response.json()) as Persona[]) : [];
}

export async function signInAsPersona(key: string): Promise<boolean> {
  const response = await postJson('/api/sample/sign-in', { key });
  return response.ok;
}
