// ESLint over .sql files: each is read as one template of a script, line for line, so that the rules
// for SQL inside of code hold for SQL beside it.

/** @type {import('eslint').Linter.Processor} */
export const sql = {
  meta: { name: 'goodturn/sql', version: '1' },
  preprocess(text) {
    const quoted = text.trimEnd().replaceAll(/[\\`]|\$\{/g, (found) => `\\${found}`);
    return [{ text: `\`${quoted}\`;`, filename: 'sql.js' }];
  },
  postprocess: (messages) => messages.flat(),
};
