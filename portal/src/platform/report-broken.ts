import i18next from 'i18next';
import type { CombinedError } from 'urql';
import { requestIdOf } from './graphql/errors.js';
import { endToast, toast } from './toast.js';

const BROKEN = 'broken';

/** Says that an act did not reach the server, and stays until one does: what was typed is still there. */
export function reportUnreachable(): void {
  void toast({
    id: BROKEN,
    title: i18next.t('common:error.broken'),
    message: i18next.t('common:connection.kept'),
    stays: true,
  });
}

/** Says that an act failed, inside the server with the number by which its log can be searched. */
export function reportBroken(error: CombinedError): void {
  if (error.networkError) {
    reportUnreachable();
    return;
  }
  const requestId = requestIdOf(error);
  void toast({
    id: BROKEN,
    title: i18next.t('common:error.broken'),
    message: requestId ? i18next.t('common:error.requestId', { requestId }) : '',
    stays: true,
  });
}

/** An act was answered: what was said about the one before is over. */
export const forgetBroken = (): void => {
  endToast(BROKEN);
};
