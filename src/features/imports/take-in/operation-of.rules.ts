import type { ImportKind } from '../read/index.js';

/** As the audit names what is done with a kind of file: `importDeals`, `beginImportOfDeals`. */
export function operationOf(doing: 'import' | 'beginImportOf', kind: ImportKind): string {
  const words = kind.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${doing}${words.join('')}`;
}
