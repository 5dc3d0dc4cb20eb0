// Builds what changed: the server by swc, file by file, then what a process reads of it into few files
// by rolldown, and the portal and GraphiQL by Vite. Used by start, test, cli and bench; prints nothing when nothing
// is to do.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { root } from './paths.mjs';

const SERVER = join(root, 'dist', 'server');
const PORTAL = join(root, 'dist', 'portal');
const GRAPHIQL = join(root, 'dist', 'graphiql');

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

async function filesBelow(folder, keep) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules') && keep(file))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

async function stampedWith(folder, value) {
  const file = join(folder, '.stamp');
  return existsSync(file) && (await readFile(file, 'utf8')) === value;
}

async function buildServer(log) {
  const isSource = (file) => /\.(tsx?|json|sql|webp)$/.test(file) && !/\.spec\.tsx?$/.test(file);
  const files = await filesBelow(join(root, 'src'), isSource);
  const settings = ['.swcrc', 'package-lock.json', 'scripts/lib/build.mjs'].map((file) =>
    join(root, file),
  );
  const stamp = fingerprint([...files, ...settings]);
  if (await stampedWith(SERVER, stamp)) return;
  log('Building the server …');
  const { transformFile } = await import('@swc/core');
  const draft = `${SERVER}.${process.pid}`;
  for (const file of files)
    await compile(file, join(draft, relative(join(root, 'src'), file)), transformFile);
  await bundle(draft);
  await writeFile(join(draft, '.stamp'), stamp);
  await swap(draft, SERVER);
}

async function compile(file, target, transformFile) {
  await mkdir(dirname(target), { recursive: true });
  if (/\.(json|sql|webp)$/.test(file)) return cp(file, target);
  const configFile = join(root, '.swcrc');
  const { code, map } = await transformFile(file, { filename: file, configFile });
  const output = target.replace(/\.tsx?$/, '.js');
  await writeFile(output, `${code}\n//# sourceMappingURL=${basename(output)}.map\n`);
  return writeFile(`${output}.map`, map);
}

/**
 * Packages that look for files beside themselves, one that must be loaded before all others, and one
 * that finds Node's own hash by `module.require`, which a bundle has not: it would hash every query
 * in JavaScript.
 */
const NOT_BUNDLED = new Set([
  '@apollo/utils.createhash',
  'ioredis',
  'msgpackr',
  'pino',
  'reflect-metadata',
  'sharp',
]);

/**
 * `bundle/main.js` and `bundle/cli.js` with the packages that they use: to find, read and compile
 * three thousand files one by one was more than half of a start. The single files stay, for code
 * that needs one of them alone.
 */
const QUIET = new Set(['UNRESOLVED_IMPORT', 'INEFFECTIVE_DYNAMIC_IMPORT']);

async function bundle(folder) {
  const { rolldown } = await import('rolldown');
  const bundled = await rolldown({
    input: ['main', 'cli'].map((name) => join(folder, `${name}.js`)),
    platform: 'node',
    external: (name) => isBuiltin(name) || NOT_BUNDLED.has(packageOf(name)),
    plugins: [whereItWas(folder)],
    onLog(level, log, handle) {
      // Nest offers what it could do with packages that are not installed.
      // What one process loads late, another has from its start.
      if (!QUIET.has(log.code)) handle(level, log);
    },
  });
  await bundled.write({
    dir: join(folder, 'bundle'),
    format: 'esm',
    // GraphQL's types have the names of their classes.
    keepNames: true,
    // Sign-in is read when it is first needed, by then perhaps out of the next build: of the same names.
    chunkFileNames: '[name].js',
    minifyInternalExports: false,
  });
  await bundled.close();
}

function packageOf(name) {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/**
 * Files that a module of ours finds beside itself (texts, a second try of a file) it finds from the
 * bundle too. A package that looks beside itself is not for the bundle.
 */
function whereItWas(folder) {
  const target = join(folder, 'bundle');
  return {
    name: 'where-it-was',
    transform(code, file) {
      if (!file.startsWith(folder)) return null;
      const place = relative(target, file).split(sep).join('/');
      const here = `new URL(${JSON.stringify(place)}, import.meta.url).href`;
      return code.includes('import.meta.url') ? code.replaceAll('import.meta.url', here) : null;
    },
  };
}

/** A process that runs from the old build while a new one is made keeps whole files. */
async function swap(draft, place) {
  const old = `${place}.${process.pid}.old`;
  if (existsSync(place)) await rename(place, old);
  await rename(draft, place);
  await rm(old, { recursive: true, force: true });
}

async function buildPortal(log) {
  const portal = join(root, 'portal');
  const isSource = (file) => !/\.spec\.tsx?$/.test(file);
  const settings = ['package-lock.json', 'scripts/lib/build.mjs'].map((file) => join(root, file));
  const files = [...(await filesBelow(portal, isSource)), ...settings];
  const stamp = fingerprint(files);
  if (existsSync(GRAPHIQL) && (await stampedWith(PORTAL, stamp))) return;
  log('Building the portal …');
  const { build } = await import('vite');
  const { NODE_ENV } = process.env;
  for (const config of ['vite.config.ts', 'graphiql/vite.config.ts'])
    await build({ configFile: join(portal, config), logLevel: 'warn' });
  // Vite sets it to `production` for the whole process, which may serve or test next.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  await Promise.all([PORTAL, GRAPHIQL].map(pack));
  await writeFile(join(PORTAL, '.stamp'), stamp);
}

/** Writes a compressed copy beside each file, for browsers: a third of its bytes. */
async function pack(folder) {
  const files = await filesBelow(folder, (name) => /\.(js|css|html|svg)$/.test(name));
  for (const file of files) {
    const bytes = await readFile(file);
    const packed = await Promise.all([gzipped(bytes), brotlied(bytes)]);
    await Promise.all([writeFile(`${file}.gz`, packed[0]), writeFile(`${file}.br`, packed[1])]);
  }
}

/** @param {{ server?: boolean, portal?: boolean, log?: (line: string) => void }} options */
export async function build({ server = true, portal = true, log = console.log } = {}) {
  if (server) await buildServer(log);
  if (portal) await buildPortal(log);
}
