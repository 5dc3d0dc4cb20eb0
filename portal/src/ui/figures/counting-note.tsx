import { Popover, Stack, Text } from '@mantine/core';
import { cloneElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counting } from './how-counted.js';
import { Moment } from '../formats/moments.js';
import { useOpened, type OpenerButton } from '../dialogs/opener.js';

/** How a figure is counted, beside its question mark. */
export default function CountingNote({
  button,
  counting,
}: {
  button: OpenerButton;
  counting: Counting;
}) {
  const { t } = useTranslation('common');
  const { opened, setOpened, target } = useOpened(button);
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={300}
      position="bottom-start"
      withArrow
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        {cloneElement(target, {
          onClick: () => {
            setOpened(!opened);
          },
        })}
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs" tabIndex={-1} data-autofocus>
          <Text fw={600} size="sm">
            {t('counted.title')}
          </Text>
          <Text size="sm">{counting.formula}</Text>
          {counting.filters && (
            <Text size="sm" c="dimmed">
              {counting.filters}
            </Text>
          )}
          {counting.asOf && (
            <Text size="xs" c="dimmed">
              {t('counted.asOf')} <Moment at={counting.asOf} />
            </Text>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
