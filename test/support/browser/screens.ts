/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';

const CATALOGUE = resolve(import.meta.dirname, '..', '..', '..', 'portal', 'src', 'i18n', 'en');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The first parts of all keys: `settings` of `settings.lead`. */
const SECTIONS = new Set(
  readdirSync(CATALOGUE)
    .map((file) => JSON.parse(readFileSync(join(CATALOGUE, file), 'utf8')) as object)
    .flatMap((texts) => Object.entries(texts))
    .filter(([, value]) => typeof value === 'object')
    .map(([name]) => name),
);

/** Waits until the page has its heading and nothing of it is still a skeleton. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** What is wrong with the screen for somebody; nothing, where nothing is. Barriers take a second. */
export async function wrongWith(page: Page, withBarriers = true): Promise<string[]> {
  const [barriers, shown] = await Promise.all([withBarriers ? barriersOn(page) : [], textOf(page)]);
  return [...barriers, ...untranslatedIn(shown.text), ...(shown.tooWide ? [shown.tooWide] : [])];
}

/** WCAG 2.2 AA, as axe sees it. */
async function barriersOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ runOnly: WCAG, resultTypes: ['violations'] })
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, impact, nodes }) => {
    const where = nodes.map((node) => node.html.slice(0, 200)).slice(0, 3);
    return `${id} (${impact ?? ''}): ${where.join(' | ')} ${nodes[0]?.failureSummary ?? ''}`;
  });
}

async function textOf(page: Page): Promise<{ text: string; tooWide: string | null }> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = [...document.querySelectorAll('main, main *')].find(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const what = wide?.outerHTML.slice(0, 200) ?? '';
    return {
      text: `${document.title}\n${document.body.innerText}`,
      tooWide:
        scrollWidth > clientWidth ? `${scrollWidth} px wide on ${clientWidth} px: ${what}` : null,
    };
  });
}

/** Keys (`settings.lead`), codes (`WON_REOPENED_WON`) and arguments (`{name}`) that a reader would see. */
export function untranslatedIn(text: string): string[] {
  const keys = [...text.matchAll(/(?<![\w@./-])([a-z]\w*)\.[A-Za-z_]\w*(?:\.\w+)*(?![\w@/-])/g)]
    .filter(([, section]) => SECTIONS.has(section ?? ''))
    .map(([key]) => key);
  const codes = text.match(/\b[A-Z]+(?:_[A-Z0-9]+)+\b/g) ?? [];
  const parts = text.match(/\{\w+(?:,[^}]*)?\}/g) ?? [];
  return [...new Set([...keys, ...codes, ...parts])].map((found) => `untranslated: ${found}`);
}
