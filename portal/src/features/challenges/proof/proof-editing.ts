import type { StageEditing } from '../stages/stage-kind.js';
import { StageProof } from './stage-proof.js';

const proofEditing: StageEditing = {
  begin: ({ proof }) => (proof.length > 0 ? {} : { proof: ['LINK'] }),
  inputOf: ({ proof }) => ({ proof }),
  required: { field: 'proof', text: 'proofRequired' },
  Fields: StageProof,
  inStep: ({ proof }, t, list) =>
    t('preview.send', { proof: list.format(proof.map((kind) => t(`proof.${kind}`))) }),
};
export default proofEditing;
