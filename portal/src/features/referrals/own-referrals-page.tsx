import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { ListSkeleton } from '../../ui/states.js';

/** An advocate’s own referrals. */
export default function OwnPage() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('nav.refer')} />
      <ListSkeleton />
    </>
  );
}
