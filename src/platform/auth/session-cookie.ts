import { createHmac, timingSafeEqual } from 'node:crypto';
import { SESSION_COOKIE } from './auth-names.js';

/** The key of the cookies' signatures: the session secret also signs other things. */
export function cookieSecret(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('sign-in cookie').digest('base64url');
}

/**
 * The session token of a Cookie header whose signature (HMAC-SHA256, as better-auth makes it) is
 * ours; null for none, a tampered one, or one of another installation.
 */
export function sessionTokenOf(header: string | undefined, secret: string): string | null {
  const value = cookieOf(header, SESSION_COOKIE);
  const at = value?.lastIndexOf('.') ?? -1;
  if (value === null || at < 1) return null;
  const token = value.slice(0, at);
  const given = Buffer.from(value.slice(at + 1));
  const wanted = Buffer.from(createHmac('sha256', secret).update(token).digest('base64'));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=');
    if (at === -1 || part.slice(0, at).trim() !== name) continue;
    return decoded(part.slice(at + 1).trim());
  }
  return null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
