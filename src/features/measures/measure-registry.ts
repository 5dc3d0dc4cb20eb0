import { DisplayableError } from '../../kernel/displayable-error.js';
import type { Tx } from '../../platform/database/index.js';
import type { Cell, Measure } from './measure.rules.js';

/** Measures of the same facts, which change together and are counted again together. */
export interface MeasureSource {
  /** e.g. `referrals` */
  readonly name: string;
  readonly measures: readonly Measure[];
  /** All cells of the programme, from what is stored now; parts of any size, in any order. */
  countAgain(tx: Tx): AsyncIterable<readonly Cell[]>;
}

export class MeasureNameError extends DisplayableError {
  override readonly name = 'MeasureNameError';
}

const NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)*$/;
const sources: MeasureSource[] = [];
const measures = new Map<string, Measure>();

/**
 * Registers the measures of a feature. Throws MeasureNameError for a name that is taken or badly
 * formed.
 */
export function defineMeasures(source: MeasureSource): void {
  for (const measure of source.measures) {
    const { name } = measure;
    if (!NAME.test(name)) throw new MeasureNameError(`Not a name for a measure: "${name}"`);
    if (measures.has(name)) throw new MeasureNameError(`Two measures are called "${name}"`);
    measures.set(name, Object.freeze({ ...measure }));
  }
  sources.push(source);
}

export function definedSources(): readonly MeasureSource[] {
  return sources;
}

/** Throws MeasureNameError for a name that is not registered. */
export function measureNamed(name: string): Measure {
  const measure = measures.get(name);
  if (measure === undefined) {
    throw new MeasureNameError(
      `No feature tells "${name}". There are: ${[...measures.keys()].sort().join(', ')}`,
    );
  }
  return measure;
}

/** Throws TypeError for a cell whose measure is not sliced, split or closed as the cell is. */
export function checkCell(cell: Cell): void {
  const measure = measureNamed(cell.measure);
  const hasDay = cell.slice === 'day' || cell.slice === 'month';
  const fits =
    measure.slices.includes(cell.slice) &&
    hasDay === (cell.day !== undefined) &&
    (cell.slice === 'source') === (cell.key !== undefined) &&
    (measure.parts !== undefined) === (cell.part !== undefined) &&
    (measure.closes ?? false) === (cell.closesAt !== undefined) &&
    Number.isSafeInteger(cell.value);
  if (!fits) throw new TypeError(`Not a cell of "${cell.measure}": ${JSON.stringify(cell)}`);
}
