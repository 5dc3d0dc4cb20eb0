import { createHmac, timingSafeEqual } from 'node:crypto';
import { BASE_PATH, PLACE_COOKIE, SESSION_COOKIE } from './auth-names.js';

/** The key of the cookies' signatures: the session secret also signs other things. */
export function cookieSecret(sessionSecret: string): string {
  return createHmac('sha256', sessionSecret).update('sign-in cookie').digest('base64url');
}

const MAX_VERIFIED = 2_000;

/** Reads session cookies of this installation, signed with HMAC-SHA256 as better-auth does. */
export class SessionCookies {
  /** tokens by signed values: a signature that was right stays right, whatever becomes of the session */
  private readonly verified = new Map<string, string>();

  constructor(private readonly secret: string) {}

  /** Of a Cookie header; null for none, a tampered one, or one of another installation. */
  tokenOf(header: string | undefined): string | null {
    const value = cookieOf(header, SESSION_COOKIE);
    if (value === null) return null;
    const known = this.verified.get(value);
    if (known !== undefined) return known;
    const token = this.verify(value);
    if (token !== null) this.keep(value, token);
    return token;
  }

  private verify(value: string): string | null {
    const at = value.lastIndexOf('.');
    if (at < 1) return null;
    const token = value.slice(0, at);
    const given = Buffer.from(value.slice(at + 1));
    const wanted = Buffer.from(createHmac('sha256', this.secret).update(token).digest('base64'));
    return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
  }

  private keep(value: string, token: string): void {
    this.verified.set(value, token);
    const [oldest] = this.verified.keys();
    if (this.verified.size > MAX_VERIFIED && oldest !== undefined) this.verified.delete(oldest);
  }
}

/** Whether a Cookie header has one of ours at all; it is not verified. */
export function hasSession(header: string | undefined): boolean {
  return cookieOf(header, SESSION_COOKIE) !== null;
}

const A_YEAR_S = 31_536_000;

/** A whole Set-Cookie value. */
export function placeCookie(place: string, isSecure: boolean): string {
  const where = `Max-Age=${String(A_YEAR_S)}; Path=${BASE_PATH}; HttpOnly; SameSite=Lax`;
  return `${PLACE_COOKIE}=${place}; ${where}${isSecure ? '; Secure' : ''}`;
}

export function placeIn(header: string | undefined): string | null {
  return cookieOf(header, PLACE_COOKIE);
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
