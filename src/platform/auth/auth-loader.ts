import { register } from 'node:module';
import type pg from 'pg';
import type * as MakeAuth from './make-auth.js';
import type { SignInSettings } from './sign-in.js';

type AuthModule = typeof MakeAuth;

/** Each failure leaves what was read of the modules behind. */
const MAX_FAILURES = 20;

/**
 * better-auth, loaded when it is first needed. One failure (too many open files, an installation
 * that is being replaced) must not keep everybody out until a restart: the next request tries
 * again. Node itself keeps a module that failed, with all that import it, for as long as the
 * process lives, so the second try imports the same files under new names.
 */
export class AuthLoader {
  private loading: Promise<MakeAuth.Auth> | null = null;
  private failures = 0;

  constructor(
    private readonly settings: SignInSettings,
    private readonly pool: pg.Pool,
  ) {}

  load(): Promise<MakeAuth.Auth> {
    this.loading ??= this.begin().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  private async begin(): Promise<MakeAuth.Auth> {
    const { makeAuth } = await this.module();
    return makeAuth(this.settings, this.pool);
  }

  private async module(): Promise<AuthModule> {
    if (this.failures > MAX_FAILURES) throw new Error('Sign-in cannot be loaded: start again.');
    try {
      if (this.failures === 0) return await import('./make-auth.js');
      const again = new URL(`./make-auth.js?again=${String(this.failures)}`, import.meta.url);
      return (await import(again.href)) as AuthModule;
    } catch (error) {
      if (this.failures === 0) register('./fresh-modules.js', import.meta.url);
      this.failures += 1;
      throw error;
    }
  }
}
