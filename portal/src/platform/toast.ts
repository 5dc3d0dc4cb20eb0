import type { notifications as Notifications } from '@mantine/notifications';
import i18next from 'i18next';
import { useSyncExternalStore } from 'react';

interface Toast {
  title: string;
  message?: string;
  tone?: 'good' | 'attention';
  /** Another of the same id takes its place. */
  id?: string;
  /** Until it is closed or ended. */
  stays?: boolean;
}

let loaded: { notifications: typeof Notifications } | undefined;
const listeners = new Set<() => void>();

/** Fetches the code of messages: one of them says that nothing can be fetched. */
export async function loadToasts(): Promise<typeof Notifications> {
  loaded ??= await import('@mantine/notifications');
  for (const changed of listeners) changed();
  return loaded.notifications;
}

/** Whether the code of messages is there, for their place on the page. */
export function useHasToasts(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => loaded !== undefined,
  );
}

/**
 * A short message about an act without a place on the page. Its code is fetched when first needed.
 */
export async function toast(toast: Toast): Promise<void> {
  const { title, message = '', tone = 'attention', id, stays = false } = toast;
  const notifications = await loadToasts();
  if (id) notifications.hide(id);
  notifications.show({
    title,
    message,
    color: tone === 'good' ? 'leaf' : 'clay',
    closeButtonProps: { 'aria-label': i18next.t('common:close') },
    ...(id ? { id } : {}),
    ...(stays ? { autoClose: false } : {}),
  });
}

/** Removes one that is over. */
export function endToast(id: string): void {
  loaded?.notifications.hide(id);
}
