import { IconFlask, IconTestPipe } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats/format.js';
import classes from './stage-banner.module.css';

interface StageBannerProps {
  stage: 'SAMPLE' | 'SANDBOX';
  /** What the programme's clock shows (milliseconds since 1970), where it is ahead. */
  clockMs?: number | undefined;
}

/** Shows on every page that this is not the real thing. */
export function StageBanner({ stage, clockMs }: StageBannerProps) {
  const { t } = useTranslation('shell');
  const formats = useFormats();
  const Icon = stage === 'SAMPLE' ? IconFlask : IconTestPipe;
  const kind = stage === 'SAMPLE' ? 'sample' : 'sandbox';
  return (
    <section className={classes.banner} aria-label={t(`${kind}.title`)}>
      <strong className={classes.stage}>
        <Icon size={16} stroke={2} aria-hidden /> {t(`${kind}.title`)}
      </strong>
      <span className={classes.body}>{t(`${kind}.body`)}</span>
      {clockMs !== undefined && (
        <span>{t('sandbox.now', { moment: formats.momentOf(clockMs) })}</span>
      )}
    </section>
  );
}
