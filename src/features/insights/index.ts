export {
  conversionFigures,
  conversionTotal,
  type ConversionFigures,
  type ConversionGroup,
} from './conversions.queries.js';
export type { ConversionGrouping } from './conversions.rules.js';
export { insightsAccess } from './insights.access.js';
export { InsightsModule } from './insights.module.js';
