import type { Locale } from '../../kernel/locale.js';
import { escapeHtml, html, raw, type Html } from './html.js';
import type { Mail } from './mailer.js';

export interface MailSection {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly link: { readonly label: string; readonly url: string };
}

/** The content of a mail, in the reader's language; texts are plain, never HTML. */
export interface MailContent {
  readonly to: string;
  readonly kind: string;
  readonly locale: Locale;
  readonly subject: string;
  /** the sender, shown on top: the programme's name */
  readonly sender: string;
  /** whose name stands before the address; absent: as it is configured */
  readonly fromName?: string | undefined;
  /** opening it lets its reader in */
  readonly letsIn?: boolean;
  /** the sender's colour, `#rrggbb` */
  readonly color: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** words of the person in whose name it is sent, after the first paragraph */
  readonly quote?: string | undefined;
  /** the things that a mail of several tells, each with the way to it */
  readonly sections?: readonly MailSection[];
  /** a line below them: what has no section */
  readonly afterSections?: string;
  readonly button?: { readonly label: string; readonly url: string };
  /** small print: why the reader gets this */
  readonly footer: readonly string[];
  readonly unsubscribe?: { readonly label: string; readonly url: string };
}

const FONTS: Record<Locale, string> = {
  en: '',
  id: '',
  ja: "'Hiragino Sans','Noto Sans JP','Yu Gothic',Meiryo,",
  'zh-CN': "'PingFang SC','Noto Sans SC','Microsoft YaHei',",
};

/**
 * One column, tables and inline styles alone: what mail programs have in common. Readable without
 * pictures (there are none) and in the plain text that goes with it.
 */
export function layoutMail(content: MailContent): Mail {
  const { to, kind, subject, unsubscribe } = content;
  return {
    to,
    kind,
    subject,
    text: plainText(content),
    html: page(content).text,
    ...(content.fromName === undefined ? {} : { fromName: content.fromName }),
    ...(content.letsIn === undefined ? {} : { letsIn: content.letsIn }),
    ...(unsubscribe ? { unsubscribeUrl: unsubscribe.url } : {}),
  };
}

function plainText(content: MailContent): string {
  const { title, paragraphs, quote, button, footer, unsubscribe } = content;
  const [first, ...others] = paragraphs;
  const blocks = [
    title,
    ...(first === undefined ? [] : [first]),
    ...(quote === undefined ? [] : [quote.replaceAll(/^/gm, '> ')]),
    ...others,
    ...(content.sections ?? []).map(sectionText),
    ...(content.afterSections === undefined ? [] : [content.afterSections]),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ['--', content.sender, ...footer].join('\n'),
    ...(unsubscribe ? [`${unsubscribe.label}:\n${unsubscribe.url}`] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sectionText({ title, paragraphs, link }: MailSection): string {
  return [`* ${title}`, ...paragraphs, link.url].join('\n');
}

function page(content: MailContent): Html {
  const font = `font-family:${FONTS[content.locale]}system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;
  return html`<!doctype html>
    <html lang="${content.locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="x-apple-disable-message-reformatting" />
        <title>${content.subject}</title>
      </head>
      <body style="margin:0;padding:0;background:#f4f3ef;-webkit-text-size-adjust:100%">
        <div style="display:none;max-height:0;overflow:hidden">${content.paragraphs[0] ?? ''}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="#f4f3ef"
        >
          <tr>
            <td align="center" style="padding:32px 16px">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:560px"
              >
                <tr>
                  <td
                    style="padding:0 4px 16px;font-size:15px;line-height:20px;font-weight:600;color:#41504b;${font}"
                  >
                    ${content.sender}
                  </td>
                </tr>
                <tr>
                  <td
                    bgcolor="#ffffff"
                    style="background:#ffffff;border:1px solid #e4e1d8;border-top:4px solid ${content.color};border-radius:8px;padding:32px 28px;color:#1d2b27;${font}"
                  >
                    <h1
                      style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:700;color:#1d2b27"
                    >
                      ${content.title}
                    </h1>
                    ${content.paragraphs.slice(0, 1).map(paragraph)}
                    ${content.quote === undefined ? '' : quoteOf(content.quote, content.color)}
                    ${content.paragraphs.slice(1).map(paragraph)} ${sectionsOf(content)}
                    ${content.button ? buttonOf(content.button, content.color) : ''}
                  </td>
                </tr>
                <tr>
                  <td
                    style="padding:20px 4px 0;font-size:13px;line-height:20px;color:#5b6a65;${font}"
                  >
                    ${content.footer.map((text) => html`<p style="margin:0 0 8px">${text}</p>`)}
                    ${content.unsubscribe ? html`<p style="margin:0"><a href="${content.unsubscribe.url}" style="color:#41504b;text-decoration:underline">${content.unsubscribe.label}</a></p>` : ''}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`;
}

function paragraph(text: string): Html {
  return html`<p style="margin:0 0 16px;font-size:16px;line-height:26px">${lines(text)}</p>`;
}

function sectionsOf({ sections = [], afterSections }: MailContent): Html[] {
  return [
    ...sections.map(sectionOf),
    ...(afterSections === undefined ? [] : [paragraph(afterSections)]),
  ];
}

function sectionOf({ title, paragraphs, link }: MailSection): Html {
  return html`<div style="margin:0 0 20px;padding:16px 0 0;border-top:1px solid #e4e1d8">
    <h2 style="margin:0 0 4px;font-size:17px;line-height:26px;font-weight:600;color:#1d2b27">
      ${title}
    </h2>
    ${paragraphs.map(
      (text) =>
        html`<p style="margin:0 0 4px;font-size:15px;line-height:24px;color:#41504b">
          ${lines(text)}
        </p>`,
    )}
    <p style="margin:0;font-size:15px;line-height:24px">
      <a href="${link.url}" style="color:#14523f;text-decoration:underline">${link.label}</a>
    </p>
  </div>`;
}

function quoteOf(text: string, color: string): Html {
  return html`<blockquote
    style="margin:0 0 20px;padding:4px 0 4px 16px;border-left:3px solid ${color};font-size:16px;line-height:26px;color:#41504b"
  >
    ${lines(text)}
  </blockquote>`;
}

/** The padding is on the cell for Outlook, which ignores it on links. */
function buttonOf(button: { label: string; url: string }, color: string): Html {
  const text = inkOn(color);
  return html`<table
    role="presentation"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:8px 0 0"
  >
    <tr>
      <td bgcolor="${color}" style="background:${color};border-radius:6px;padding:12px 24px">
        <a
          href="${button.url}"
          style="display:inline-block;font-size:16px;line-height:24px;font-weight:600;color:${text};text-decoration:none"
          >${button.label}</a
        >
      </td>
    </tr>
  </table>`;
}

function lines(text: string): Html {
  return raw(escapeHtml(text).replaceAll('\n', '<br>'));
}

/** Black or white, whichever stands out more (WCAG relative luminance). */
export function inkOn(color: string): '#000000' | '#ffffff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
