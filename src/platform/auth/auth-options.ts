import type { BetterAuthOptions } from 'better-auth';
import { newId, type Id } from '../../kernel/ids.js';
import { BASE_PATH, SESSION_COOKIE } from './auth-names.js';
import { memberLink } from './member-link.js';
import { memberSession } from './member-session.js';

const SESSION_DAYS = 30;

export interface AuthOptionsInput {
  /** without a slash at the end */
  readonly publicUrl: string;
  readonly secret: string;
  /** a session is made for members for whom this is true, whatever the way to sign in */
  mayEnter(memberId: Id): Promise<boolean>;
  log(level: 'warn' | 'error', message: string): void;
}

/** better-auth's settings but for its database: our names for its tables, and what we switch off. */
export function authOptions(input: AuthOptionsInput) {
  return {
    baseURL: input.publicUrl,
    basePath: BASE_PATH,
    secret: input.secret,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      // Only the sentence: its further arguments may hold addresses and tokens.
      log: (level, message) => {
        input.log(level === 'error' ? 'error' : 'warn', message);
      },
    },
    advanced: {
      cookies: { session_token: { name: SESSION_COOKIE } },
      useSecureCookies: false,
      defaultCookieAttributes: {
        secure: input.publicUrl.startsWith('https:'),
        sameSite: 'lax',
        httpOnly: true,
      },
      database: { generateId: newId, validateSchema: false },
      disableOriginCheck: false,
      ipAddress: { disableIpTracking: true },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => ((await input.mayEnter(userId)) ? undefined : false),
        },
      },
    },
    ...tables,
    plugins: [memberLink(), memberSession()],
  } satisfies BetterAuthOptions;
}

const tables = {
  user: {
    modelName: 'member',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    additionalFields: { language: { type: 'string', required: true, input: false } },
  },
  session: {
    modelName: 'session',
    // Requests do not pass through better-auth, so nothing would prolong a session: it is long.
    expiresIn: SESSION_DAYS * 24 * 3600,
    disableSessionRefresh: true,
    fields: {
      expiresAt: 'expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      userId: 'member_id',
    },
  },
  account: {
    modelName: 'sign_in_method',
    fields: {
      accountId: 'account_id',
      providerId: 'provider_id',
      userId: 'member_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} satisfies Partial<BetterAuthOptions>;
