import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface DecisionFrameProps {
  title: string;
  sendLabel: string;
  /** Sending it is final: the button says so. */
  rejecting: boolean;
  busy: boolean;
  onSend: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** The form of a decision that needs words: sent by Ctrl + Enter too, and left by Esc. */
export function DecisionFrame(props: DecisionFrameProps) {
  const { t } = useTranslation('common');
  const { onSend, onCancel } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
      }}
      noValidate
    >
      <Stack gap="md">
        <Title order={3} size="h4">
          {props.title}
        </Title>
        {props.children}
        <Group gap="sm">
          <Button
            type="submit"
            loading={props.busy}
            {...(props.rejecting ? { color: 'clay' } : {})}
          >
            {props.sendLabel}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            Ctrl + Enter · Esc
          </Text>
        </Group>
      </Stack>
    </form>
  );
}
