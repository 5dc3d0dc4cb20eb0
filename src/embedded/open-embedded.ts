import { findServer } from './adopt-server.js';
import { findBinaries, prepareBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { EmbeddedError, systemCode } from './embedded-error.js';
import { addHolder, countHolders, LockBusy, removeHolder, withExclusive } from './home-lock.js';
import { locateHome, notWritable, openHome, readPassword } from './home.js';
import type { HomeLayout, HomeWish } from './home.js';
import { DATABASE, hasCluster, LOGIN, makeCluster, replacePassword } from './make-cluster.js';
import { isRunning } from './process-mark.js';
import { boundLog } from './server-log.js';
import { endOrphans, HOST, startServer, stopServer } from './server-process.js';
import type { RunningServer } from './server-process.js';

const START_TIMEOUT_MS = 30_000;
const MAX_CONNECTIONS = 100;

/** Longer than a start and a stop by another process together. */
const LOCK_TIMEOUT_MS = 120_000;

/**
 * How often we look whether the server still lives, and the pauses between failed restarts: what
 * kept it from starting, such as a full disk, may end at any moment, and ten seconds later all works.
 */
const WATCH_MS = 250;
const RETRY_MS = [1_000, 2_000, 3_000];

export interface EmbeddedOptions extends HomeWish {
  /** How long a server may start or recover; 30,000 by default. */
  startTimeoutMs?: number;
  /** How many connections a server that is started here takes; 100 by default. */
  maxConnections?: number;
}

export interface EmbeddedServer {
  /**
   * `postgres://goodturn:<password>@<host>:<port>/goodturn`; the login is a superuser. The host is
   * the folder of the Unix socket, percent-encoded, or 127.0.0.1 where there is none.
   */
  readonly url: string;
  /** The home that is used; not the requested one where root's default was impossible. */
  readonly home: string;
  readonly dataDirectory: string;
  /** PostgreSQL's, for example `18.4`. */
  readonly version: string;
  /** Releases our shared lock; the last one stops the server and waits for it. Safe to repeat. */
  release(): Promise<void>;
}

interface Cluster {
  layout: HomeLayout;
  binaries: Binaries;
  timeoutMs: number;
  maxConnections: number;
  log: (line: string) => void;
}

interface Opened {
  password: string;
  running: RunningServer;
}

/**
 * Makes the home's database on first use, adopts its running server or starts it, and holds a
 * shared lock on it until `release`. A server that is killed meanwhile is started again on the same
 * port. Throws `EmbeddedError`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { log } = options;
  const layout = openHome(locateHome(options), log);
  const timeoutMs = options.startTimeoutMs ?? START_TIMEOUT_MS;
  const maxConnections = options.maxConnections ?? MAX_CONNECTIONS;
  const found = findBinaries();
  return exclusively(layout, log, async () => {
    const binaries = prepareBinaries(found, layout.user, layout.folder);
    const cluster = { layout, binaries, timeoutMs, maxConnections, log };
    // Before there is a server that would be left behind if this failed.
    const token = addHolder(layout.locks);
    try {
      return new HeldServer(cluster, await ensureServer(cluster), token);
    } catch (error) {
      removeHolder(layout.locks, token);
      throw error;
    }
  });
}

/** The server runs afterwards. Call it under the exclusive lock. */
async function ensureServer(cluster: Cluster): Promise<Opened> {
  const { layout, binaries, timeoutMs, log } = cluster;
  if (!hasCluster(layout, binaries)) {
    log(`Making the database in ${layout.data} (PostgreSQL ${binaries.version}).`);
    const password = await makeCluster(layout, binaries);
    return { password, running: await startServer(layout, binaries, cluster) };
  }
  const known = readPassword(layout);
  const found = await findServer(layout, known, timeoutMs);
  if ('mark' in found && known !== undefined) return { password: known, running: found };
  if ('unclean' in found && found.unclean) {
    log('PostgreSQL was not stopped properly; it recovers now.');
    await endOrphans(layout.data, timeoutMs);
  }
  const password = known ?? (await replacePassword(layout, binaries));
  return { password, running: await startServer(layout, binaries, cluster) };
}

class HeldServer implements EmbeddedServer {
  readonly home: string;
  readonly dataDirectory: string;
  private readonly cluster: Cluster;
  private readonly token: string;
  private opened: Opened;
  private timer: NodeJS.Timeout | undefined;
  private restart: Promise<void> = Promise.resolve();
  private failures = 0;
  /** why it could not be started, as it was told */
  private told: string | null = null;
  private released: Promise<void> | undefined;

  constructor(cluster: Cluster, opened: Opened, token: string) {
    this.home = cluster.layout.home;
    this.dataDirectory = cluster.layout.data;
    this.cluster = cluster;
    this.opened = opened;
    this.token = token;
    this.watchAfter(WATCH_MS);
  }

  get url(): string {
    const { password, running } = this.opened;
    const host = encodeURIComponent(running.socketFolder ?? HOST);
    // The file may hold anything; a wrong password is refused, and a broken address says nothing.
    return `postgres://${LOGIN}:${encodeURIComponent(password)}@${host}:${String(running.port)}/${DATABASE}`;
  }

  get version(): string {
    return this.opened.running.version;
  }

  release(): Promise<void> {
    this.released ??= this.leave();
    return this.released;
  }

  private async leave(): Promise<void> {
    clearTimeout(this.timer);
    await this.restart;
    const { layout, binaries, log } = this.cluster;
    const leaving = async (): Promise<void> => {
      removeHolder(layout.locks, this.token);
      if (countHolders(layout.locks) === 0) await stopServer(layout, binaries, log);
    };
    await exclusively(layout, log, leaving, this.token);
  }

  private watchAfter(milliseconds: number): void {
    if (this.released) return;
    this.timer = setTimeout(() => {
      this.restart = this.look();
    }, milliseconds);
    // The database must not keep a process alive that has nothing else to do.
    this.timer.unref();
  }

  /** Every look: a server in trouble can write megabytes in a second. */
  private boundLog(): void {
    const { layout, log } = this.cluster;
    try {
      boundLog(layout.logFile);
    } catch (error) {
      log(`PostgreSQL's log ${layout.logFile} cannot be shortened: ${String(error)}`);
    }
  }

  /** It is tried again every few seconds, which is no news. */
  private tellOnce(reason: string): void {
    if (reason === this.told) return;
    this.told = reason;
    this.cluster.log(`PostgreSQL could not be started again, which is tried on and on: ${reason}`);
  }

  private async look(): Promise<void> {
    this.boundLog();
    if (isRunning(this.opened.running.mark)) {
      this.watchAfter(WATCH_MS);
      return;
    }
    const { layout, log } = this.cluster;
    try {
      if (this.failures === 0) log('PostgreSQL has ended; starting it again.');
      const before = this.opened.running.port;
      const again = (): Promise<Opened> => ensureServer(this.cluster);
      this.opened = await exclusively(layout, log, again, this.token);
      if (this.failures > 0) log('PostgreSQL runs again.');
      this.failures = 0;
      this.told = null;
      const { port } = this.opened.running;
      if (port !== before) {
        log(`PostgreSQL has moved to port ${String(port)}, because the old one is taken: restart.`);
      }
    } catch (error) {
      // Nobody waits for this promise; the next look tries again, and people know the reason.
      this.tellOnce(
        error instanceof EmbeddedError ? error.message : (systemCode(error) ?? 'unknown'),
      );
      this.failures += 1;
    }
    const last = RETRY_MS.length - 1;
    this.watchAfter(
      this.failures === 0 ? WATCH_MS : (RETRY_MS[Math.min(this.failures - 1, last)] ?? WATCH_MS),
    );
  }
}

async function exclusively<T>(
  layout: HomeLayout,
  log: (line: string) => void,
  work: () => Promise<T>,
  holder?: string,
): Promise<T> {
  const onWait = (pid: number): void => {
    log(`Waiting for process ${String(pid)}, which is starting or stopping the database.`);
  };
  try {
    return await withExclusive(
      layout.locks,
      { waitMs: LOCK_TIMEOUT_MS, onWait, ...(holder === undefined ? {} : { holder }) },
      work,
    );
  } catch (error) {
    if (!(error instanceof LockBusy)) throw notWritable(layout.home, error);
    throw new EmbeddedError(
      'DATA_FOLDER_IN_USE',
      `Process ${String(error.pid)} has been starting or stopping the database in ${layout.home} ` +
        'for two minutes. Look what it does, end it, and start again.',
      error,
    );
  }
}
