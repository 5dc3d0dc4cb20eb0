import { Navigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoProgram } from '../../platform/no-program.js';
import { LoadViewer, OutsidePrograms, type OwnPrograms } from '../../platform/outside-programs.js';
import { ToSignIn } from '../../platform/to-sign-in.js';

function ToProgram({ viewer }: { viewer: OwnPrograms }) {
  const { t } = useTranslation('no-program');
  if (!viewer) return <ToSignIn />;
  const [first] = viewer.programs;
  if (first) {
    return <Navigate to="/$programSlug" params={{ programSlug: first.program.slug }} replace />;
  }
  return (
    <NoProgram
      viewer={viewer}
      title={t('none.title')}
      body={t('none.body', { email: viewer.email })}
      returnTo="/"
    />
  );
}

/** The bare address: leads to the person's first programme, or to signing in. */
export default function StartPage() {
  return (
    <OutsidePrograms>
      <LoadViewer>{(viewer) => <ToProgram viewer={viewer} />}</LoadViewer>
    </OutsidePrograms>
  );
}
