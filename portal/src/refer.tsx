import { showPage } from './app/show-page.js';
import { PublicReferPage } from './features/referrals/public/public-refer-page.js';

/** The document of a personal link, `/refer/<code>`: the server's `/r/<code>` leads here. */
const [, , code = ''] = window.location.pathname.split('/');

await showPage(<PublicReferPage code={decodeURIComponent(code)} />, 'public-refer', 'own-refusals');
