import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../../../platform/toast.js';
import { useRefreshViewer, useViewer } from '../../../platform/viewer.js';
import { FormErrors } from '../../../ui/forms/form-errors.js';
import { Panel } from '../../../ui/panel.js';
import { findAskedChange, type AskedChange } from './address-api.js';
import { AddressForm } from './address-form.js';
import { CodesForm } from './codes-form.js';

type Step =
  | { at: 'shown' }
  | { at: 'asking'; wish: string; why: 'NOTHING_ASKED' | 'ADDRESS_TAKEN' | null }
  | { at: 'codes'; asked: AskedChange };

/** The steps of the change; one that waits for its codes is shown again after a reload. */
function useSteps() {
  const [step, setStep] = useState<Step>({ at: 'shown' });
  useEffect(() => {
    let left = false;
    void findAskedChange().then((asked) => {
      if (asked && !left) setStep({ at: 'codes', asked });
    });
    return () => {
      left = true;
    };
  }, []);
  return [step, setStep] as const;
}

/** The address that the reader signs in with, in every programme, and how to change it. */
export default function OwnAddress() {
  const { t, i18n } = useTranslation('address');
  const { email } = useViewer();
  const refresh = useRefreshViewer();
  const [step, setStep] = useSteps();
  const show = () => {
    setStep({ at: 'shown' });
  };
  const changed = (to: string) => {
    void toast({ title: i18n.t('address:changed', { email: to }), tone: 'good' });
    show();
    refresh();
  };
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Text>
      {step.at === 'shown' && (
        <Group>
          <Button
            size="sm"
            variant="default"
            onClick={() => {
              setStep({ at: 'asking', wish: '', why: null });
            }}
          >
            {t('change')}
          </Button>
        </Group>
      )}
      {step.at === 'asking' && (
        <>
          <FormErrors errors={step.why ? [{ message: t(`refused.${step.why}`) }] : []} />
          <AddressForm
            wish={step.wish}
            onCancel={show}
            onAsked={(asked) => {
              setStep({ at: 'codes', asked });
            }}
          />
        </>
      )}
      {step.at === 'codes' && (
        <CodesForm
          key={step.asked.endsAt}
          present={email}
          asked={step.asked}
          onChanged={changed}
          onAgain={(why) => {
            setStep({ at: 'asking', wish: step.asked.email, why });
          }}
        />
      )}
    </Panel>
  );
}
