import type { ComponentType } from 'react';
import { loadTexts } from '../i18n/i18n.js';
import { lazyPart } from '../ui/lazy-part.js';

/** A `lazyPart` whose words are fetched beside its code. */
export function partWithTexts<Props extends object>(
  namespaces: readonly string[],
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  return lazyPart(async () => {
    const [part] = await Promise.all([load(), loadTexts(...namespaces)]);
    return part;
  });
}
