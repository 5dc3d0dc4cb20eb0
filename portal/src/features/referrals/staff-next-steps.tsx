import { Alert, Stack, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecides } from '../../platform/use-staff.js';
import { lazyPart } from '../../ui/lazy-part.js';
import { Panel } from '../../ui/panel.js';
import { CompanyLink } from '../companies/company-link.js';
import { ContactPanel } from './contact-panel.js';
import { MovePanel } from './move-panel.js';
import { DealResult } from './referral-deals.js';
import type { StaffReferralRow } from './staff-referral-query.js';

// Its dialog is larger than the rest of the page, and most referrals are accepted already.
const ModeratePanel = lazyPart(async () => ({
  default: (await import('./moderate-panel.js')).ModeratePanel,
}));

const FraudPanel = lazyPart(async () => ({
  default: (await import('./fraud-panel.js')).FraudPanel,
}));
const PlacePanel = lazyPart(async () => ({
  default: (await import('./place-panel.js')).PlacePanel,
}));

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap="xs" component="section">
      <Title order={3} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

/** The acts that the server would accept now: none for a withdrawn referral or a duplicate. */
function openActs(referral: StaffReferralRow) {
  const { status, moderation, firstContactedAt, step, reason, duplicateOf } = referral;
  const nothing = status === 'WITHDRAWN' || status === 'DUPLICATE';
  const waits = status === 'DUPLICATE' && reason === 'WAITS_FOR_PERSON';
  const move = !nothing && moderation !== 'DENIED';
  return {
    place: waits ? duplicateOf : null,
    nothing: nothing && !waits,
    moderate: !nothing && moderation !== 'APPROVED',
    contact: move && !firstContactedAt,
    move,
    result: move && step === 'OPPORTUNITY' && status !== 'CONVERTED',
  };
}

/** R-W6: why the referral is not eligible, and where that can be changed for the next one. */
function AlreadyCustomer({
  referral: { status, reason, company },
}: {
  referral: StaffReferralRow;
}) {
  const { t } = useTranslation('pipeline');
  if (status !== 'UNQUALIFIED' || reason !== 'ALREADY_CUSTOMER' || !company) return null;
  return (
    <Alert color="honey" icon={<IconInfoCircle aria-hidden />}>
      {t('referral.alreadyCustomer', { company: company.name })}{' '}
      <CompanyLink company={company}>{t('referral.whyCustomer')}</CompanyLink>
    </Alert>
  );
}

/** The possible acts, in the order in which they should be done. */
export function NextSteps({ referral }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const { confirmation } = referral;
  const can = openActs(referral);
  return (
    <Panel title={t('referral.next')}>
      {confirmation !== 'NOT_NEEDED' && confirmation !== 'CONFIRMED' && (
        <Alert color="honey" icon={<IconInfoCircle aria-hidden />}>
          {t(`confirmation.${confirmation}`)}
        </Alert>
      )}
      <AlreadyCustomer referral={referral} />
      {can.nothing && <Text>{t('referral.nothing')}</Text>}
      {can.place && (
        <Part title={t('place.title')}>
          <Suspense>
            <PlacePanel referral={referral} accepted={can.place} />
          </Suspense>
        </Part>
      )}
      {can.moderate && (
        <Part title={t('moderate.title')}>
          <Suspense>
            <ModeratePanel referral={referral} />
          </Suspense>
        </Part>
      )}
      {can.contact && (
        <Part title={t('contact.title')}>
          <ContactPanel referral={referral} />
        </Part>
      )}
      {can.move && (
        <Part title={t('move.title')}>
          <MovePanel referral={referral} />
        </Part>
      )}
      {can.result && (
        <Part title={t('deals.result')}>
          <DealResult referral={referral} />
        </Part>
      )}
    </Panel>
  );
}

/** Apart from what comes next: most referrals never need it, unless something was flagged. */
export function Fraud({ referral: { id, fraudStatus } }: { referral: StaffReferralRow }) {
  const { t } = useTranslation('pipeline');
  const decides = useDecides();
  if (fraudStatus === null || (!decides && fraudStatus !== 'FLAGGED')) return null;
  return (
    <Panel title={t('fraud.title')}>
      <Suspense>
        <FraudPanel id={id} status={fraudStatus} />
      </Suspense>
    </Panel>
  );
}
