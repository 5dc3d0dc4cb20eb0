import { fetchWithin, PORTAL_HEADER, programHeader } from '../src/platform/http.js';

/** Sends an operation as who is signed in here; with an API key of the reader's headers, by that key alone. */
export async function ask(
  operation: object,
  programSlug: string | undefined,
  ownHeaders: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const own = new Headers(ownHeaders);
  const byKey = own.has('authorization');
  const headers = new Headers({ 'content-type': 'application/json', ...PORTAL_HEADER });
  if (!byKey && programSlug !== undefined) {
    for (const [name, value] of Object.entries(programHeader(programSlug)))
      headers.set(name, value);
  }
  own.forEach((value, name) => {
    headers.set(name, value);
  });
  const response = await fetchWithin('/graphql', {
    method: 'POST',
    credentials: byKey ? 'omit' : 'same-origin',
    headers,
    body: JSON.stringify(operation),
  });
  return response.json();
}
