import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

interface Chunk {
  fileName: string;
  code: string;
  imports: string[];
  isEntry: boolean;
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

/**
 * Writes `first-load.json` beside the portal: what opening each page at first needs of script, the
 * heaviest first, and what is allowed. `npm run check` fails above it; a build only warns, because
 * who starts the product did not make it heavy. Counts the entry, the page's own chunks and the page frame, gzipped, in bytes. Texts of a language are
 * data in script form and come on top: about 2 kB for each namespace.
 */
export function firstLoadBudget(options: {
  maxGzipBytes: number;
  /** Pages that are shown without the frame of a programme. */
  frameless: readonly string[];
}): Plugin {
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
      const entries = ids.filter((chunk) => chunk.isEntry);
      const frame = ids.filter((chunk) => chunk.facadeModuleId?.endsWith('/program-layout.tsx'));
      const pages = ids.filter((chunk) => chunk.facadeModuleId?.endsWith('-page.tsx'));
      const report = pages.map((page) => {
        const alone = options.frameless.some((name) =>
          page.facadeModuleId?.endsWith(`/${name}.tsx`),
        );
        const starts = [page, ...entries, ...(alone ? [] : frame)];
        const needed = new Set(starts.flatMap((chunk) => [...closure(chunk, chunks)]));
        const bytes = [...needed].reduce((sum, chunk) => sum + (sizes.get(chunk) ?? 0), 0);
        return { page: page.facadeModuleId?.split('/').pop() ?? page.fileName, bytes };
      });
      report.sort((a, b) => b.bytes - a.bytes);
      const { maxGzipBytes } = options;
      this.emitFile({
        type: 'asset',
        fileName: 'first-load.json',
        source: JSON.stringify({ maxGzipBytes, pages: report }, null, 2),
      });
      const largest = report[0];
      if (!largest) return;
      const text = `first load: at most ${Math.round(largest.bytes / 1000)} kB of script, gzipped (${largest.page})`;
      if (largest.bytes > options.maxGzipBytes) {
        this.warn(`${text}; allowed are ${options.maxGzipBytes / 1000} kB`);
      } else {
        this.info(text);
      }
    },
  };
}
