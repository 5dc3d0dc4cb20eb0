// Lints the canaries as if their folder were the repository, with the repository's own rules, and
// prints [{ file, rules: ["rule", …] }] as JSON. A process of its own: ESLint and TypeScript are
// too much to load inside a test, and the working directory is where the drawing begins.
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const cwd = fileURLToPath(new URL('./canaries', import.meta.url));
const config = fileURLToPath(new URL('../../eslint.config.js', import.meta.url));
process.chdir(cwd);

const eslint = new ESLint({ cwd, overrideConfigFile: config });
const results = await eslint.lintFiles(['ts', 'sql'].map((kind) => join('src', '**', `*.${kind}`)));
process.stdout.write(
  JSON.stringify(
    results.map(({ filePath, messages }) => ({
      file: relative(cwd, filePath),
      rules: [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))],
    })),
  ),
);
