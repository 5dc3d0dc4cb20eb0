import type { notifications as Notifications } from '@mantine/notifications';
import i18next from 'i18next';

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

/**
 * A short message about an act without a place on the page. Its code is fetched when first needed.
 */
export async function toast(toast: Toast): Promise<void> {
  const { title, message = '', tone = 'attention', id, stays = false } = toast;
  loaded = await import('@mantine/notifications');
  if (id) loaded.notifications.hide(id);
  loaded.notifications.show({
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
