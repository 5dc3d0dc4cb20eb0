// The home query as the portal's client sends it: the texts of the portal's sources, through the
// same functions of urql, which adds `__typename` to every object.
import { parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

const SOURCES = ['features/advocates/home-query.ts', 'platform/graphql/timeline-fields.ts'];

/** The text between the backticks of `graphql(…)`, without the mark that is for types alone. */
function templateOf(file) {
  const text = readFileSync(join(root, 'portal', 'src', file), 'utf8');
  const found = /\bgraphql\(\s*`([^`]+)`/.exec(text)?.[1];
  if (found === undefined) throw new Error(`There is no document in ${file}`);
  return found.replaceAll('@_unmask', '');
}

/** @returns {string} the body of the POST */
export function homeRequest() {
  const portal = createRequire(join(root, 'portal', 'package.json'));
  const { createRequest, formatDocument } = portal('@urql/core');
  const { makeFetchBody } = portal('@urql/core/internal');
  const document = formatDocument(parse(SOURCES.map(templateOf).join('\n')));
  return JSON.stringify(makeFetchBody(createRequest(document, {})));
}
