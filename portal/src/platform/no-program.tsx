import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconLogout, IconUsers } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { followMember } from '../i18n/i18n.js';
import { Facts } from '../ui/figures/facts.js';
import { Panel } from '../ui/panel.js';
import { usePageTitle } from '../ui/shell/use-page-title.js';
import type { OwnPrograms } from './outside-programs.js';
import { QuietFrame } from './quiet-frame.js';
import { signOut } from './session.js';
import { toLanguage } from '../i18n/languages.js';

interface NoProgramProps {
  viewer: NonNullable<OwnPrograms>;
  title: string;
  body: string;
  /** The address that was requested. */
  address?: string;
  /** Where another person goes after signing in here. */
  returnTo: string;
  /** Where this person may go. */
  children?: ReactNode;
}

/** For a signed-in person without a programme here: who they are signed in as, and the ways out. */
export function NoProgram(props: NoProgramProps) {
  const { t } = useTranslation(['no-program', 'shell']);
  const { viewer, title } = props;
  usePageTitle(title);
  useEffect(() => {
    void followMember(toLanguage(viewer.locale));
  }, [viewer.locale]);
  return (
    <QuietFrame>
      <Panel>
        <Stack gap="xs">
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text>{props.body}</Text>
        </Stack>
        <Facts
          facts={[
            {
              label: t('address'),
              value: props.address && (
                <Text component="span" style={{ overflowWrap: 'anywhere' }}>
                  {props.address}
                </Text>
              ),
            },
            {
              label: t('signedInAs'),
              value: (
                <>
                  {viewer.name}
                  <Text component="span" size="sm" c="dimmed" display="block">
                    {viewer.email}
                  </Text>
                </>
              ),
            },
          ]}
        />
        {props.children}
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconUsers size={18} aria-hidden />}
            onClick={() => void signOut(props.returnTo)}
          >
            {t('signInAsOther')}
          </Button>
          <Button
            variant="subtle"
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={() => void signOut()}
          >
            {t('shell:signOut')}
          </Button>
        </Group>
      </Panel>
    </QuietFrame>
  );
}
