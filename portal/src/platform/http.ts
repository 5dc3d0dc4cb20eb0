/** Without this header the server refuses a POST with a cookie: another site cannot send it. */
export const PORTAL_HEADER = { 'x-goodturn-portal': '1' };

/** Names the programme of a request. A header allows Latin letters only, an address any. */
export const programHeader = (slug: string) => ({ 'x-goodturn-program': encodeURIComponent(slug) });

/** Longer than the server allows any operation: no answer will come after that. */
const ANSWERED_WITHIN_MS = 30_000;
/** Files may take long on slow lines. */
const UPLOADED_WITHIN_MS = 10 * 60_000;

/** As `fetch`, with a limit: a connection that hangs fails like a lost one, and can be retried. */
export async function fetchWithin(
  address: RequestInfo | URL,
  init: RequestInit = {},
  withinMs = ANSWERED_WITHIN_MS,
): Promise<Response> {
  const limit = new AbortController();
  const giveUp = () => {
    limit.abort();
  };
  // It also aborts an answer that stalls; after a complete one it does nothing.
  setTimeout(giveUp, withinMs);
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp);
  return fetch(address, { ...init, signal: limit.signal });
}

/** A post to one of the few addresses that are not GraphQL. Throws where the server cannot be reached. */
export async function postJson(address: string, body: unknown): Promise<Response> {
  return fetchWithin(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...PORTAL_HEADER, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** The same for a form with files of a programme; the browser sets the content type with its boundary. */
export async function postForm(
  address: string,
  body: FormData,
  programSlug: string,
): Promise<Response> {
  const headers = { ...PORTAL_HEADER, ...programHeader(programSlug) };
  const init = { method: 'POST', credentials: 'same-origin', headers, body } as const;
  return fetchWithin(address, init, UPLOADED_WITHIN_MS);
}
