import { Button, Stack, Text } from '@mantine/core';
import { IconLanguage, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { Panel } from '../../ui/panel.js';
import { toLanguage } from '../../i18n/languages.js';
import { languageName, LOCALES, type Locale } from './locales.js';

interface TranslatedTextsProps {
  translations: readonly { locale: Locale }[];
  /** Adds a translation without words. */
  onAdd: (locale: Locale) => void;
  onRemove: (place: number) => void;
  /** The programme's language: that of the main text. */
  main: Locale;
  locale: Locale;
  onLocale: (locale: Locale) => void;
  /** The fields of one text; their names begin with `prefix`, which is `''` for the main text. */
  children: (prefix: string) => ReactNode;
}

/** What advocates read, in one language at a time. Pages that show it load the catalogue `editing`. */
export function TranslatedTexts(props: TranslatedTextsProps) {
  const { main, locale } = props;
  const { t } = useTranslation('editing');
  const place = props.translations.findIndex((each) => each.locale === locale);
  const language = languageName(locale);
  const fields = (prefix: string) => (
    <Stack gap="md" lang={toLanguage(locale)}>
      {props.children(prefix)}
    </Stack>
  );
  return (
    <Panel title={t('text.title')}>
      <ChoiceBar
        label={t('text.language')}
        value={locale}
        choices={[main, ...LOCALES.filter((each) => each !== main)].map((each) => ({
          value: each,
          label:
            each === main ? t('text.base', { language: languageName(each) }) : languageName(each),
        }))}
        onChange={props.onLocale}
      />
      {locale === main && fields('')}
      {locale !== main && place < 0 && (
        <Stack gap="sm" align="flex-start">
          <Text c="dimmed">{t('text.none', { language })}</Text>
          <Button
            variant="default"
            leftSection={<IconLanguage size={18} aria-hidden />}
            onClick={() => {
              props.onAdd(locale);
            }}
          >
            {t('text.add', { language })}
          </Button>
        </Stack>
      )}
      {locale !== main && place >= 0 && (
        <>
          {fields(`translations.${place}.`)}
          <div>
            <Button
              variant="subtle"
              color="clay"
              leftSection={<IconTrash size={18} aria-hidden />}
              onClick={() => {
                props.onRemove(place);
              }}
            >
              {t('text.remove')}
            </Button>
          </div>
        </>
      )}
    </Panel>
  );
}
