import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Namespaces that travel in one file for each language. Every other is of the staff's pages. */
const PACKS: Readonly<Record<string, readonly string[]>> = {
  frame: ['common', 'shell', 'status'],
  strangers: ['own-refusals', 'public-refer', 'sign-in'],
  own: [
    'address',
    'editing',
    'employer',
    'holdings',
    'home',
    'interests',
    'no-program',
    'notices',
    'onboarding',
    'own-challenges',
    'own-referrals',
    'own-rewards',
    'points',
    'presence',
    'profile-merges',
    'survey',
    'welcome',
    'willing',
  ],
  // As large as all others of an advocate's.
  timeline: ['timeline'],
};
const STAFF = 'staff';

const TEXTS = 'virtual:texts';

const packOf = (namespace: string): string =>
  Object.keys(PACKS).find((pack) => PACKS[pack]?.includes(namespace)) ?? STAFF;

/**
 * The catalogues of a folder (`<language>/<namespace>.json`) as few files: on a slow line a page
 * waits for their number more than for their size. `virtual:texts` tells the pack of each namespace
 * and how to fetch one; `virtual:texts/<language>/<pack>` is one, by namespace.
 */
export function textPacks(folder: string): Plugin {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map(({ name }) => name);
  const namespaces = readdirSync(join(folder, 'en')).map((file) => file.replace(/\.json$/, ''));
  const packs = [...new Set(namespaces.map(packOf))];

  const index = (): string => {
    const fetchers = languages.map((language) => {
      const ofLanguage = packs.map(
        (pack) => `${JSON.stringify(pack)}: () => import('${TEXTS}/${language}/${pack}')`,
      );
      return `${JSON.stringify(language)}: { ${ofLanguage.join(', ')} }`;
    });
    const packsOf = Object.fromEntries(namespaces.map((each) => [each, packOf(each)]));
    return `export const packOf = ${JSON.stringify(packsOf)};
export const packs = { ${fetchers.join(', ')} };`;
  };
  const onePack = (language: string, pack: string): string => {
    const inPack = namespaces.filter((namespace) => packOf(namespace) === pack);
    const imports = inPack.map(
      (namespace, place) =>
        `import t${String(place)} from ${JSON.stringify(join(folder, language, `${namespace}.json`))};`,
    );
    const entries = inPack.map(
      (namespace, place) => `${JSON.stringify(namespace)}: t${String(place)}`,
    );
    return `${imports.join('\n')}\nexport default { ${entries.join(', ')} };`;
  };

  return {
    name: 'text-packs',
    resolveId: (id) => (id === TEXTS || id.startsWith(`${TEXTS}/`) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${TEXTS}`)) return null;
      const [, language, pack] = id.split('/');
      return language && pack ? onePack(language, pack) : index();
    },
  };
}
