/** Without this header the server takes no post that carries a cookie: another site cannot send it. */
export const PORTAL_HEADER = { 'x-goodturn-portal': '1' };

/** Names the programme of a request. A header has no letters beyond Latin, and anything can stand in an address. */
export const programHeader = (slug: string) => ({ 'x-goodturn-program': encodeURIComponent(slug) });

/** A post to one of the few addresses that are not GraphQL. Throws where the server cannot be reached. */
export async function postJson(address: string, body: unknown): Promise<Response> {
  return fetch(address, {
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
  return fetch(address, { method: 'POST', credentials: 'same-origin', headers, body });
}
