import { fetchWithin, postJson } from '../../../platform/http.js';

/** What the page of a personal link shows of the programme and of the advocate. */
export interface PublicOffer {
  program: { name: string; color: string; slug: string };
  advocateFirstName: string | null;
}

export interface PublicReferral {
  name: string;
  email: string;
  company: string;
  note: string | null;
  locale: string;
  /** People do not see this field: only a bot fills it in. */
  leaveBlank: string;
}

export interface Problem {
  path: readonly string[];
  message: string;
  code: string;
}

const addressOf = (code: string) => `/api/refer/${encodeURIComponent(code)}`;

/** Null: there is no such link (any more). Throws where the server cannot be reached. */
export async function findOffer(code: string): Promise<PublicOffer | null> {
  const response = await fetchWithin(addressOf(code), { credentials: 'same-origin' });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`The link was answered with ${String(response.status)}`);
  return (await response.json()) as PublicOffer;
}

/** No problems: it was accepted. Throws where the server cannot be reached. */
export async function leaveName(code: string, referral: PublicReferral): Promise<Problem[]> {
  const response = await postJson(addressOf(code), referral);
  if (response.status === 429) return [{ path: [], message: '', code: 'TOO_MANY_REQUESTS' }];
  const answer = (await response.json().catch(() => ({}))) as { ok?: boolean; problems?: unknown };
  if (answer.ok) return [];
  if (!Array.isArray(answer.problems)) {
    throw new Error(`The form was answered with ${String(response.status)}`);
  }
  return (answer.problems as Partial<Problem>[]).map(({ path, message, code }) => ({
    path: Array.isArray(path) ? path : [],
    message: message ?? '',
    code: code ?? '',
  }));
}
