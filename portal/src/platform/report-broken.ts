import i18next from 'i18next';
import type { CombinedError } from 'urql';
import { requestIdOf } from './graphql/errors.js';
import { endToast, toast } from './toast.js';

const BROKEN = 'broken';

/** Shows that an act did not reach the server, until one does: the reader's input is kept. */
export function reportUnreachable(): void {
  void toast({
    id: BROKEN,
    title: i18next.t('common:error.broken'),
    message: i18next.t('common:connection.kept'),
    stays: true,
  });
}

/** Shows that an act failed; inside the server, with the number to search its log by. */
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

/** An act was answered: removes the message about the one before. */
export const forgetBroken = (): void => {
  endToast(BROKEN);
};
