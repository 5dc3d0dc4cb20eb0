import { ActionIcon, Button } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../i18n/languages.js';
import { MenuButton } from './menu-button.js';

interface LanguageMenuProps {
  current: Language;
  onChoose: (language: Language) => void;
  /** With the language's name beside the icon: where there is room, and on public pages. */
  named?: boolean;
}

/** Each language by its own name: a person who needs the switch cannot read the page around it. */
export function LanguageMenu({ current, onChoose, named = false }: LanguageMenuProps) {
  const { t } = useTranslation('shell');
  const label = `${t('language')}: ${LANGUAGES[current]}`;
  const button = named ? (
    <Button
      variant="subtle"
      color="gray.8"
      flex="none"
      aria-label={label}
      leftSection={<IconLanguage size={20} stroke={1.7} aria-hidden />}
    >
      {LANGUAGES[current]}
    </Button>
  ) : (
    <ActionIcon aria-label={label}>
      <IconLanguage size={22} stroke={1.7} aria-hidden />
    </ActionIcon>
  );
  return (
    <MenuButton
      button={button}
      position="bottom-end"
      width={200}
      entries={(Object.keys(LANGUAGES) as Language[]).map((language) => ({
        key: language,
        lang: language,
        text: LANGUAGES[language],
        isCurrent: language === current,
        onChoose: () => {
          onChoose(language);
        },
      }))}
    />
  );
}
