import { DisplayableError } from '../../kernel/displayable-error.js';

export class WaitingKindError extends DisplayableError {
  override readonly name = 'WaitingKindError';
}

const KIND = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** All kinds, each under itself: the API's enum, which grows as features are loaded. */
export const waitingKinds: Record<string, string> = {};

/** Throws WaitingKindError for one that is taken or badly formed. */
export function takeWaitingKind(kind: string): string {
  if (!KIND.test(kind)) throw new WaitingKindError(`Not a kind of what waits: "${kind}"`);
  if (kind in waitingKinds) throw new WaitingKindError(`"${kind}" is registered as waiting twice`);
  return (waitingKinds[kind] = kind);
}
