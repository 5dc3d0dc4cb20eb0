import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wallTime } from '../../../platform/program-day.js';
import { useFormats } from '../../../ui/formats/format.js';

interface MomentFieldProps {
  text: 'schedule.opensAt' | 'schedule.endsAt';
  /** As clocks on the wall show it in the programme's zone, `2027-03-04T09:30`. */
  value: string;
  /** '' as soon as a part of it is deleted. */
  onChange: (wall: string) => void;
  error: string | null;
}

/** A day and a time of the programme, with its zone's name. */
export function MomentField({ text, value, onChange, error }: MomentFieldProps) {
  const { t } = useTranslation('challenge-editor');
  const formats = useFormats();
  return (
    <TextInput
      type="datetime-local"
      label={t(text, { zone: formats.timeZone.split('/').pop()?.replaceAll('_', ' ') })}
      value={value}
      min={wallTime(formats.nowMs(), formats.timeZone)}
      error={error}
      required
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
