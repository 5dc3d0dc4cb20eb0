import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnAddress } from '../../kernel/addresses.js';

/** As programmes may be called; ids are judged by the page, which knows who asks. */
const SLUG = '[a-z0-9][a-z0-9-]{0,39}';
const ANY = '[^/.]+';

/**
 * Whether a path, decoded, is a page of the portal. The list was written by the portal's build from
 * its own routes.
 */
export function portalPages(portal: string): (path: string) => boolean {
  const addresses = JSON.parse(readFileSync(join(portal, 'pages.json'), 'utf8')) as string[];
  const patterns = addresses.map((address) => {
    const parts = address
      .split('/')
      .map((part) => (part === '$programSlug' ? SLUG : part.startsWith('$') ? ANY : part));
    return {
      pattern: new RegExp(`^${parts.join('/').replace(/^\/$/, '')}/?$`),
      isOfProgram: address.startsWith('/$programSlug'),
    };
  });
  return (path) => {
    const mayBeProgram = !isOwnAddress(path.split('/')[1] ?? '');
    return patterns.some(
      ({ pattern, isOfProgram }) => (mayBeProgram || !isOfProgram) && pattern.test(path),
    );
  };
}
