import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pageAddresses } from './build/page-addresses.js';
import { firstLoadBudget } from './build/first-load-budget.js';

const server = 'http://localhost:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [
    react(),
    pageAddresses(),
    firstLoadBudget({
      maxGzipBytes: 250_000,
      frameless: ['sign-in-page', 'confirm-sign-in-page', 'public-refer-page', 'start-page'],
    }),
  ],
  // GraphiQL's page below is no page of the portal's.
  optimizeDeps: { entries: ['index.html'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/portal', import.meta.url)),
    emptyOutDir: true,
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
