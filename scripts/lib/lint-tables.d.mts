import type { ESLint } from 'eslint';

export const goodturn: ESLint.Plugin;
