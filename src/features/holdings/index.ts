export { defineHolding, definedHoldings, holdingKinds, holdingOf } from './holding.rules.js';
export { countHoldings, pageOfRecords, type Held, type HoldingRow } from './holding.queries.js';
