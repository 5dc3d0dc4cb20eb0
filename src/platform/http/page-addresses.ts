import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnAddress } from '../../kernel/addresses.js';

/** As programmes may be called; ids are judged by the page, which knows who asks. */
const SLUG = '[a-z0-9][a-z0-9-]{0,39}';
const ANY = '[^/.]+';

/** The document of who is signed in; it also says that there is nothing at an address. */
export const MAIN_DOCUMENT = 'index.html';

/**
 * The document that answers a path, decoded; null where there is no page of the portal. The list
 * was written by the portal's build from its own routes and documents.
 */
export function portalPages(portal: string): (path: string) => string | null {
  const documents = JSON.parse(readFileSync(join(portal, 'pages.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const patterns = Object.entries(documents).map(([address, document]) => {
    const parts = address
      .split('/')
      .map((part) => (part === '$programSlug' ? SLUG : part.startsWith('$') ? ANY : part));
    return {
      pattern: new RegExp(`^${parts.join('/').replace(/^\/$/, '')}/?$`),
      isOfProgram: address.startsWith('/$programSlug'),
      document,
    };
  });
  return (path) => {
    const mayBeProgram = !isOwnAddress(path.split('/')[1] ?? '');
    const found = patterns.find(
      ({ pattern, isOfProgram }) => (mayBeProgram || !isOfProgram) && pattern.test(path),
    );
    return found?.document ?? null;
  };
}
