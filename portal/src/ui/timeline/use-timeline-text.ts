import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats/format.js';
import {
  timelineText,
  type TimelineFact,
  type TimelineText,
  type Translate,
} from './timeline-text.js';

interface SeedSettings {
  /** The reader is the advocate whose timeline it is. */
  own: boolean;
  /** The names behind the entries' ids, by id. */
  names?: Readonly<Record<string, string>> | undefined;
}

interface SeedStep {
  name?: string | null;
  role?: 'ADVOCATE' | 'MARKETER' | 'SALES' | 'ADMIN' | null;
}

/** Puts single entries into plain words: for timelines, rows of lists, notices. */
export function useTimelineText({
  own,
  names,
}: SeedSettings): (fact: TimelineFact, actor: SeedStep) => TimelineText {
  const { t, i18n } = useTranslation(['timeline', 'common']);
  const formats = useFormats();
  return (fact, { name, role }) =>
    timelineText(
      fact,
      formats,
      { t: t as unknown as Translate, has: (key) => i18n.exists(key) },
      {
        byId: names,
        actor: name ? t('noun.person', { name }) : t(role ? `noun.${role}` : 'noun.TEAM'),
        forStaff: !own,
      },
    );
}
