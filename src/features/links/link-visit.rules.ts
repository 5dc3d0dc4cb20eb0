/** What a visit of a personal link's address tells of who makes it. */
export interface LinkVisit {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/**
 * Programs that fetch an address which somebody wrote: previews of chats and mails, search, checks.
 * Each says so in its name; a browser has none of these words in its own.
 */
const PROGRAMS = [
  '(?<!cu)bot\\b|bot[/;_-]|crawl|spider|slurp|scrap|preview|prerender|monitor|uptime|validator|headless',
  'slack|whatsapp|telegram|discord|skype|facebookexternal|facebot|meta-external|linkedin|pinterest',
  'kakaotalk|line-poker|twitter|mastodon|bluesky|cardyb|vkshare|viber|snapchat|zoominfo|iframely',
  'embedly|outbrain|quora|tumblr|flipboard|bitly|teams|google-|googleother|mediapartners|feedfetcher',
  'bingpreview|yandex|baidu|barracuda|proofpoint|mimecast|safelinks|symantec|virustotal|urlscan',
  'curl/|wget/|python|java/|okhttp|go-http|node-fetch|axios|libwww|guzzle|httpclient|postman|undici',
].join('|');
const PROGRAM = new RegExp(PROGRAMS, 'i');

/** How browsers, and what stands between, say that they fetch before anybody has chosen to go. */
const AHEAD = /prefetch|prerender|preview/i;
const PURPOSES = ['purpose', 'sec-purpose', 'x-purpose', 'x-moz'];

/** A click is a person who goes there: no question for the head alone, no preview, no prefetch. */
export function isClick({ method, headers }: LinkVisit): boolean {
  if (method !== 'GET') return false;
  if (PURPOSES.some((name) => AHEAD.test(String(headers[name] ?? '')))) return false;
  const program = headers['user-agent'];
  return typeof program === 'string' && program.trim() !== '' && !PROGRAM.test(program);
}
