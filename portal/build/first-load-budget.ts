import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Chunk {
  fileName: string;
  code: string;
  imports: string[];
  facadeModuleId: string | null;
}

/** The chunk and everything that it imports statically: what a browser must have before it can run it. */
function closure(start: Chunk, chunks: ReadonlyMap<string, Chunk>): Set<Chunk> {
  const seen = new Set<Chunk>();
  const waiting = [start];
  for (let chunk = waiting.pop(); chunk; chunk = waiting.pop()) {
    if (seen.has(chunk)) continue;
    seen.add(chunk);
    for (const name of chunk.imports) {
      const imported = chunks.get(name);
      if (imported) waiting.push(imported);
    }
  }
  return seen;
}

interface Limits {
  /** of script, gzipped */
  readonly bytes: number;
  /** of script */
  readonly files: number;
}

/**
 * Writes `first-load.json` beside the portal: what opening each page at first needs of script, the
 * heaviest first, and what is allowed. `npm run check` fails above it; a build only warns, because
 * who starts the product did not make it heavy. A document stands for its own pages; a page of a
 * programme (`…-page.tsx`) needs the main document, the frame and its own chunks. Sizes are in
 * bytes, gzipped. Texts of a language come on top, and are one to three files.
 */
export function firstLoadBudget(options: {
  /** by page (`home-page`) or document (`sign-in.html`) */
  readonly limits: Readonly<Record<string, Limits>>;
  /** for every other page */
  readonly others: Limits;
}): Plugin {
  const limitsOf = (page: string): Limits => options.limits[page] ?? options.others;
  return {
    name: 'goodturn:first-load-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = new Map<string, Chunk>();
      for (const output of Object.values(bundle)) {
        if (output.type === 'chunk') chunks.set(output.fileName, output);
      }
      const sizes = new Map<Chunk, number>();
      for (const chunk of chunks.values()) sizes.set(chunk, gzipSync(chunk.code).byteLength);
      const ids = [...chunks.values()];
      const ofModule = (end: string): Chunk[] =>
        ids.filter((chunk) => chunk.facadeModuleId?.endsWith(end));
      const frame = [...ofModule('/index.html'), ...ofModule('/program-layout.tsx')];
      const starts = [
        ...ofModule('.html').map((entry) => [entry]),
        ...ofModule('-page.tsx').map((page) => [page, ...frame]),
      ];
      const pages = starts.map(([first, ...others]) => {
        const page = (first?.facadeModuleId?.split('/').pop() ?? '').replace('.tsx', '');
        const all = first ? [first, ...others] : others;
        const needed = new Set(all.flatMap((chunk) => [...closure(chunk, chunks)]));
        const bytes = [...needed].reduce((sum, chunk) => sum + (sizes.get(chunk) ?? 0), 0);
        return { page, bytes, files: needed.size, allowed: limitsOf(page) };
      });
      pages.sort((a, b) => b.bytes - a.bytes);
      this.emitFile({
        type: 'asset',
        fileName: 'first-load.json',
        source: JSON.stringify({ pages }, null, 2),
      });
      for (const { page, bytes, files, allowed } of pages) {
        if (bytes <= allowed.bytes && files <= allowed.files) continue;
        this.warn(
          `first load of ${page}: ${String(Math.round(bytes / 1000))} kB of script, gzipped, in ` +
            `${String(files)} files; allowed are ${String(allowed.bytes / 1000)} kB in ${String(allowed.files)}`,
        );
      }
    },
  };
}
