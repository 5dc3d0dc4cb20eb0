import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/i18n.js';
import { changeLanguage } from '../../platform/change-language.js';
import { toLocale, isLanguage, LANGUAGES } from '../../i18n/languages.js';
import { graphql } from '../../platform/graphql/graphql.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { toast } from '../../platform/toast.js';
import { Panel } from '../../ui/panel.js';

const ChooseLanguage = graphql(`
  mutation ChooseLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      __typename
    }
  }
`);

/** The language of the portal and of every mail. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation('notices');
  const [setLanguage, busy] = useVerb(ChooseLanguage);
  const choose = async (wanted: string) => {
    if (!isLanguage(wanted)) return;
    if (!(await changeLanguage(wanted))) return;
    const answer = await setLanguage({ input: { locale: toLocale(wanted) } });
    if (answer?.__typename === 'Viewer') {
      void toast({ title: i18n.t('notices:language.saved'), tone: 'good' });
    }
  };
  return (
    <Panel title={t('language.title')}>
      <NativeSelect
        label={t('language.label')}
        description={t('language.description')}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        value={currentLanguage()}
        disabled={busy}
        onChange={(event) => void choose(event.currentTarget.value)}
        maw="20rem"
      />
    </Panel>
  );
}
