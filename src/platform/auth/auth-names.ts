export const BASE_PATH = '/api/auth';
export const SESSION_COOKIE = 'goodturn.session';
/** How long a mailed link may be used. */
export const LINK_MINUTES = 15;
