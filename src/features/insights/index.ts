export {
  conversionFigures,
  conversionTotal,
  type ConversionFigures,
  type ConversionGroup,
  type ConversionGrouping,
} from './conversions.queries.js';
export { insightsAccess } from './insights.access.js';
export { InsightsModule } from './insights.module.js';
