export { insightsAccess } from './insights.access.js';
export { InsightsModule } from './insights.module.js';
