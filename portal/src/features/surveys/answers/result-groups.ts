import type { Words } from '../../../../../src/features/surveys/survey-coherence.rules.js';
import { NPS_MAX, OTHER } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { Question } from '../../../../../src/features/surveys/survey-question.rules.js';
import { ANSWERED } from '../../../../../src/features/surveys/survey-results.rules.js';

export type Cells = ReadonlyMap<string, number>;

export interface ResultRow {
  key: string;
  label: string;
  count: number;
  /** The one cell that was counted, which also selects the list behind it. */
  cell?: string;
}

/** Rows that belong together; the row of a table gives its title. */
export interface ResultGroup {
  key: string;
  title?: string;
  rows: ResultRow[];
}

export interface Labels {
  wordsOf: (words: Words) => string;
  other: string;
  number: (value: number) => string;
  /** Of `2027-01`. */
  month: (month: string) => string;
  range: (from: string, to: string) => string;
}

/** Up to so many numbers are shown one by one; more of them in as many classes. */
const MOST_VALUES = 10;

/** The counts of a question, in the order in which they are read; none for texts and files. */
export function resultGroups(question: Question, cells: Cells, labels: Labels): ResultGroup[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return [{ key: question.id, rows: choiceRows(question, cells, labels) }];
    case 'scale':
      return [{ key: question.id, rows: stepRows(question.scale, cells, labels) }];
    case 'nps':
      return [{ key: question.id, rows: stepRows({ min: 0, max: NPS_MAX }, cells, labels) }];
    case 'matrix':
      return question.rows.map((row) => ({
        key: row.id,
        title: labels.wordsOf(row.text),
        rows: question.columns.map((column) =>
          rowOf(`${row.id}:${column.id}`, labels.wordsOf(column.text), cells),
        ),
      }));
    case 'number':
      return [{ key: question.id, rows: numberRows(cells, labels) }];
    case 'date':
      return [{ key: question.id, rows: monthRows(cells, labels) }];
    case 'text':
    case 'file':
      return [];
  }
}

function rowOf(cell: string, label: string, cells: Cells): ResultRow {
  return { key: cell, label, count: cells.get(cell) ?? 0, cell };
}

function choiceRows(
  { options, other }: Extract<Question, { kind: 'single' | 'multiple' }>,
  cells: Cells,
  labels: Labels,
): ResultRow[] {
  const rows = options.map(({ id, text }) => rowOf(id, labels.wordsOf(text), cells));
  return other ? [...rows, rowOf(OTHER, labels.other, cells)] : rows;
}

function stepRows(
  { min, max }: { min: number; max: number },
  cells: Cells,
  labels: Labels,
): ResultRow[] {
  return Array.from({ length: max - min + 1 }, (_, place) => min + place).map((step) =>
    rowOf(String(step), labels.number(step), cells),
  );
}

const valuesIn = (cells: Cells) => [...cells].filter(([cell]) => cell !== ANSWERED);

function numberRows(cells: Cells, labels: Labels): ResultRow[] {
  const values = valuesIn(cells)
    .map(([cell, count]) => ({ cell, count, value: Number(cell) }))
    .sort((a, b) => a.value - b.value);
  if (values.length <= MOST_VALUES) {
    return values.map(({ cell, value }) => rowOf(cell, labels.number(value), cells));
  }
  const [first, last] = [values[0]?.value ?? 0, values.at(-1)?.value ?? 0];
  const width = niceWidth((last - first) / MOST_VALUES);
  const from = Math.floor(first / width) * width;
  const classes = new Map<number, number>();
  for (const { value, count } of values) {
    const place = Math.floor((value - from) / width);
    classes.set(place, (classes.get(place) ?? 0) + count);
  }
  const places = Math.max(...classes.keys()) + 1;
  return Array.from({ length: places }, (_, place) => ({
    key: String(place),
    label: labels.range(
      labels.number(from + place * width),
      labels.number(from + (place + 1) * width),
    ),
    count: classes.get(place) ?? 0,
  }));
}

/** 1, 2 or 5 and zeros: classes that people would make. */
function niceWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5].find((step) => step * power >= width) ?? 10) * power;
}

function monthRows(cells: Cells, labels: Labels): ResultRow[] {
  const months = new Map<string, number>();
  for (const [day, count] of valuesIn(cells)) {
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return [...months]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([month, count]) => ({ key: month, label: labels.month(month), count }));
}
