import { Menu, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PRIMARY_SHADE, programShades } from './program-color.js';
import classes from './program-brand.module.css';

export interface ProgramName {
  slug: string;
  name: string;
  /** `#rrggbb` */
  color: string;
}

/** A programme's sign: its first letter on its colour. */
export function ProgramMark({ name, color }: Pick<ProgramName, 'name' | 'color'>) {
  return (
    <span
      className={classes.mark}
      style={{ background: programShades(color)[PRIMARY_SHADE] }}
      aria-hidden
    >
      {Array.from(name)[0]}
    </span>
  );
}

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
    <Menu width={270} position="bottom-start" shadow="md">
      <Menu.Target>
        <UnstyledButton className={`${classes.brand} ${classes.button}`} title={t('switchProgram')}>
          {name}
          <IconSelector size={18} className={classes.selector} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('switchProgram')}</Menu.Label>
        {programs.map((program) => (
          <Menu.Item
            key={program.slug}
            renderRoot={(props: object) => (
              <Link to="/$programSlug" params={{ programSlug: program.slug }} {...props} />
            )}
            leftSection={<ProgramMark {...program} />}
            rightSection={program.slug === current.slug ? <IconCheck size={18} /> : null}
          >
            {program.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
