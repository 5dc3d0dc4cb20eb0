interface Toast {
  title: string;
  message?: string;
  tone?: 'good' | 'attention';
}

/** A short word about an act that has no place of its own on the page. Its code is fetched when first needed. */
export async function toast({ title, message = '', tone = 'attention' }: Toast): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  notifications.show({ title, message, color: tone === 'good' ? 'leaf' : 'clay' });
}
