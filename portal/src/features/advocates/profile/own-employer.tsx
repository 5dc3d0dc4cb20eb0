import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Facts } from '../../../ui/figures/facts.js';
import { Panel } from '../../../ui/panel.js';
import { EmployerForm } from './employer-form.js';
import { EmployerFields, type Employed } from './employer-verbs.js';
import { FormerEmployers } from './former-employers.js';

const OwnEmployerQuery = graphql(
  `
    query OwnEmployer {
      me {
        ...EmployerFields
      }
    }
  `,
  [EmployerFields],
);

function Present({ me, onChange }: { me: Employed; onChange: () => void }) {
  const { t } = useTranslation('employer');
  const formats = useFormats();
  const { company, employedSince, formerEmployers } = me;
  return (
    <>
      <div>
        <Text fw={600}>{company?.name ?? t('none')}</Text>
        {employedSince && (
          <Text size="sm" c="dimmed">
            {t('since', { day: formats.day(employedSince) })}
          </Text>
        )}
      </div>
      <Facts
        facts={[
          {
            label: t('former'),
            value: formerEmployers.length > 0 && (
              <FormerEmployers of={me} name={({ name }) => name} />
            ),
          },
        ]}
      />
      <Group>
        <Button size="sm" variant="default" onClick={onChange}>
          {t(company ? 'change' : 'add')}
        </Button>
      </Group>
    </>
  );
}

/** For whom an advocate works; theirs to change (R-P7, R-U1). */
export default function OwnEmployer() {
  const { t } = useTranslation('employer');
  const [{ data }] = useQuery({ query: OwnEmployerQuery });
  const [opened, { open, close }] = useDisclosure(false);
  const me = data?.me;
  if (!me) return null;
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      {opened ? (
        <EmployerForm key={me.version} own advocate={me} onDone={close} />
      ) : (
        <Present me={me} onChange={open} />
      )}
    </Panel>
  );
}
