import { Group, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/formats/format.js';
import { StatusBadge, type Tone } from '../../../ui/states/status-badge.js';
import type { Checked, CheckedPerson } from './invite-verbs.js';

type Outcome = CheckedPerson['outcome'];

const TONES: Readonly<Record<Outcome, Tone>> = {
  INVITED: 'good',
  ALREADY_HERE: 'ended',
  ALREADY_INVITED: 'ended',
  DECLINED: 'attention',
  TOO_OFTEN: 'attention',
  NO_ADDRESS: 'attention',
  INVALID: 'attention',
  TWICE: 'ended',
};

/** What is wrong comes first: that is what somebody can still put right. */
const ORDER = Object.keys(TONES).reverse() as Outcome[];
const byOutcome = (one: CheckedPerson, other: CheckedPerson) =>
  ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome);

/** How many will get a mail, and how many not, and why. */
function Counts({ people }: Pick<Checked, 'people'>) {
  const { t } = useTranslation('invitations');
  const { number } = useFormats();
  const counts = [...ORDER].reverse().map((outcome) => {
    return { outcome, count: people.filter((person) => person.outcome === outcome).length };
  });
  return (
    <Group gap="xs" role="status">
      {counts
        .filter(({ outcome, count }) => count > 0 || outcome === 'INVITED')
        .map(({ outcome, count }) => (
          <StatusBadge
            key={outcome}
            tone={count > 0 ? TONES[outcome] : 'ended'}
            label={`${number(count)} ${t(`invite.outcome.${outcome}`)}`}
          />
        ))}
    </Group>
  );
}

/** Each line with what becomes of it, before anything is sent. */
export function CheckedPeople({ checked: { people, left } }: { checked: Checked }) {
  const { t } = useTranslation('invitations');
  if (people.length === 0) return null;
  return (
    <Stack gap="xs">
      <Counts people={people} />
      {left > 0 && (
        <Text size="sm" c="clay.8">
          {t('invite.left', { count: left })}
        </Text>
      )}
      <ScrollArea.Autosize mah={240} type="auto" viewportProps={{ tabIndex: 0 }}>
        <Table aria-label={t('invite.checked')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('invite.person')}</Table.Th>
              <Table.Th>{t('invite.becomes')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {people.toSorted(byOutcome).map((person, index) => (
              <Table.Tr key={`${String(person.place)} ${String(index)}`}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>
                  {person.name}
                  <Text size="sm" c="dimmed" component="div">
                    {person.email ??
                      (person.place !== null && t('invite.line', { line: person.place }))}
                  </Text>
                </Table.Td>
                <Table.Td>{t(`invite.outcome.${person.outcome}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
    </Stack>
  );
}
