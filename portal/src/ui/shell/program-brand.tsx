import { Text, UnstyledButton } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MenuButton } from './menu-button.js';
import classes from './program-brand.module.css';
import { ProgramMark, type ProgramName } from './program-mark.js';

interface ProgramBrandProps {
  current: ProgramName;
  /** All programmes of the person, the current one among them. */
  programs: readonly ProgramName[];
}

/** Whose programme this is; with several of them, the way from one to the other. */
export function ProgramBrand({ current, programs }: ProgramBrandProps) {
  const { t } = useTranslation('shell');
  const name = (
    <>
      <ProgramMark {...current} />
      <Text component="span" className={classes.name} lineClamp={2}>
        {current.name}
      </Text>
    </>
  );
  if (programs.length < 2) return <div className={classes.brand}>{name}</div>;
  return (
    <MenuButton
      button={
        <UnstyledButton className={`${classes.brand} ${classes.button}`} title={t('switchProgram')}>
          {name}
          <IconSelector size={18} className={classes.selector} aria-hidden />
        </UnstyledButton>
      }
      label={t('switchProgram')}
      position="bottom-start"
      width={270}
      entries={programs.map((program) => ({
        key: program.slug,
        text: program.name,
        mark: <ProgramMark {...program} />,
        isCurrent: program.slug === current.slug,
        renderRoot: (props: object) => (
          <Link to="/$programSlug" params={{ programSlug: program.slug }} {...props} />
        ),
      }))}
    />
  );
}
