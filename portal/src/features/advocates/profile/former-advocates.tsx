import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../../platform/graphql/graphql.js';
import { useProgramPath } from '../../../platform/program-path.js';
import { TextLink } from '../../../ui/link.js';
import { Panel } from '../../../ui/panel.js';
import { EmployerSpan } from './employer-span.js';

const FormerAdvocatesQuery = graphql(`
  query FormerAdvocates($id: ID!) {
    company(id: $id) {
      id
      formerAdvocates {
        advocate {
          id
          name
        }
        since
        until
      }
    }
  }
`);

/** Which advocates worked for a company before; nothing where none did (R-P7). */
export function FormerAdvocates({ companyId }: { companyId: string }) {
  const { t } = useTranslation('employer');
  const path = useProgramPath();
  const [{ data }] = useQuery({ query: FormerAdvocatesQuery, variables: { id: companyId } });
  const former = data?.company?.formerAdvocates ?? [];
  if (former.length === 0) return null;
  return (
    <Panel title={t('formerHere')}>
      <Stack gap="sm">
        {former.map(({ advocate, since, until }) => (
          <div key={`${advocate.id} ${until} ${since ?? ''}`}>
            <TextLink to={path('advocates', advocate.id)}>{advocate.name}</TextLink>
            <Text size="sm" c="dimmed" component="div">
              <EmployerSpan since={since} until={until} />
            </Text>
          </div>
        ))}
      </Stack>
      <Text size="sm" c="dimmed">
        {t('formerHereHint')}
      </Text>
    </Panel>
  );
}
