import type { FastifyReply } from 'fastify';
import type { Locale } from '../../kernel/locale.js';
import { html, raw, type Html } from './html.js';

/** A page that a link of a mail opens: it works without script and without signing in. */
export function plainPage(
  reply: FastifyReply,
  locale: Locale,
  title: string,
  body: readonly Html[],
): FastifyReply {
  const { text } = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`;
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    .send(text);
}

const STYLE = `
body { margin: 0; font: 1rem/1.6 system-ui, sans-serif; color: #1d2b27; background: #f4f3ef; }
main { max-width: 32rem; margin: 3rem auto; padding: 2rem; background: #fff; border: 1px solid #e4e1d8; border-radius: 8px; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.3; }
blockquote { margin: 0 0 1rem; padding: 0.25rem 0 0.25rem 1rem; border-left: 3px solid #14523f; white-space: pre-line; color: #41504b; }
form { margin: 0.75rem 0 0; }
button { width: 100%; min-height: 3rem; padding: 0.6rem 1rem; font: inherit; font-weight: 600; color: #14523f; background: #fff; border: 1px solid #14523f; border-radius: 6px; cursor: pointer; }
button.main { color: #fff; background: #14523f; }
a { color: #14523f; }
button:focus-visible, a:focus-visible { outline: 3px solid #b8860b; outline-offset: 2px; }
@media (max-width: 36rem) { main { margin: 0; min-height: 100vh; border: 0; border-radius: 0; } }
`;
