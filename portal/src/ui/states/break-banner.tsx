import { IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats/format.js';
import { TextLink } from '../link.js';
import classes from './stage-banner.module.css';

interface BreakBannerProps {
  /** The day on which they are back; null: until they say so. */
  backOn: string | null;
  /** The page on which the break is changed. */
  to: string;
}

/** Reminds an advocate on every page that nobody asks them for anything, and how that ends. */
export function BreakBanner({ backOn, to }: BreakBannerProps) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  return (
    <section className={classes.banner} aria-label={t('break.title')}>
      <strong className={classes.stage}>
        <IconPlayerPause size={16} stroke={2} aria-hidden />{' '}
        {backOn === null ? t('break.on') : t('break.until', { day: formats.day(backOn) })}
      </strong>
      <TextLink to={to} size="sm">
        {t('break.change')}
      </TextLink>
    </section>
  );
}
