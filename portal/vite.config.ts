import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { codeSplitting } from './build/chunks.js';
import { pageAddresses } from './build/page-addresses.js';
import { textPacks } from './build/text-packs.js';
import { firstLoadBudget } from './build/first-load-budget.js';

const server = 'http://localhost:3000';

/** Pages of who is not signed in have small documents of their own. */
const DOCUMENTS = {
  '/sign-in': 'sign-in.html',
  '/sign-in/confirm': 'sign-in.html',
  '/refer/$code': 'refer.html',
};
const inPortal = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [
    react(),
    textPacks(inPortal('src/i18n')),
    pageAddresses(DOCUMENTS),
    firstLoadBudget({
      limits: {
        'refer.html': { bytes: 135_000, files: 12 },
        'sign-in.html': { bytes: 135_000, files: 12 },
        'home-page': { bytes: 200_000, files: 12 },
      },
      others: { bytes: 250_000, files: 40 },
    }),
  ],
  // GraphiQL's page below is no page of the portal's.
  optimizeDeps: { entries: ['index.html'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/portal', import.meta.url)),
    emptyOutDir: true,
    cssCodeSplit: false,
    rolldownOptions: {
      input: ['index.html', 'sign-in.html', 'refer.html'].map(inPortal),
      output: { codeSplitting },
    },
    target: 'es2022',
    // Every supported browser preloads modules itself; without the polyfill nothing runs before the entry.
    modulePreload: { polyfill: false },
    // The content security policy allows images as data, nothing else: fonts and scripts stay files.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ['/graphql', '/graphiql', '/api', '/r', '/dev', '/files', '/health'].map((path) => [
        `^${path}(/|$|\\?)`,
        { target: server },
      ]),
    ),
  },
});
