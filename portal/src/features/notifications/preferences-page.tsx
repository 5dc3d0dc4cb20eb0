import { Stack } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { partWithTexts } from '../../platform/part-with-texts.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { LanguageChoice } from './language-choice.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { MailChoices } from './mail-choices.js';

/** Its field with a search is large. */
const ZoneChoice = lazyPart(() => import('./zone-choice.js'));

const OwnAddress = lazyPart(() => import('../identity/address/own-address.js'));
const OwnMerges = partWithTexts(
  ['profile-merges'],
  () => import('../advocates/merge/own-merges.js'),
);
const OwnEmployer = lazyPart(() => import('../advocates/profile/own-employer.js'));
const OwnInterests = lazyPart(() => import('../advocates/interests/own-interests.js'));
const OwnValues = lazyPart(() => import('../attributes/own-values.js'));
const OwnWilling = lazyPart(() => import('../advocates/willing/own-willing.js'));

/** Below what the page is opened for. */
const OwnBreak = lazyPart(() => import('../advocates/presence/own-break.js'));
const OwnHistory = lazyPart(() => import('../advocates/profile/own-history.js'));

/** Language, what one offers and cares about (R-U1), which mails are switched on (R-N1), and whether one is here at all. */
export default function PreferencesPage() {
  const { t } = useTranslation('notices');
  const path = useProgramPath();
  return (
    <>
      <PageHeader title={t('preferences.title')} lead={t('preferences.lead')} />
      <Stack gap="lg" maw="44rem">
        <LanguageChoice />
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <ZoneChoice />
        </Suspense>
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <OwnEmployer />
        </Suspense>
        <Suspense fallback={<ListSkeleton rows={4} />}>
          <OwnWilling />
        </Suspense>
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <OwnInterests />
        </Suspense>
        <Suspense>
          <OwnValues />
        </Suspense>
        <MailChoices />
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <OwnAddress />
        </Suspense>
        <Suspense>
          <OwnMerges />
        </Suspense>
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <OwnBreak />
        </Suspense>
        <Panel title={t('held.title')}>
          <TextLink to={path('preferences', 'held')}>{t('held.link')}</TextLink>
        </Panel>
        <Suspense fallback={<ListSkeleton rows={2} />}>
          <OwnHistory />
        </Suspense>
      </Stack>
    </>
  );
}
