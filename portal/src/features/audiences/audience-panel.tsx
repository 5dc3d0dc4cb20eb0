import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useProgramPath } from '../../platform/program-path.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { OneAudience, type OwnerKind } from './audience-query.js';
import { BrokenSegments } from './broken-segments.js';
import { useAudienceWords } from './use-audience-words.js';

interface AudiencePanelProps {
  of: OwnerKind;
  id: string;
  /** Nobody begins it any more: who sees it is not chosen anew. */
  over?: boolean;
}

/** R-U3: who sees it, in words and counted now, with the way to the page that changes it. */
export default function AudiencePanel({ of, id, over = false }: AudiencePanelProps) {
  const { t } = useTranslation('audiences');
  const path = useProgramPath();
  const formats = useFormats();
  const wordsOf = useAudienceWords();
  const [{ data }] = useQuery({
    query: OneAudience,
    variables: { of, id },
    requestPolicy: 'cache-and-network',
  });
  const audience = data?.audience;
  if (!audience) return null;
  const counts = {
    size: formats.number(audience.size),
    advocates: formats.number(audience.advocates),
  };
  return (
    <Panel title={t('title')}>
      {wordsOf(audience).map((words) => (
        <Text key={words}>{words}</Text>
      ))}
      <Text fw={600}>{t('size', counts)}</Text>
      <BrokenSegments broken={audience.broken} />
      <Group gap="sm">
        <ButtonLink variant="default" to={path('audience', of.toLowerCase(), id)}>
          {t(over ? 'see' : 'choose')}
        </ButtonLink>
      </Group>
    </Panel>
  );
}
