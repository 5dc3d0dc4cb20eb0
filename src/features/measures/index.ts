import { MeasureChangeEntity, MeasureDayEntity } from './measure.entity.js';

export { findFigureBreaks, mendFigures, type FigureBreak } from './check-figures.js';
export { readFigures, type FigureRequest, type Figure } from './read-figures.js';
export { defineMeasures, measureNamed, type MeasureSource } from './measure-registry.js';
export { CellSum, medianOf, type Cell, type Measure } from './measure.rules.js';
export { MeasuresModule } from './measures.module.js';
export { recordFigures } from './record-figures.js';

export const measuresEntities = [MeasureDayEntity, MeasureChangeEntity];
