import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import importX from 'eslint-plugin-import-x';
import globals from './scripts/lib/lint-globals.mjs';
import { sql } from './scripts/lib/lint-sql.mjs';
import { goodturn } from './scripts/lib/lint-tables.mjs';
import tseslint from 'typescript-eslint';
import {
  borrowedTables,
  features,
  librariesOfRules,
  rooms,
  roomsOfFeatures,
  suffixes,
  tables,
  views,
} from './architecture.js';

const noTime = {
  selector: "NewExpression[callee.name='Date']",
  message: 'Moments are made in src/kernel/clock.ts; take the time from the transaction (R-T3).',
};
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'The environment is read in src/platform/config alone.',
};
const noTransaction = {
  selector: "CallExpression[callee.property.name='transaction']",
  message: 'Transactions begin in src/platform/database, at the edges (Database.write).',
};
const columnDefaultsToNow = {
  selector:
    "TemplateElement[value.raw=/DEFAULT\\s+('now|now\\(|current_(date|time)|local_?time|(clock|statement|transaction)_timestamp)/i]",
  message: 'No column defaults to now(): the moment is a parameter (R-T3).',
};

const wrapsAField = {
  selector:
    "MethodDefinition:has(Decorator[expression.callee.name='Parent']):not(:has(Decorator[expression.callee.name='Args']))",
  message:
    'A field without arguments takes what GraphQL passes: (row, _: NoArgs, { graph }: Contexts). With decorated parameters Nest makes ten promises for each call.',
};

const verbWithoutName = {
  selector: "MethodDefinition[key.name='execute']",
  message:
    "A verb's method bears the verb's name (SubmitReferral.submitReferral): it is searched for.",
};

const doorOf = (name) => ({
  element: { type: 'feature', captured: { feature: name }, fileInternalPath: 'index.ts' },
});
const inside = (name, fileInternalPath) => ({
  element: { type: 'feature', captured: { feature: name }, fileInternalPath },
});
const allow = (to) => ({ allow: { to } });
const anyOf = (...types) => ({ element: { types: { anyOf: types } } });

const packages = [allow({ module: { origin: 'external' } }), allow({ module: { origin: 'core' } })];
const bySuffix = [
  ...Object.values(suffixes).map(({ is, uses }) => ({
    from: { file: { categories: is } },
    disallow: {
      to: { element: { type: 'feature' }, file: { categories: { noneOf: [...uses, 'door'] } } },
    },
  })),
  {
    from: { file: { categories: 'rules' } },
    disallow: { to: { element: { type: 'platform' } } },
  },
  {
    from: { file: { categories: 'rules' } },
    disallow: {
      // A star does not cross the slash of a scope.
      to: {
        module: { origin: 'external', source: [`!(${librariesOfRules.join('|')})`, '@*/*'] },
      },
    },
  },
];

/** One block of configuration for each place: a file is judged by its own few policies alone. */
const imports = (folders, ...policies) => ({
  files: folders.map((folder) => folder.replace(/\*\*$/, '**/*.{ts,tsx}')),
  rules: {
    'boundaries/dependencies': [
      'error',
      {
        default: 'disallow',
        checkAllOrigins: true,
        checkInternals: true,
        checkUnknownLocals: true,
        policies: [...packages, ...policies],
      },
    ],
  },
});
/** What every file of a feature may use: the ground, and the doors of the features below. */
const belowOf = (uses) => [
  allow(anyOf('kernel', 'platform')),
  ...uses.map((used) => allow(doorOf(used))),
];
/** A flat feature uses all of its files; of one with rooms, a room its own and doors below. */
const insideOf = (name, uses) => {
  const roomsOf = Object.entries(roomsOfFeatures[name] ?? {});
  const own = roomsOf.length === 0 ? ['**'] : ['*.ts', '*/index.ts'];
  return [
    imports(
      [`src/features/${name}/**`],
      ...belowOf(uses),
      ...own.map((path) => allow(inside(name, path))),
      ...bySuffix,
    ),
    ...roomsOf.map(([room, below]) =>
      imports(
        [`src/features/${name}/${room}/**`],
        ...belowOf(uses),
        allow(inside(name, `${room}/**`)),
        ...below.map((used) => allow(inside(name, `${used}/index.ts`))),
        ...bySuffix,
      ),
    ),
  ];
};
const boundariesOf = [
  // What is in no place of the drawing may import packages only.
  imports(['src/**/*.ts', 'src/**/*.tsx']),
  imports(
    ['src/*.ts'],
    allow(anyOf('app', 'kernel', 'platform')),
    allow(doorOf('*')),
    allow({ element: { types: { anyOf: ['embedded', 'sample'] }, fileInternalPath: 'index.ts' } }),
  ),
  imports(['src/kernel/**'], allow(anyOf('kernel'))),
  imports(['src/platform/**'], allow(anyOf('kernel', 'platform', 'migrations'))),
  imports(['src/embedded/**'], allow(anyOf('embedded'))),
  imports(['src/migrations/**'], allow(anyOf('migrations'))),
  imports(['src/sample/**'], allow(anyOf('kernel', 'platform', 'sample')), allow(doorOf('*'))),
  ...Object.entries(features).flatMap(([name, uses]) => insideOf(name, uses)),
];

