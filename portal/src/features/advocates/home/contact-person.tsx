import { Anchor, Text } from '@mantine/core';
import { IconMessageHeart } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../../ui/panel.js';

/** A person to talk to, by name: never a form that nobody answers. */
export function ContactPerson({ contact }: { contact: { name: string; email: string | null } }) {
  const { t } = useTranslation('home');
  return (
    <Panel title={t('contact.title')}>
      <div>
        <Text fw={600}>{t('contact.name', { name: contact.name })}</Text>
        <Text size="sm" c="dimmed">
          {t('contact.body')}
        </Text>
        {contact.email && (
          <Anchor href={`mailto:${contact.email}`} mt="xs" display="inline-flex" lh={1.6}>
            <IconMessageHeart
              size={20}
              stroke={1.7}
              style={{ marginInlineEnd: '0.4rem', flex: 'none' }}
              aria-hidden
            />
            {contact.email}
          </Anchor>
        )}
      </div>
    </Panel>
  );
}
