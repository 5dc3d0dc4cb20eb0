/** Without this header the server takes no post that carries a cookie: another site cannot send it. */
export const PORTAL_HEADER = { 'x-goodturn-portal': '1' };

/** Names the programme of a request. A header has no letters beyond Latin, and anything can stand in an address. */
export const programHeader = (slug: string) => ({ 'x-goodturn-program': encodeURIComponent(slug) });

/** More than the server gives any operation: what has no answer by then will have none. */
const ANSWERED_WITHIN_MS = 30_000;
/** Files go over slow lines. */
const UPLOADED_WITHIN_MS = 10 * 60_000;

/** As `fetch`, for a while: a line that hangs ends like one that is gone, and one can try again. */
export async function fetchWithin(
  address: RequestInfo | URL,
  init: RequestInit = {},
  withinMs = ANSWERED_WITHIN_MS,
): Promise<Response> {
  const limit = new AbortController();
  const giveUp = () => {
    limit.abort();
  };
  // It also ends an answer that stops in its middle; after a whole one it does nothing.
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
