import { useBlocker } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { hasUnsaved, leaveUnsaved } from '../ui/forms/unsaved.js';
import { lazyPart } from '../ui/lazy-part.js';

const ConfirmDialog = lazyPart(() => import('../ui/dialogs/confirm-dialog.js'));

/** Asks before a link, Back or a reload takes what is not saved. */
export function UnsavedGuard() {
  const { t } = useTranslation('common');
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && hasUnsaved(),
    enableBeforeUnload: () => hasUnsaved(),
    withResolver: true,
  });
  if (leaving.status !== 'blocked') return null;
  return (
    <Suspense>
      <ConfirmDialog
        opened
        danger={false}
        question={t('unsaved.title')}
        consequence={t('unsaved.body')}
        confirmLabel={t('unsaved.leave')}
        onConfirm={() => {
          leaveUnsaved();
          leaving.proceed();
        }}
        onClose={leaving.reset}
      />
    </Suspense>
  );
}
