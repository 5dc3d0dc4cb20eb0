import { Stack, Title } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ProgramMark } from '../ui/shell/program-mark.js';
import { NoProgram } from './no-program.js';
import classes from './not-your-program.module.css';
import { LoadViewer, OutsidePrograms, type OwnPrograms } from './outside-programs.js';
import { ToSignIn } from './to-sign-in.js';

type Viewer = NonNullable<OwnPrograms>;

function Programs({ programs }: Pick<Viewer, 'programs'>) {
  const { t } = useTranslation('no-program');
  const title = useId();
  if (programs.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4" id={title}>
        {t('yours', { count: programs.length })}
      </Title>
      <ul className={classes.programs} aria-labelledby={title}>
        {programs.map(({ program }) => (
          <li key={program.id}>
            <Link
              to="/$programSlug"
              params={{ programSlug: program.slug }}
              // Reloads the document: a programme that refused a moment ago is requested again.
              reloadDocument
              className={classes.program}
            >
              <ProgramMark {...program} />
              <span className={classes.name}>{program.name}</span>
              <IconChevronRight size={20} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

function Page({ slug, viewer }: { slug: string; viewer: Viewer }) {
  const { t } = useTranslation('no-program');
  const { href } = useLocation();
  return (
    <NoProgram
      viewer={viewer}
      title={t('notYours.title')}
      body={t('notYours.body', { email: viewer.email })}
      address={`${window.location.host}/${encodeURIComponent(slug)}`}
      returnTo={href}
    >
      <Programs programs={viewer.programs} />
    </NoProgram>
  );
}

/**
 * The server shows this programme to nobody here. A visitor who is not signed in goes to the
 * sign-in page; a member reads why they see nothing, in the same words whether there is such a
 * programme or not (R-A1).
 */
export default function NotYourProgram({ slug }: { slug: string }) {
  return (
    <OutsidePrograms>
      <LoadViewer>
        {(viewer) => (viewer ? <Page slug={slug} viewer={viewer} /> : <ToSignIn />)}
      </LoadViewer>
    </OutsidePrograms>
  );
}
