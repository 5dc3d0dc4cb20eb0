import type { KeptMapping } from '../runs/index.js';
import type { ImportMapping, ImportMappingInput } from './import-mapping.graphql.js';

/** As the API shows it: documents have no keys of their own in GraphQL. */
export function shownMapping(kept: KeptMapping): ImportMapping {
  const {
    columns = {},
    constants = {},
    values = {},
    formats = {},
    clearingWord = null,
    file = {},
  } = kept as Partial<KeptMapping>;
  return {
    columns: Object.entries(columns).map(([field, column]) => ({ field, column })),
    constants: Object.entries(constants).map(([field, value]) => ({
      field,
      value,
    })),
    values: Object.entries(values).flatMap(([field, meanings]) =>
      Object.entries(meanings).map(([value, meaning]) => ({
        ...{ field, value, meaning },
      })),
    ),
    formats: Object.entries(formats).map(([field, format]) => ({ field, format })),
    clearingWord,
    encoding: file.encoding ?? null,
    delimiter: file.delimiter ?? null,
  };
}

/** As a mapping file says it. */
export function keptOf(told: ImportMappingInput): KeptMapping {
  const values: Record<string, Record<string, string>> = {};
  for (const { field, value, meaning } of told.values) {
    values[field] = { ...values[field], [value]: meaning };
  }
  return {
    columns: Object.fromEntries(told.columns.map(({ field, column }) => [field, column])),
    constants: Object.fromEntries(told.constants.map(({ field, value }) => [field, value])),
    values,
    formats: Object.fromEntries(told.formats.map(({ field, format }) => [field, format])),
    ...(told.clearingWord ? { clearingWord: told.clearingWord } : {}),
    file: {
      ...(told.encoding ? { encoding: told.encoding } : {}),
      ...(told.delimiter ? { delimiter: told.delimiter } : {}),
    },
  };
}
