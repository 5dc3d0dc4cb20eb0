import { useTranslation } from 'react-i18next';
import type { Tone } from '../../ui/states/status-badge.js';
import type { KindRow, Run } from './imports-query.js';

/** What each state of a run means for its reader. */
const TONES: Record<Run['state'], Tone> = {
  UPLOADED: 'waiting',
  WAITING: 'waiting',
  RUNNING: 'progress',
  READY: 'waiting',
  DONE: 'good',
  STOPPED: 'attention',
  UNDONE: 'undone',
};

/** What it does, by what was requested. */
const RUNS_AS = {
  PREVIEW: 'TRYING',
  IMPORT: 'RUNNING',
  PREVIEW_UNDO: 'LOOKING',
  UNDO: 'UNDOING',
} as const satisfies Record<NonNullable<Run['task']>, string>;

/** Names of kinds, fields, states and words, in the reader's language. */
export function useImportTexts() {
  const { t, i18n } = useTranslation('imports');
  const known = (key: string, fallback: string) =>
    i18n.exists(`imports:${key}`) ? t(key as 'kind.DEALS') : fallback;
  return {
    kind: (kind: string) => known(`kind.${kind}`, kind),
    /**
     * An attribute of the programme's own has the name that the programme gave it; what orders rows
     * is called alike in each kind.
     */
    field: ({ kind, fields }: KindRow, name: string) =>
      fields.find((each) => each.name === name)?.label ??
      known(`field.${kind}.${name}`, known(`order.${name}`, name)),
    word: (word: string) => known(`word.${word}`, word),
    state: ({ state, task }: Pick<Run, 'state' | 'task'>) =>
      t(`state.${state === 'RUNNING' ? RUNS_AS[task ?? 'IMPORT'] : state}`),
    tone: ({ state }: Pick<Run, 'state'>) => TONES[state],
  };
}
