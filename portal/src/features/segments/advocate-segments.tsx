import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { graphql } from '../../platform/graphql/graphql.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useViewer } from '../../platform/viewer.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';

const SegmentsOfAdvocate = graphql(`
  query SegmentsOfAdvocate($id: ID!) {
    advocate(id: $id) {
      id
      segments {
        id
        name
      }
    }
  }
`);

interface AdvocateSegmentsProps {
  advocate: { id: string };
}

function Segments({ advocate }: AdvocateSegmentsProps) {
  const { t } = useTranslation('segments');
  const path = useProgramPath();
  const [{ data }] = useQuery({
    query: SegmentsOfAdvocate,
    variables: { id: advocate.id },
    requestPolicy: 'cache-and-network',
  });
  const segments = data?.advocate?.segments;
  if (!segments) return null;
  return (
    <Panel title={t('ofAdvocate.title')}>
      {segments.length === 0 && <Text c="dimmed">{t('ofAdvocate.none')}</Text>}
      <Group gap="md">
        {segments.map(({ id, name }) => (
          <TextLink key={id} to={path('segments', id)} search={{ advocate: advocate.id } as never}>
            {name}
          </TextLink>
        ))}
      </Group>
    </Panel>
  );
}

/** The segments that an advocate is in now, each leading to why. */
export default function AdvocateSegments({ advocate }: AdvocateSegmentsProps) {
  const { roles } = useViewer();
  const plans = roles.includes('MARKETER') || roles.includes('ADMIN');
  return plans ? <Segments advocate={advocate} /> : null;
}
