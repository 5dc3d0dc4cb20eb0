export { compareFacts, compareText, type OrderedFact } from './fact-order.rules.js';
export {
  compareDealFacts,
  dealState,
  DEAL_STAGES,
  toldWins,
  type DealFact,
  type DealStage,
  type DealState,
  type ToldWin,
} from './deal-state.rules.js';
