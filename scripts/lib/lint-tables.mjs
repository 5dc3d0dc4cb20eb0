// The border for data, as an ESLint rule: a text of SQL names the tables of its own room, and views
// that are declared for it (`architecture.js`). Also what TypeORM is told by name.
import { relative, sep } from 'node:path';
import { relationsOf } from './sql-tables.mjs';

const LOOKS_LIKE_SQL = /\b(SELECT|FROM|JOIN|INTO|UPDATE|USING)\b/;
/** Where a string alone is the name of a table. */
const TAKES_A_TABLE =
  /^(Entity|createQueryBuilder|getRepository|from|into|(left|inner)Join(AndSelect|AndMapOne|AndMapMany)?)$/;

/** `src/features/rewards/…` → `rewards`, `src/migrations/functions/tenancy/…` → `platform/tenancy`. */
function roomOf(file, features) {
  const [, place = '', room = '', folder = ''] = file.split('/');
  if (place === 'features') return room;
  if (place === 'platform') return `platform/${room}`;
  if (place !== 'migrations') return place;
  return features[folder] === undefined ? `platform/${folder}` : folder;
}

/** Name → who may name it, the owner first. Sign-in's own connections say `member` for `auth.member`. */
function rightsOf({ tables, views }) {
  const rights = new Map();
  const add = (name, rooms) => {
    rights.set(name, [...(rights.get(name) ?? []), ...rooms]);
  };
  for (const [owner, names] of Object.entries(tables)) {
    for (const name of names) add(name, [owner]);
  }
  for (const [name, { owner, for: others }] of Object.entries(views)) {
    add(name, [owner, ...others]);
  }
  return (name) => {
    const known = name.replace(/^public\./, '');
    return rights.get(known) ?? rights.get(`auth.${known}`);
  };
}

const textOf = (node) =>
  node.type === 'TemplateLiteral'
    ? node.quasis.map(({ value }) => value.cooked ?? value.raw).join(' ? ')
    : node.value;

const isText = (node) =>
  node?.type === 'TemplateLiteral' || (node?.type === 'Literal' && typeof node.value === 'string');

const calledName = ({ callee }) => callee.property?.name ?? callee.name ?? '';

/** @type {import('eslint').Rule.RuleModule} */
const ownTables = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      foreign:
        '{{table}} belongs to {{owner}}: ask its queries, or read a view or function that {{owner}} declares for {{room}} (architecture.js: tables, views).',
      unused:
        'Nothing here names {{table}} any more: take it out of borrowedTables (architecture.js).',
    },
  },
  create(context) {
    const [{ features, borrowed, ...owned }] = context.options;
    const file = relative(context.cwd, context.physicalFilename).split(sep).join('/');
    const room = roomOf(file, features);
    const mayName = rightsOf(owned);
    const lent = new Set(Object.keys(borrowed[file] ?? {}));
    const used = new Set();

    const check = (node, names) => {
      for (const table of names) {
        const rooms = mayName(table);
        if (rooms === undefined || rooms.includes(room)) continue;
        used.add(table);
        if (lent.has(table)) continue;
        context.report({ node, messageId: 'foreign', data: { table, owner: rooms[0], room } });
      }
    };
    const readText = (node) => {
      const text = textOf(node);
      if (LOOKS_LIKE_SQL.test(text)) check(node, relationsOf(text));
    };
    return {
      TemplateLiteral: readText,
      Literal(node) {
        if (isText(node)) readText(node);
      },
      CallExpression(node) {
        const [first] = node.arguments;
        if (isText(first) && TAKES_A_TABLE.test(calledName(node))) check(first, [textOf(first)]);
      },
      'Program:exit'(node) {
        for (const table of lent) {
          if (!used.has(table)) context.report({ node, messageId: 'unused', data: { table } });
        }
      },
    };
  },
};

export const goodturn = { meta: { name: 'goodturn', version: '1' }, rules: { tables: ownTables } };
