import { Progress, Text, Title } from '@mantine/core';
import { IconGift, IconHeartHandshake, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { ShownPicture } from '../pictures/shown-picture.js';
import type { ShopReward } from './own-reward-query.js';
import classes from './own-rewards.module.css';
import { RedeemButton } from './redeem-button.js';

/** From so few units on the number is shown; a larger one would only press people. */
const FEW = 3;

/** Why the reader cannot redeem it now, and what can be done about it. */
function WhyNot({ reward, available }: { reward: ShopReward; available: number }) {
  const { t } = useTranslation('own-rewards');
  const formats = useFormats();
  const { reason, missingPoints } = reward.availability;
  if (!reason) return null;
  const missing = reason === 'NOT_ENOUGH_POINTS';
  return (
    <div className={classes.whyNot}>
      {missing && (
        <Progress
          value={Math.min(100, (available / Math.max(1, reward.pricePoints)) * 100)}
          aria-label={t('progress', { reward: reward.name })}
          mb="xs"
        />
      )}
      <Text size="sm" className={classes.whyText}>
        {!missing && <IconInfoCircle size={18} stroke={1.8} aria-hidden />}
        <span>
          {t(`block.${reason}`, {
            amount: formats.number(missingPoints),
            count: missingPoints,
          })}
        </span>
      </Text>
    </div>
  );
}

/** One reward of the shop. */
export function RewardCard({ reward, available }: { reward: ShopReward; available: number }) {
  const { t } = useTranslation('own-rewards');
  const { name, description, terms, pricePoints, stock, isGift, availability, picture } = reward;
  const Icon = isGift ? IconGift : IconHeartHandshake;
  return (
    <li className={classes.card} data-blocked={!availability.redeemable || undefined}>
      {picture ? (
        <ShownPicture picture={picture} place="atop" />
      ) : (
        <span className={classes.icon} aria-hidden>
          <Icon size={26} stroke={1.5} />
        </span>
      )}
      <Title order={2} size="h3">
        {name}
      </Title>
      <Text size="sm" c="dimmed" className={classes.text}>
        {description}
      </Text>
      {terms && (
        <details className={classes.terms}>
          <summary>{t('terms')}</summary>
          <Text size="sm" className={classes.text}>
            {terms}
          </Text>
        </details>
      )}
      <div className={classes.foot}>
        <div>
          <div className={classes.price}>
            <PointsAmount points={pricePoints} />
          </div>
          {stock > 0 && stock <= FEW && (
            <Text size="sm" c="honey.8" fw={600}>
              {t('fewLeft', { count: stock })}
            </Text>
          )}
        </div>
        {availability.redeemable && <RedeemButton reward={reward} available={available} />}
      </div>
      <WhyNot reward={reward} available={available} />
    </li>
  );
}
