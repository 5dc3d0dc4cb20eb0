export const BASE_PATH = '/api/auth';
/** Of a browser in which somebody has signed in by a link; sent to sign-in alone. */
export const PLACE_COOKIE = 'goodturn.place';
export const SESSION_COOKIE = 'goodturn.session';
/** How long a mailed link may be used. */
export const LINK_MINUTES = 15;
/** How long the codes for another address may be used. */
export const CODE_MINUTES = 30;
