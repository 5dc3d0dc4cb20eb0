import { Anchor, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../../../ui/forms/choice-bar.js';
import { useFormats } from '../../../ui/formats/format.js';
import { Panel } from '../../../ui/panel.js';
import classes from './editor.module.css';
import { useSitePolicy } from '../use-site-policy.js';
import type { ReviewSiteRow } from './editor-query.js';
import type { ChallengeForm } from './challenge-form.js';

/** A site's own words about rewards, with the day on which they were checked (R-C4). */
function Policy({ site }: { site: ReviewSiteRow }) {
  const { t } = useTranslation('challenge-editor');
  const formats = useFormats();
  const policyOf = useSitePolicy();
  const Icon = site.incentivesAllowed ? IconCircleCheck : IconCircleX;
  return (
    <Stack gap={6} className={classes.policy}>
      <Group gap="xs" wrap="nowrap" c={site.incentivesAllowed ? 'leaf.8' : 'clay.8'}>
        <Icon size={20} className={classes.fixed} aria-hidden />
        <Text fw={600} component="span">
          {t(site.incentivesAllowed ? 'site.allowed' : 'site.forbidden')}
        </Text>
      </Group>
      <Text size="sm">{policyOf(site)}</Text>
      <Text size="sm" c="dimmed">
        <Anchor href={site.policyUrl} target="_blank" rel="noreferrer" underline="always" inherit>
          {t('site.policy')}
        </Anchor>
        {` · ${t('site.checked', { day: formats.day(site.checkedOn) })}`}
      </Text>
    </Stack>
  );
}

interface ReviewFieldsProps {
  form: ChallengeForm;
  sites: readonly ReviewSiteRow[];
}

/** Whether it asks for a public review, and where. */
export function ReviewFields({ form, sites }: ReviewFieldsProps) {
  const { t } = useTranslation('challenge-editor');
  const { kind, reviewSite } = form.values;
  const site = sites.find((each) => each.key === reviewSite);
  return (
    <Panel>
      <ChoiceBar
        labelled
        label={t('kind.label')}
        value={kind}
        choices={[
          { value: 'REVIEW', label: t('kind.REVIEW') },
          { value: 'OTHER', label: t('kind.OTHER') },
        ]}
        onChange={(next) => {
          form.setFieldValue('kind', next);
        }}
      />
      {kind === 'REVIEW' && (
        <>
          <NativeSelect
            label={t('site.label')}
            withAsterisk
            data={[
              { value: '', label: t('site.choose'), disabled: true },
              ...sites.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            {...form.getInputProps('reviewSite')}
          />
          {site && <Policy site={site} />}
        </>
      )}
    </Panel>
  );
}
