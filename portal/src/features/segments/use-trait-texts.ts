import { useTranslation } from 'react-i18next';
import { isLanguage, LANGUAGES } from '../../i18n/languages.js';
import { useFormats } from '../../ui/formats/format.js';
import type { Choice, Operator } from './rule-draft.js';
import type { TraitRow } from './segments-query.js';

/** Days in the values of a condition; a number of days is written otherwise. */
const WRITTEN_DAY = /^\d{4}-\d{2}-\d{2}$/;

interface Asked {
  trait: string;
  operator: Operator;
  chosen: readonly Choice[];
}

/** The words for what conditions ask. Needs the catalogues `segments`, `status` and `willing`. */
export function useTraitTexts(traits: readonly TraitRow[]) {
  const { t, i18n } = useTranslation(['segments', 'status', 'willing']);
  const formats = useFormats();

  const traitName = (name: string): string => {
    const own = traits.find((trait) => trait.name === name)?.label;
    if (own) return own;
    return i18n.exists(`segments:trait.${name}`)
      ? t(`trait.${name}` as 'trait.points.available')
      : name;
  };
  const isDay = (name: string): boolean =>
    traits.find((trait) => trait.name === name)?.type === 'DAY';
  const area = (name: string): string => {
    const [first = ''] = name.split(/[.:]/);
    return i18n.exists(`segments:area.${first}`)
      ? t(`area.${first}` as 'area.points')
      : t('area.own');
  };
  /** A value of a closed list, or as it was found. */
  const choice = (trait: string, { value, label }: Choice): string => {
    switch (trait) {
      case 'advocate.status':
        return t(`status:advocate.${value}` as 'status:advocate.JOINED');
      case 'advocate.language':
        return isLanguage(value) ? LANGUAGES[value] : label;
      case 'advocate.willingTo':
        return t(`willing:kind.${value}.name` as 'willing:kind.QUOTE.name');
      case 'company.kind':
        return t(`companyKind.${value}` as 'companyKind.ACCOUNT');
      case 'company.country':
        return formats.country(value);
      default:
        return isDay(trait) && WRITTEN_DAY.test(label) ? formats.day(label) : label;
    }
  };
  const sentence = ({ trait, operator, chosen }: Asked): string =>
    t(`sentence.${operator}`, {
      trait: traitName(trait),
      values: chosen.map((each) => choice(trait, each)).join(', '),
    });
  return { traitName, area, choice, sentence };
}
