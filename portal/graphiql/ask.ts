import { fetchWithin, PORTAL_HEADER, programHeader } from '../src/platform/http.js';

type Headers = Readonly<Record<string, string>>;

/** Sends an operation as who is signed in here; an API key of the reader's headers goes alone. */
export async function ask(
  operation: object,
  programSlug: string | undefined,
  headers: Headers = {},
): Promise<unknown> {
  const byKey = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  const own = byKey || programSlug === undefined ? {} : programHeader(programSlug);
  const response = await fetchWithin('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', ...PORTAL_HEADER, ...own, ...headers },
    body: JSON.stringify(operation),
  });
  return response.json();
}
