import type { Inspection, KindRow, Mapping, Question } from './imports-query.js';

/** A mapping that is being made: by the columns of the file, as people look at them. */
export interface MappingDraft {
  /** column of the file → field; none: it is left out */
  readonly fields: Readonly<Record<string, string>>;
  /** field → value in the file → what it means */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly formats: Readonly<Record<string, string>>;
  /** field → what every row has */
  readonly constants: Readonly<Record<string, string>>;
  readonly clearingWord: string | null;
  readonly encoding: string | null;
  readonly delimiter: string | null;
}

export function draftOf(mapping: Mapping): MappingDraft {
  const meanings: Record<string, Record<string, string>> = {};
  for (const { field, value, meaning } of mapping.values) {
    meanings[field] = { ...meanings[field], [value]: meaning };
  }
  return {
    fields: Object.fromEntries(mapping.columns.map(({ field, column }) => [column, field])),
    meanings,
    formats: Object.fromEntries(mapping.formats.map(({ field, format }) => [field, format])),
    constants: Object.fromEntries(mapping.constants.map(({ field, value }) => [field, value])),
    clearingWord: mapping.clearingWord,
    encoding: mapping.encoding,
    delimiter: mapping.delimiter,
  };
}

/** As the API takes it; what belongs to a field without a column is left out. */
export function mappingOf(draft: MappingDraft): Mapping {
  const { fields, meanings, formats, constants, clearingWord, encoding, delimiter } = draft;
  const columns = Object.entries(fields).map(([column, field]) => ({ field, column }));
  const isMapped = (field: string) => columns.some((each) => each.field === field);
  return {
    ...{ columns, encoding, delimiter },
    clearingWord: clearingWord?.trim() || null,
    constants: Object.entries(constants)
      .filter(([field, value]) => !isMapped(field) && value.trim() !== '')
      .map(([field, value]) => ({ field, value })),
    values: Object.entries(meanings)
      .filter(([field]) => isMapped(field))
      .flatMap(([field, words]) =>
        Object.entries(words).map(([value, meaning]) => ({ field, value, meaning })),
      ),
    formats: Object.entries(formats)
      .filter(([field]) => isMapped(field))
      .map(([field, format]) => ({ field, format })),
  };
}

/** A field has one column: what had it before is left out. */
export function withField(draft: MappingDraft, column: string, field: string | null): MappingDraft {
  const others = Object.entries(draft.fields).filter(
    ([name, mapped]) => name !== column && mapped !== field,
  );
  const own = field === null ? [] : [[column, field] as const];
  return { ...draft, fields: Object.fromEntries([...others, ...own]) };
}

export function withMeaning(
  draft: MappingDraft,
  field: string,
  value: string,
  meaning: string,
): MappingDraft {
  const words = { ...draft.meanings[field], [value]: meaning };
  return { ...draft, meanings: { ...draft.meanings, [field]: words } };
}

/** Null: the field is no constant any more. */
export function withConstant(
  draft: MappingDraft,
  field: string,
  value: string | null,
): MappingDraft {
  const others = Object.entries(draft.constants).filter(([name]) => name !== field);
  const own = value === null ? [] : [[field, value] as const];
  return { ...draft, constants: Object.fromEntries([...others, ...own]) };
}

/** Fields that have neither a column nor a constant. */
export function fieldsLeft({ fields }: KindRow, draft: MappingDraft): readonly string[] {
  const told = new Set([...Object.values(draft.fields), ...Object.keys(draft.constants)]);
  return fields.map(({ name }) => name).filter((name) => !told.has(name));
}

/** The answer to a question: how the column is written, or as which field it is read. */
export function withAnswer(
  draft: MappingDraft,
  question: Question,
  { field, format }: Question['answers'][number],
): MappingDraft {
  const column = columnAsked(draft, question);
  const moved = column === null ? draft : withField(draft, column, field);
  const formats = Object.fromEntries(
    Object.entries(draft.formats).filter(([name]) => name !== field && name !== question.field),
  );
  return { ...moved, formats: format === null ? formats : { ...formats, [field]: format } };
}

/** The column of the file that a question is about, whatever it was answered before. */
export function columnAsked(draft: MappingDraft, { field, answers }: Question): string | null {
  const fields = [field, ...answers.map((answer) => answer.field)];
  return fields.map((each) => columnOf(draft, each)).find((each) => each !== null) ?? null;
}

export function isAnswer(
  draft: MappingDraft,
  { field, format }: Question['answers'][number],
): boolean {
  return columnOf(draft, field) !== null && (draft.formats[field] ?? null) === format;
}

export function columnOf({ fields }: MappingDraft, field: string): string | null {
  return Object.entries(fields).find(([, mapped]) => mapped === field)?.[0] ?? null;
}

/** Groups of fields of which one is needed and none has a column. */
export function missing({ needed }: KindRow, draft: MappingDraft): readonly (readonly string[])[] {
  const told = new Set([
    ...Object.values(draft.fields),
    ...Object.entries(draft.constants).flatMap(([field, value]) =>
      value.trim() === '' ? [] : field,
    ),
  ]);
  return needed.filter((group) => !group.some((field) => told.has(field)));
}

/** In any case and width. */
function isOneOf(choices: readonly string[], word: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return choices.some((choice) => plain(choice) === plain(word));
}

/** The words of the file that a field with a closed list has, without our own. */
export function wordsToMap(
  { fields }: KindRow,
  draft: MappingDraft,
  { columns }: Inspection,
): readonly { readonly field: string; readonly words: string[]; readonly choices: string[] }[] {
  return fields
    .filter(({ words }) => words.length > 0)
    .flatMap(({ name, words: choices }) => {
      const column = columns.find((each) => each.name === columnOf(draft, name));
      const words = (column?.words ?? []).filter((word) => !isOneOf(choices, word));
      return words.length === 0 ? [] : [{ field: name, words, choices: [...choices] }];
    });
}
