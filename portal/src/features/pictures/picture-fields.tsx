import { Slider, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageName, type Locale } from '../../platform/editing/locales.js';
import { toLanguage } from '../../i18n/languages.js';
import { cutAlong, type PictureDraft, type Uploaded } from './picture-draft.js';
import { ShownPicture } from './shown-picture.js';

interface FieldsProps {
  draft: PictureDraft;
  onChange: (draft: PictureDraft) => void;
}

/** The picture as a card cuts it, and which part of it that shows. */
export function PictureCut({ draft, onChange, picture }: FieldsProps & { picture: Uploaded }) {
  const { t } = useTranslation('pictures');
  const { focusX, focusY } = draft;
  const cut = cutAlong(picture);
  return (
    <Stack gap="xs" maw="22rem">
      <Text size="sm" fw={600}>
        {t('preview')}
      </Text>
      <ShownPicture
        place="sample"
        picture={{ ...picture, focusX, focusY, alt: '', translations: [] }}
      />
      {cut && (
        <div>
          <Text size="sm">{t(`part.${cut}`)}</Text>
          <Slider
            thumbLabel={t(`part.${cut}`)}
            label={null}
            value={cut === 'across' ? focusX : focusY}
            onChange={(value) => {
              onChange({ ...draft, [cut === 'across' ? 'focusX' : 'focusY']: value });
            }}
          />
        </div>
      )}
    </Stack>
  );
}

interface AltFieldsProps extends FieldsProps {
  languages: readonly Locale[];
  /** Where nothing is said, after somebody tried to save. */
  wrong: readonly Locale[];
}

/** What the picture shows, in every language in which the thing is written. */
export function AltFields({ draft, onChange, languages, wrong }: AltFieldsProps) {
  const { t } = useTranslation('pictures');
  return languages.map((locale, place) => (
    <TextInput
      key={locale}
      lang={toLanguage(locale)}
      label={languages.length === 1 ? t('alt') : t('altIn', { language: languageName(locale) })}
      description={place === 0 ? t('altHint') : undefined}
      withAsterisk
      maxLength={300}
      value={draft.alts[locale] ?? ''}
      error={wrong.includes(locale) && t('altNeeded')}
      onChange={(event) => {
        onChange({ ...draft, alts: { ...draft.alts, [locale]: event.currentTarget.value } });
      }}
    />
  ));
}
