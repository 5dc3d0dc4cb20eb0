import { Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useProgramPath } from '../../platform/program-path.js';
import { TextLink } from '../../ui/link.js';
import type { SearchOption } from '../../ui/forms/search-select.js';
import { Panel } from '../../ui/panel.js';
import { AdvocatePicker } from '../advocates/find/advocate-picker.js';
import { CheckAudience, type AudienceRow, type CheckedPart } from './audience-query.js';

interface PartProps {
  part: CheckedPart;
  advocateId: string;
}

/** One part and whether they are in it; a segment leads to why, condition by condition. */
function Part({ part, advocateId }: PartProps) {
  const { t } = useTranslation('audiences');
  const path = useProgramPath();
  const { segment, tag, person, side, isMet } = part;
  const Icon = isMet ? IconCircleCheck : IconCircleX;
  const tone = side === 'INCLUDE' ? 'green-8' : 'clay-8';
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon
        size={20}
        role="img"
        aria-label={t(isMet ? 'check.met' : 'check.notMet')}
        color={`var(--mantine-color-${isMet ? tone : 'dimmed'})`}
        style={{ flexShrink: 0, marginTop: 2 }}
      />
      <Text>
        {segment && t('check.segment', { name: segment.name })}
        {tag && t('check.tag', { name: tag.name })}
        {person?.name}
        {segment && (
          <>
            {' · '}
            <TextLink to={path('segments', segment.id)} search={{ advocate: advocateId } as never}>
              {t('check.why')}
            </TextLink>
          </>
        )}
      </Text>
    </Group>
  );
}

function Parts({ parts, advocateId }: { parts: readonly CheckedPart[]; advocateId: string }) {
  const { t } = useTranslation('audiences');
  return (['INCLUDE', 'EXCLUDE'] as const).map((side) => {
    const own = parts.filter((part) => part.side === side);
    if (own.length === 0) return null;
    return (
      <Stack key={side} gap="xs">
        <Text fw={600}>{t(side === 'INCLUDE' ? 'side.include' : 'side.exclude')}</Text>
        {own.map((part) => (
          <Part
            key={part.segment?.id ?? part.tag?.id ?? part.person?.id}
            part={part}
            advocateId={advocateId}
          />
        ))}
      </Stack>
    );
  });
}

function Answer({ audience, advocateId }: { audience: AudienceRow; advocateId: string }) {
  const { t } = useTranslation('audiences');
  const [{ data }] = useQuery({
    query: CheckAudience,
    variables: { of: audience.of, id: audience.id, advocateId },
    requestPolicy: 'cache-and-network',
  });
  if (!data?.advocate) return null;
  const { name } = data.advocate;
  const checked = data.audience?.membership;
  if (!checked) return <Text>{t('check.left', { name })}</Text>;
  return (
    <>
      <Text fw={600}>{t(checked.isIn ? 'check.isIn' : 'check.isOut', { name })}</Text>
      {checked.hasBegun && <Text>{t(`check.begun.${audience.of}`, { name })}</Text>}
      {data.audience?.isEveryone && <Text>{t(`words.everyone.${audience.of}`)}</Text>}
      <Parts parts={checked.parts} advocateId={advocateId} />
    </>
  );
}

/** R-U3: why one advocate sees it or does not, part by part. */
export default function AudienceCheck({ audience }: { audience: AudienceRow }) {
  const { t } = useTranslation('audiences');
  const [chosen, choose] = useState<SearchOption | null>(null);
  return (
    <Panel title={t('check.title')}>
      <Text c="dimmed">{t('check.choose')}</Text>
      <AdvocatePicker label={t('check.who')} chosen={chosen} onChoose={choose} />
      {chosen && <Answer audience={audience} advocateId={chosen.value} />}
    </Panel>
  );
}
