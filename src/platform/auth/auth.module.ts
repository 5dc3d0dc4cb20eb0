import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { systemClock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import type { Secrets } from '../config/index.js';
import { Database, type DatabaseMode } from '../database/index.js';
import { MAILER, type Mailer } from '../mail/index.js';
import { LOGGER, type Logger } from '../telemetry/index.js';
import { ApiKeyReader, ProgramDirectory, TenancyModule } from '../tenancy/index.js';
import { ForgetPastSignInsJob } from './forget-past-sign-ins.job.js';
import { SessionReader } from './session-reader.js';
import { cookieSecret } from './session-cookie.js';
import { SignIn } from './sign-in.js';

/** Accepts a member's open invitations: what identity does when somebody signs in. */
export interface InvitationAcceptor {
  acceptAll(memberId: Id, requestId: string): Promise<void>;
}

/** The injection token of the InvitationAcceptor; the application binds it. */
export const INVITATION_ACCEPTOR = Symbol('InvitationAcceptor');

export interface AuthModuleSettings {
  readonly databaseUrl: string;
  readonly mode: DatabaseMode;
  readonly publicUrl: string;
  readonly secrets: Secrets;
}

/** Sign-in's pool ends when workers and requests have. */
class SignInCloser implements OnApplicationShutdown {
  constructor(private readonly signIn: SignIn) {}

  async onApplicationShutdown(): Promise<void> {
    await this.signIn.close();
  }
}

/**
 * Sign-in as a global module. Needs Database, CrossProgramDatabase, MAILER, LOGGER and
 * INVITATION_ACCEPTOR from other global modules; the code that opens the HTTP server calls
 * `registerAuthRoutes`.
 */
@Module({})
export class AuthModule {
  static with(settings: AuthModuleSettings): DynamicModule {
    return {
      module: AuthModule,
      global: true,
      imports: [TenancyModule],
      providers: [
        ForgetPastSignInsJob,
        {
          provide: SignIn,
          inject: [MAILER, LOGGER],
          useFactory: (mailer: Mailer, logger: Logger) =>
            new SignIn({ ...settings, mailer, logger, clock: systemClock }),
        },
        {
          provide: SignInCloser,
          inject: [SignIn],
          useFactory: (signIn: SignIn) => new SignInCloser(signIn),
        },
        {
          provide: SessionReader,
          inject: [SignIn, ProgramDirectory, ApiKeyReader, INVITATION_ACCEPTOR, Database],
          useFactory: (
            signIn: SignIn,
            programs: ProgramDirectory,
            apiKeys: ApiKeyReader,
            acceptor: InvitationAcceptor,
            database: Database,
          ) =>
            new SessionReader(
              {
                pool: signIn.pool,
                secret: cookieSecret(settings.secrets.session),
                clock: systemClock,
                acceptInvitations: (memberId, requestId) => acceptor.acceptAll(memberId, requestId),
              },
              programs,
              apiKeys,
              database,
            ),
        },
      ],
      exports: [SignIn, SessionReader, TenancyModule],
    };
  }
}
