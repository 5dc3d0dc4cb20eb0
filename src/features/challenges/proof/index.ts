export { JudgeProof } from './judge-proof.js';
export { PROOF_KINDS, type ProofKind, proofOf } from './proof-kind.rules.js';
