import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/formats/format.js';
import type { AudienceRow, SideRow } from './audience-query.js';
import { isEmpty } from './audience-draft.js';

/** More names than a sentence holds are counted. */
const NAMED = 6;

/** Who sees something, in a sentence or two. */
export function useAudienceWords() {
  const { t } = useTranslation('audiences');
  const { language } = useFormats();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const namesOf = ({ segments, tags, people }: SideRow): string => {
    const names = [
      ...segments.map(({ name }) => t('words.segment', { name })),
      ...tags.map(({ name }) => t('words.tag', { name })),
      ...people.map(({ name }) => t('words.person', { name })),
    ];
    const more = names.length - NAMED;
    return list.format(
      more > 0 ? [...names.slice(0, NAMED), t('words.more', { count: more })] : names,
    );
  };
  return ({ of, include, exclude }: Pick<AudienceRow, 'of' | 'include' | 'exclude'>): string[] => [
    isEmpty(include) ? t(`words.everyone.${of}`) : t('words.include', { names: namesOf(include) }),
    ...(isEmpty(exclude) ? [] : [t('words.exclude', { names: namesOf(exclude) })]),
  ];
}
