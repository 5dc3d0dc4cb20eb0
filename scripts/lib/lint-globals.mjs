// What Node offers every script without an import.
const names = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'clearInterval',
  'clearTimeout',
  'console',
  'fetch',
  'globalThis',
  'performance',
  'process',
  'setInterval',
  'setTimeout',
  'URL',
  'URLSearchParams',
];

export default Object.fromEntries(names.map((name) => [name, 'readonly']));
