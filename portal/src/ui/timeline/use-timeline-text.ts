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
  /** A key is the CRM, whichever role it has (ADR 0026). */
  kind?: string;
}

/** Puts single entries into plain words: for timelines, rows of lists, notices. */
export function useTimelineText({
  own,
  names,
}: SeedSettings): (fact: TimelineFact, actor: SeedStep) => TimelineText {
  const { t, i18n } = useTranslation(['timeline', 'common']);
  const formats = useFormats();
  const actorOf = ({ name, role, kind }: SeedStep): string => {
    if (name) return t('noun.person', { name });
    if (kind === 'API_KEY' && !own) return t('noun.CRM');
    return t(role ? `noun.${role}` : 'noun.TEAM');
  };
  return (fact, actor) =>
    timelineText(
      fact,
      formats,
      { t: t as unknown as Translate, has: (key) => i18n.exists(key) },
      {
        byId: names,
        actor: actorOf(actor),
        forStaff: !own,
      },
    );
}
