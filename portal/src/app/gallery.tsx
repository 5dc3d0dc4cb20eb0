import { Button, Group, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { createRoute } from '@tanstack/react-router';
import i18next from 'i18next';
import { useState } from 'react';
import { chooseLanguage, currentLanguage, loadTexts } from '../i18n/i18n.js';
import type { Language } from '../i18n/languages.js';
import { SurveyEditor } from '../features/surveys/editor/survey-editor.js';
import { SurveyPreview } from '../features/surveys/editor/survey-preview.js';
import { surveyTemplate } from '../features/surveys/editor/survey-template.js';
import { ProgramFrame } from '../platform/program-frame.js';
import { rootRoute } from '../platform/root-route.js';
import type { Viewer } from '../platform/viewer.js';
import { MoneyAmount, PointsAmount } from '../ui/formats/amounts.js';
import { ConfirmButton } from '../ui/dialogs/confirm-button.js';
import { CopyField } from '../ui/forms/copy-field.js';
import { Figure } from '../ui/figures/figure.js';
import { FileDrop } from '../ui/forms/file-drop.js';
import { FormErrors } from '../ui/forms/form-errors.js';
import { Deadline } from '../ui/formats/moments.js';
import { PageHeader } from '../ui/shell/page-header.js';
import { Panel } from '../ui/panel.js';
import { QrCode } from '../ui/qr-code.js';
import { EmptyState, ErrorState, ListSkeleton } from '../ui/states/states.js';
import { Status } from '../ui/states/status.js';
import { Timeline, type TimelineEntry } from '../ui/timeline/timeline.js';
import { GalleryList } from './gallery-list.js';

/**
 * Every piece of `ui` on one page, to look at in four languages and at two widths. Only in development builds:
 * its own words are not translated.
 */

const SAMPLE_NOW = Date.parse('2027-02-24T03:00:00Z');

const viewerOf = (roles: Viewer['roles'], color: string): Viewer => ({
  memberId: 'm',
  name: 'Mei Tanaka',
  email: 'mei@example.com',
  language: 'en',
  roles,
  advocateId: 'a',
  program: {
    slug: 'acme',
    name: 'Northwind Circle',
    timeZone: 'Asia/Tokyo',
    currency: 'JPY',
    color,
    kind: 'SAMPLE',
    clockAheadMs: SAMPLE_NOW - Date.now(),
    clockMoved: false,
  },
  programs: [
    { slug: 'acme', name: 'Northwind Circle', color },
    { slug: 'beta', name: 'Contoso Voices', color: '#7a3fb0' },
  ],
  break: null,
  unreadNotices: 3,
  contact: { name: 'Priya Nair', email: 'priya@example.com' },
});

const entry = (
  id: string,
  outcome: string,
  occurredAt: string,
  actor: TimelineEntry['actor'],
  inputs: TimelineEntry['inputs'] = {},
): TimelineEntry => ({
  id,
  rule: 'R-W1',
  ruleVersion: 1,
  outcome,
  inputs,
  occurredAt,
  recordedAt: occurredAt,
  actor,
});

const ENTRIES: TimelineEntry[] = [
  entry('5', 'POINTS_AWARDED', '2027-02-21T01:20:00Z', { kind: 'JOB' }, { points: 2000 }),
  entry(
    '4',
    'CONVERTED',
    '2027-02-21T01:20:00Z',
    { kind: 'MEMBER', name: 'Dana Cole', role: 'SALES' },
    { closedOn: '2027-02-20', windowClosesAt: '2027-03-04T15:00:00Z', windowDays: 60 },
  ),
  entry('3', 'FIRST_CONTACT', '2027-01-05T02:00:00Z', { kind: 'MEMBER', role: 'SALES' }),
  entry('2', 'DUPLICATE_LIFTED', '2027-01-04T09:00:00Z', { kind: 'JOB' }),
  entry('1', 'SUBMITTED', '2027-01-03T08:40:00Z', { kind: 'MEMBER', name: null, role: 'ADVOCATE' }),
];

/** Stand-ins for sentences, long enough to see how they wrap. */
const SENTENCES = {
  'R-W1': {
    POINTS_AWARDED: { what: '{points, number} points arrived in your wallet.' },
    CONVERTED: {
      what: 'The deal closed on {closedOn}, inside the window: your referral converted.',
      why: 'A deal that is won within {windowDays} days of your referral counts, the last day included.',
    },
    FIRST_CONTACT: { what: 'Somebody spoke with the person you referred for the first time.' },
  },
};

function Figures() {
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }}>
      <Figure
        label="60-day close share"
        value="31.4 %"
        hint="24 % to 40 %, n = 118"
        counted={{
          formula: 'Referrals converted ÷ referrals whose window has passed.',
          filters: 'Without duplicates and withdrawn ones.',
          asOf: '2027-02-24T03:00:00Z',
        }}
      />
      <Figure label="Available" value={<PointsAmount points={12400} />} />
      <Figure
        label="Revenue"
        value={<MoneyAmount money={{ amountMinor: 1_250_000, currency: 'JPY' }} />}
      />
      <Figure label="Last line" value={<PointsAmount points={-200} signed />} />
    </SimpleGrid>
  );
}

