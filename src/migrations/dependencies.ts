interface Named {
  readonly name: string;
  readonly kind: 'FUNCTION' | 'VIEW' | 'ACCESS';
  /** what others mention it by; null: nobody leans on it */
  readonly object: string | null;
  readonly text: string;
}

interface Placed<File> {
  readonly file: File;
  /** names of the files that it mentions */
  readonly leansOn: readonly string[];
}

/**
 * Whoever calls a function or mentions a view comes after it; otherwise files stay in the order
 * given. What stands in a comment does not count. Throws where files mention each other in a ring: none could be first.
 */
export function inOrder<File extends Named>(files: readonly File[]): Placed<File>[] {
  const mentionOf = mentions(files);
  const placed = new Map<string, Placed<File>>();
  const place = (file: File, above: readonly File[]): void => {
    if (placed.has(file.name)) return;
    if (above.includes(file)) {
      const ring = [...above.slice(above.indexOf(file)), file].map(({ name }) => name);
      throw new Error(`SQL files mention each other in a ring: ${ring.join(' → ')}`);
    }
    const others = mentionOf(file);
    for (const other of others) place(other, [...above, file]);
    placed.set(file.name, { file, leansOn: others.map(({ name }) => name) });
  };
  for (const file of files) place(file, []);
  return [...placed.values()];
}

function mentions<File extends Named>(files: readonly File[]): (file: File) => File[] {
  const byObject = new Map(files.flatMap((file) => (file.object ? [[file.object, file]] : [])));
  return (file) => {
    const found = new Set<File>();
    for (const [, word = '', call] of withoutComments(file.text).matchAll(WORD)) {
      const other = byObject.get(word);
      if (other && other !== file && (other.kind === 'VIEW' || call)) found.add(other);
    }
    return [...found];
  };
}

const WORD = /([a-z_][\w.]*)\s*(\()?/gi;

function withoutComments(text: string): string {
  return text.replaceAll(/--.*$/gm, '');
}
