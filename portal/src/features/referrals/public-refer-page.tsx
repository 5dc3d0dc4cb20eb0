import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { PageSkeleton } from '../../ui/states.js';

export default function PublicReferPage() {
  const { t } = useTranslation('shell');
  return (
    <main>
      <PageHeader title={t('nav.refer')} />
      <PageSkeleton />
    </main>
  );
}
