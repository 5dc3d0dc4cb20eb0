// npm run test:long: the suites as npm test runs them, each search at its full length.
process.env.GOODTURN_LONG = '1';
await import('./test.mjs');