const ownTables = {
  plugins: { goodturn },
  rules: { 'goodturn/tables': ['error', { features, tables, views, borrowed: borrowedTables }] },
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.goodturn/**',
      'coverage/**',
      'portal/dist/**',
      'test/architecture/canaries/**',
      '**/*.dump.sql',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      complexity: ['error', 10],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      'max-lines-per-function': ['error', { max: 70 }],
      'max-params': ['error', { max: 5 }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // GraphQL's classes are shapes: resolvers answer plain rows, by design (house habit 15).
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        noTime,
        noEnvironment,
        noTransaction,
        columnDefaultsToNow,
        wrapsAField,
        verbWithoutName,
      ],
    },
  },
  {
    files: ['portal/src/features/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          name: '@mantine/form',
          importNames: ['useForm'],
          message: 'useEditForm of ui/forms loses nothing that was typed.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    plugins: { boundaries, 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver': { typescript: { project: 'tsconfig.json' } },
      'import/resolver': { typescript: { project: 'tsconfig.json' } },
      'boundaries/elements': [
        { type: 'kernel', pattern: 'src/kernel' },
        { type: 'platform', pattern: 'src/platform' },
        { type: 'embedded', pattern: 'src/embedded' },
        { type: 'migrations', pattern: 'src/migrations' },
        { type: 'sample', pattern: 'src/sample' },
        { type: 'feature', pattern: 'src/features/*', capture: ['feature'] },
        { type: 'app', pattern: 'src' },
      ],
      'boundaries/files': [
        ...Object.entries(suffixes).map(([suffix, { is }]) => ({
          category: is,
          pattern: `**/*.${suffix}`,
        })),
        { category: 'door', pattern: '**/index.ts' },
        // Without any category a file would match no policy that speaks of categories.
        { category: 'code', pattern: '**/*' },
      ],
    },
    rules: {
      // Packages are not followed: reading them took longer than all other rules.
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
    },
  },
  ...boundariesOf,
  { files: ['src/**/*.ts'], ignores: ['**/*.spec.ts', 'src/migrations/**'], ...ownTables },
  {
    // Resolvers, modules and entities are classes that the framework fills.
    files: ['src/**/*.graphql.ts', 'src/**/*.entity.ts'],
    rules: { '@typescript-eslint/no-extraneous-class': 'off' },
  },
  { files: rooms.time, rules: { 'no-restricted-syntax': ['error', noEnvironment, noTransaction] } },
  { files: rooms.environment, rules: { 'no-restricted-syntax': ['error', noTime, noTransaction] } },
  {
    files: rooms.transactions,
    rules: { 'no-restricted-syntax': ['error', noTime, noEnvironment] },
  },
  {
    files: ['**/*.spec.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': ['error', noTime],
      'boundaries/dependencies': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals },
    rules: { 'no-restricted-syntax': 'off' },
  },
  { files: ['**/*.sql'], processor: sql },
  {
    files: ['**/*.sql/*.js'],
    rules: {
      'no-restricted-syntax': ['error', columnDefaultsToNow],
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    // What is made again whenever it changes is read as a function is.
    files: ['src/migrations/{functions,views,access}/**/*.sql/*.js'],
    rules: { 'max-lines': ['error', { max: 70 }] },
  },
  { files: ['src/migrations/{functions,views}/**/*.sql/*.js'], ...ownTables },
);
