import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/page-header.js';
import { ListSkeleton } from '../../ui/states.js';

export default function HomePage() {
  const { t } = useTranslation('shell');
  return (
    <>
      <PageHeader title={t('nav.home')} />
      <ListSkeleton />
    </>
  );
}