function Forms() {
  const [files, setFiles] = useState<File[]>([]);
  return (
    <Panel title="Forms">
      <FormErrors errors={[{ message: 'The price has changed to 1,200 points.' }]} />
      <TextInput label="Their name" placeholder="Hana Mori" error="Please give a name." />
      <FileDrop
        label="Screenshot"
        accept="image/png,image/jpeg"
        maxBytes={5_000_000}
        files={files}
        onChange={setFiles}
      />
      <Group>
        <Button>Submit</Button>
        <Button variant="light">Light</Button>
        <ConfirmButton
          danger
          question="Withdraw this referral?"
          consequence="Hana Mori will not be contacted."
          confirmLabel="Withdraw"
          onConfirm={() => undefined}
        >
          Withdraw
        </ConfirmButton>
      </Group>
      <CopyField label="Your link" value="http://localhost:3000/r/mei-7f3k2" />
      <QrCode value="http://localhost:3000/r/mei-7f3k2" label="Opens your personal link" />
    </Panel>
  );
}

function Surveys() {
  const language = currentLanguage();
  const [survey, setSurvey] = useState(() => surveyTemplate('en'));
  const [written, setWritten] = useState<Language>('en');
  return (
    <Panel title="A survey, written and answered">
      <SurveyPreview survey={survey} language={language} company="Northwind" />
      <SurveyEditor
        survey={survey}
        language={written}
        onLanguage={setWritten}
        onChange={setSurvey}
        refused={[]}
      />
    </Panel>
  );
}

function Gallery() {
  const search: { roles?: string; color?: string } = galleryRoute.useSearch();
  const roles = (search.roles ?? 'ADVOCATE').split(',') as Viewer['roles'];
  return (
    <ProgramFrame
      viewer={viewerOf(roles, search.color ?? '#1f5c4d')}
      refresh={() => undefined}
      onLanguage={(language) => void chooseLanguage(language)}
      onSignOut={() => undefined}
    >
      <PageHeader
        title={i18next.t('shell:nav.home')}
        lead="What you changed, what comes next, and who to talk to."
        actions={<Button>{i18next.t('shell:nav.refer')}</Button>}
      />
      <Stack gap="lg">
        <Panel>
          <Figures />
        </Panel>
        <Panel
          title="Hana Mori, Aozora Logistics"
          aside={<Status of="referral" status="CONVERTED" />}
        >
          <Timeline
            label="Timeline"
            own
            entries={ENTRIES}
            next={<Deadline closesAt="2027-03-04T15:00:00Z" />}
          />
        </Panel>
        <GalleryList />
        <Forms />
        <Surveys />
        <Panel>
          <EmptyState title="No referrals yet" action={<Button>Refer somebody</Button>}>
            Tell us about a colleague who might like what you use.
          </EmptyState>
        </Panel>
        <Panel>
          <ErrorState onRetry={() => undefined} requestId="0192f0c1" />
        </Panel>
        <ListSkeleton rows={2} />
      </Stack>
    </ProgramFrame>
  );
}

export const galleryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/gallery',
  validateSearch: (search: Record<string, unknown>) => ({
    ...(typeof search['roles'] === 'string' ? { roles: search['roles'] } : {}),
    ...(typeof search['color'] === 'string' ? { color: search['color'] } : {}),
    ...(typeof search['lang'] === 'string' ? { lang: search['lang'] } : {}),
  }),
  loaderDeps: ({ search }) => ({ lang: search.lang }),
  loader: async ({ deps }) => {
    if (deps.lang) await chooseLanguage(deps.lang as Language);
    await loadTexts('status', 'survey', 'survey-editor', 'timeline');
    i18next.addResourceBundle(currentLanguage(), 'timeline', SENTENCES, true, true);
    return currentLanguage();
  },
  component: Gallery,
});
