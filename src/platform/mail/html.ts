/** HTML that is safe in a page as it is; only `html` and `raw` make it. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly (string | number | Html)[];

/** A template whose values are escaped, unless they are HTML themselves. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(
    strings.reduce((made, text, index) => {
      const value = values[index - 1];
      return made + [value ?? ''].flat().map(asText).join('') + text;
    }),
  );
}

/** For text that is HTML already. */
export function raw(text: string): Html {
  return new Html(text);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

function asText(value: string | number | Html): string {
  return value instanceof Html ? value.text : escapeHtml(String(value));
}
