import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql, type ResultOf } from '../../platform/graphql/graphql.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { UserErrorFields } from '../../platform/graphql/user-error-fields.js';
import { useProgramPath } from '../../platform/program-path.js';
import { toast } from '../../platform/toast.js';
import { useOwnRefusal } from '../../platform/use-own-refusal.js';
import { useFormats } from '../../ui/formats/format.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import type { ShopReward } from './own-reward-query.js';

const Redeem = graphql(
  `
    mutation RedeemReward($input: RedeemRewardInput!) {
      redeemReward(input: $input) {
        __typename
        ... on Redemption {
          id
          reward {
            id
          }
          advocate {
            id
          }
        }
        ... on PriceChanged {
          reward {
            id
            pricePoints
            version
          }
        }
        ... on InsufficientPoints {
          missingPoints
        }
        ...UserErrorFields
      }
    }
  `,
  [UserErrorFields],
);

type Answer = ResultOf<typeof Redeem>['redeemReward'];
type Offer = Pick<ShopReward, 'pricePoints' | 'version'>;

/** R-R4: sends the price and version that the reader saw; for a new price it asks again. */
function useRedeem(reward: ShopReward, onDone: (redemptionId: string) => void) {
  const { t } = useTranslation('own-rewards');
  const formats = useFormats();
  const refusalOf = useOwnRefusal();
  const [run, busy] = useKeyedVerb(Redeem);
  const [changed, setChanged] = useState<Offer>();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  // A price that changed holds until the list itself brings a newer one.
  const offer: Offer = changed && changed.version > reward.version ? changed : reward;

  const refused = (answer: Exclude<Answer, { __typename: 'Redemption' }>) => {
    if (answer.__typename === 'PriceChanged') {
      const { pricePoints, version } = answer.reward;
      setChanged({ pricePoints, version });
      setErrors([
        {
          message: t('priceChanged', { amount: formats.number(pricePoints), count: pricePoints }),
        },
      ]);
      return;
    }
    setErrors(refusalOf(answer).others);
  };
  const redeem = async () => {
    setErrors([]);
    const answer = await run({
      rewardId: reward.id,
      rewardVersion: offer.version,
      pricePoints: offer.pricePoints,
    });
    if (!answer) return;
    if (answer.__typename === 'Redemption') onDone(answer.id);
    else refused(answer);
  };
  return { offer, errors, busy, redeem };
}

interface RedeemDialogProps {
  reward: ShopReward;
  /** Points that the reader can spend now. */
  available: number;
  opened: boolean;
  onClose: () => void;
}

/** Asks first, with the price and what is left afterwards; shows the result in the same place. */
export default function RedeemDialog({ reward, available, opened, onClose }: RedeemDialogProps) {
  const { t } = useTranslation(['own-rewards', 'common']);
  const formats = useFormats();
  const navigate = useNavigate();
  const path = useProgramPath();
  const { offer, errors, busy, redeem } = useRedeem(reward, (id) => {
    onClose();
    void toast({ title: t('redeemed.title'), message: t('redeemed.body'), tone: 'good' });
    void navigate({ to: path('redemptions', id) });
  });
  const price = { amount: formats.number(offer.pricePoints), count: offer.pricePoints };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={
        <Text component="span" fw={600} size="lg">
          {t('question', { reward: reward.name, ...price })}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="lg">
        <FormErrors errors={errors} />
        <Text>
          {t('consequence', {
            before: formats.number(available),
            after: formats.number(Math.max(0, available - offer.pricePoints)),
          })}
        </Text>
        <Text size="sm" c="dimmed">
          {t(reward.needsApproval ? 'decided' : 'decidedAtOnce')}
        </Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('common:cancel')}
          </Button>
          <Button loading={busy} onClick={() => void redeem()}>
            {t('confirm', price)}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
