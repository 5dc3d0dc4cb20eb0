import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../i18n/languages.js';

interface LanguageMenuProps {
  current: Language;
  onChoose: (language: Language) => void;
  /** With the language's name beside the icon: where there is room, and on public pages. */
  named?: boolean;
}

/** Each language by its own name: whoever needs the switch cannot read the page it stands on. */
export function LanguageMenu({ current, onChoose, named = false }: LanguageMenuProps) {
  const { t } = useTranslation('shell');
  const label = `${t('language')}: ${LANGUAGES[current]}`;
  return (
    <Menu position="bottom-end" shadow="md" width={200}>
      <Menu.Target>
        {named ? (
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
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(LANGUAGES) as Language[]).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => {
              onChoose(language);
            }}
            rightSection={language === current ? <IconCheck size={18} aria-hidden /> : null}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
