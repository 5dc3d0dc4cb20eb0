import { Checkbox, TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { PointsOnLeaving } from './points-on-leaving.js';

interface LeavingProps {
  /** Whose employer it is; absent: the reader's own. */
  id?: string;
  company: string;
  wasWrong: boolean;
  onWasWrong: (wasWrong: boolean) => void;
  /** Their first day at the next one; empty: not said. */
  since: string;
  until: Pick<ComponentProps<typeof TextInput>, 'onChange' | 'error'> & { value: string };
}

/** What becomes of the company before: it is history until a day, or was never so. */
export function Leaving({ id, company, wasWrong, onWasWrong, since, until }: LeavingProps) {
  const { t } = useTranslation(['employer', 'common']);
  return (
    <>
      {!wasWrong && (
        <>
          <TextInput
            type="date"
            maw="20rem"
            label={t('common:optionalOf', { label: t('untilDay', { company }) })}
            description={t('untilHint')}
            {...until}
          />
          <PointsOnLeaving id={id} until={until.value || since} />
        </>
      )}
      <Checkbox
        label={t('wasWrong', { company })}
        checked={wasWrong}
        onChange={(event) => {
          onWasWrong(event.currentTarget.checked);
        }}
      />
    </>
  );
}
