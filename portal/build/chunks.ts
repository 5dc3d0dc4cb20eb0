import type { Rolldown } from 'vite';

/** Modules of ours by the end of their path. */
const pages =
  (...names: string[]) =>
  (id: string): boolean =>
    names.some((name) => id.endsWith(`/${name}.tsx`));

/**
 * How the portal's code is cut into files. Left alone there are some 600, of which a first page
 * needs a hundred, and on a slow line their number costs more than their size. A group holds its
 * modules and all that they import, unless a group above has it.
 */
export const codeSplitting: Rolldown.CodeSplittingOptions = {
  groups: [
    // What everybody needs: React, the texts, and the pages of who is not signed in.
    {
      name: 'base',
      test: pages(
        'app/show-page',
        'identity/sign-in-page',
        'identity/confirm-sign-in-page',
        'referrals/public/public-refer-page',
      ),
    },
    // Short messages: fetched by everybody once the first page is there.
    { name: 'messages', test: /@mantine[\\/]notifications[\\/]/ },
    // The frame of a programme, with an advocate's home in it.
    {
      name: 'program',
      test: pages('app/router', 'platform/program-layout', 'advocates/home/home-page'),
    },
    // What many pages show.
    { name: 'often', test: /\.(tsx?|m?js)$/, minShareCount: 20 },
  ],
};
