import { Injectable } from '@nestjs/common';
import type { GraphContext } from '../../../platform/graphql/index.js';
import { FileMissing, FilesUnavailable } from '../../../platform/files/index.js';
import {
  guessColumns,
  guessMeanings,
  inspectFile,
  type ImportDescription,
  type InspectedFile,
} from '../inspect/index.js';
import { ImportRefused, type ToldDialect } from '../read/index.js';
import {
  headerKeyOf,
  ImportKinds,
  LocalFiles,
  type ImportRunRow,
  type KeptMapping,
} from '../runs/index.js';
import { mappingByColumns, mappingKey } from './import-run.loaders.js';
import type { ImportInspection } from './import-mapping.graphql.js';
import { shownMapping } from './shown-mapping.js';

const NOTHING: KeptMapping = { columns: {}, constants: {}, values: {}, formats: {}, file: {} };

/** Looks at the beginning of an uploaded file, and proposes a mapping. */
@Injectable()
export class InspectRun {
  constructor(
    private readonly files: LocalFiles,
    private readonly kinds: ImportKinds,
  ) {}

  async inspectRun(
    graph: GraphContext,
    run: ImportRunRow,
    told: ToldDialect,
  ): Promise<ImportInspection> {
    const [first] = run.partIds;
    if (first === undefined) return unreadable(['Its file is not kept any more.']);
    try {
      const found = await this.files.withFile(graph.actor.programId, [first], async (path) => {
        try {
          return await inspectFile(path, told, run.partIds.length > 1);
        } catch (error) {
          if (!(error instanceof ImportRefused)) throw error;
          return error.problems.map((text) => text.replaceAll(path, run.fileName));
        }
      });
      if (isRefused(found)) return unreadable(found);
      const description = await this.kinds.kind(run.kind).describe(await graph.tx());
      return await inspected(graph, description, found);
    } catch (error) {
      if (!(error instanceof FileMissing || error instanceof FilesUnavailable)) throw error;
      return unreadable(['Files cannot be read just now.']);
    }
  }
}

function isRefused(found: InspectedFile | readonly string[]): found is readonly string[] {
  return Array.isArray(found);
}

function unreadable(problems: readonly string[]): ImportInspection {
  return {
    ...{ problems, encoding: null, delimiter: null, headerRow: 1, rowsSeen: 0, isWhole: false },
    ...{ columns: [], proposed: shownMapping(NOTHING), isKept: false },
  };
}

async function inspected(
  graph: GraphContext,
  description: ImportDescription,
  found: InspectedFile,
): Promise<ImportInspection> {
  const names = found.columns.map(({ name }) => name);
  const kept = await graph.load(mappingByColumns, mappingKey(description.kind, headerKeyOf(names)));
  const { encoding, delimiter, headerRow, rowsSeen, isWhole, columns } = found;
  return {
    ...{ problems: [], encoding, delimiter, headerRow, rowsSeen, isWhole, columns },
    proposed: shownMapping(kept ? stillKnown(kept, description) : guessed(description, found)),
    isKept: kept !== null,
  };
}

/** An attribute of the programme's own may have been renamed or archived since. */
function stillKnown(kept: KeptMapping, { fields }: ImportDescription): KeptMapping {
  const known = new Set(fields.map(({ name }) => name));
  const among = <Value>(part: Readonly<Record<string, Value>> | undefined = {}) =>
    Object.fromEntries(Object.entries(part).filter(([field]) => known.has(field)));
  const { columns, constants, values, formats = {} } = kept as Partial<KeptMapping>;
  return {
    ...kept,
    columns: among(columns),
    constants: among(constants),
    values: among(values),
    formats: Object.fromEntries(
      Object.entries(formats).filter(
        ([field]) => known.has(field) || field === 'numbers' || field === 'days',
      ),
    ),
  };
}

function guessed(description: ImportDescription, { columns }: InspectedFile): KeptMapping {
  const byField = guessColumns(
    description,
    columns.filter(({ isRepeated }) => !isRepeated),
  );
  const values: Record<string, Record<string, string>> = {};
  for (const field of description.fields) {
    const column = columns.find(({ name }) => name === byField.get(field.name));
    if (field.words.length === 0 || column === undefined) continue;
    values[field.name] = Object.fromEntries(guessMeanings(field, column.words));
  }
  return { ...NOTHING, columns: Object.fromEntries(byField), values };
}
