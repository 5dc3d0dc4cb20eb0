// Which tables and views a text of SQL names: a tokenizer that knows where a relation may stand, and
// no grammar. Whole statements and fragments of them are read alike.

const TOKEN =
  /--.*|\/\*[^]*?\*\/|'(?:[^']|'')*'|\$\w*\$|"[^"]+"(?:\."[^"]+")*|[a-z_][\w$]*(?:\.[a-z_][\w$]*)*|[(),;?]|\S/gi;
const SILENT = /^(--|\/\*|'|\$\w*\$$)/;

/** A relation follows. */
const ASKS = new Set(['FROM', 'JOIN', 'INTO', 'UPDATE', 'USING', 'TABLE', 'TRUNCATE', 'COPY']);
/** These open a list of relations, which goes on behind each comma. */
const LISTS = new Set(['FROM', 'USING']);
const ENDS_LIST = new Set(
  'SELECT WHERE GROUP ORDER HAVING LIMIT OFFSET UNION EXCEPT INTERSECT RETURNING SET WINDOW FOR VALUES LOOP WHEN DO'.split(
    ' ',
  ),
);
const BETWEEN = new Set(['ONLY', 'LATERAL', 'IF', 'EXISTS']);
/** `IS DISTINCT FROM`, `FOR UPDATE OF r`, `FOR NO KEY UPDATE`, `DO UPDATE SET` name no relation. */
const NAMES_NONE = { FROM: ['DISTINCT'], UPDATE: ['FOR', 'KEY', 'DO', 'OR', 'BEFORE', 'AFTER'] };

function tokensOf(text) {
  return (text.match(TOKEN) ?? [])
    .filter((token) => !SILENT.test(token))
    .map((token) => token.replaceAll('"', ''));
}

const upper = (token) => token?.toUpperCase() ?? '';
const isWord = (token) => token !== undefined && /^[a-z_]/i.test(token);

/** Names that `WITH` gives, anywhere in the text; `name AS (` and `name (columns) AS (`. */
function namesOfWith(tokens) {
  const names = new Set();
  tokens.forEach((token, at) => {
    if (!isWord(token) || !['WITH', 'RECURSIVE', ',', '?', ''].includes(upper(tokens[at - 1])))
      return;
    let next = at + 1;
    if (tokens[next] === '(') next = tokens.indexOf(')', next) + 1;
    if (upper(tokens[next]) !== 'AS') return;
    next += 1;
    while (['NOT', 'MATERIALIZED'].includes(upper(tokens[next]))) next += 1;
    if (tokens[next] === '(') names.add(token.toLowerCase());
  });
  return names;
}

/**
 * The relations that `text` names, as written and in lower case, each once: no functions, no names
 * of a `WITH`, no aliases. What is filled in at run time stands as `?`.
 */
export function relationsOf(text) {
  const tokens = tokensOf(text);
  const ofWith = namesOfWith(tokens);
  const found = new Set();
  const outer = [];
  let inList = false;
  let asked = null;
  tokens.forEach((token, at) => {
    const word = upper(token);
    if (token === '(') {
      outer.push(inList);
      [inList, asked] = [false, null];
    } else if (token === ')') {
      [inList, asked] = [outer.pop() ?? false, null];
    } else if (token === ',') {
      asked = inList ? 'FROM' : null;
    } else if (ASKS.has(word)) {
      asked = NAMES_NONE[word]?.includes(upper(tokens[at - 1])) ? null : word;
      if (LISTS.has(word)) inList = asked !== null;
    } else if (asked !== null && !BETWEEN.has(word)) {
      // Only `INSERT INTO name (columns)` has a bracket behind a table.
      const calls = tokens[at + 1] === '(' && asked !== 'INTO';
      if ((isWord(token) || token === '?') && !calls) found.add(token.toLowerCase());
      asked = null;
    }
    if (ENDS_LIST.has(word) || token === ';') inList = false;
  });
  return [...found].filter((name) => !ofWith.has(name));
}
