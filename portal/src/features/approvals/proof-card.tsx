import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconExternalLink, IconPaperclip } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgramPath } from '../../platform/program-path.js';
import { Facts } from '../../ui/figures/facts.js';
import { useFormats } from '../../ui/formats/format.js';
import { TextLink } from '../../ui/link.js';
import { STAGE_HANDED_IN } from '../challenges/stages/stage-parts.js';
import type { ProofRow } from './approvals-query.js';
import classes from './proof-card.module.css';

/** Only what a browser opens as a page is a link: an address of another kind stays text. */
const isWebAddress = (link: string) => /^https?:\/\//i.test(link);

function Files({ files }: { files: ProofRow['files'] }) {
  const { t } = useTranslation('approvals');
  return (
    <Group gap="sm" align="flex-start">
      {files.map((file) => (
        <a
          key={file.id}
          href={file.url}
          target="_blank"
          rel="noreferrer"
          className={file.thumbnailUrl ? classes.shot : classes.file}
          aria-label={t('proof.opens', { name: file.name })}
        >
          {file.thumbnailUrl ? (
            <img src={file.thumbnailUrl} alt="" loading="lazy" />
          ) : (
            <IconPaperclip size={18} aria-hidden />
          )}
          <span className={classes.name}>{file.name}</span>
        </a>
      ))}
    </Group>
  );
}

const stageOf = ({ participation, stage }: ProofRow) =>
  participation.challenge.stages.find(({ number }) => number === stage);

/** What was handed in: the text, the link and the pictures, or what its kind of stage shows. */
export function HandedIn({ submission }: { submission: ProofRow }) {
  const { t } = useTranslation('approvals');
  const kind = stageOf(submission)?.kind;
  const OfKind = kind && STAGE_HANDED_IN[kind];
  return (
    <>
      {kind && (
        <Title order={3} size="h4">
          {t(`handedIn.${kind}`)}
        </Title>
      )}
      {OfKind ? (
        <Suspense fallback={<Skeleton height={120} />}>
          <OfKind submissionId={submission.id} />
        </Suspense>
      ) : (
        <Material submission={submission} />
      )}
    </>
  );
}

function Material({ submission }: { submission: ProofRow }) {
  const { t } = useTranslation('approvals');
  const { text, link, files } = submission;
  return (
    <Facts
      facts={[
        { label: t('proof.text'), value: text && <span className={classes.text}>{text}</span> },
        {
          label: t('proof.link'),
          value:
            link &&
            (isWebAddress(link) ? (
              <Anchor href={link} target="_blank" rel="noreferrer noopener" inherit>
                {link} <IconExternalLink size={16} className={classes.inline} aria-hidden />
              </Anchor>
            ) : (
              link
            )),
        },
        { label: t('proof.files'), value: files.length > 0 && <Files files={files} /> },
      ]}
    />
  );
}

/** Who handed it in, for which stage, and since when it waits. */
export function ProofHead({ submission }: { submission: ProofRow }) {
  const { t } = useTranslation(['approvals', 'common']);
  const formats = useFormats();
  const path = useProgramPath();
  const { advocate, challenge } = submission.participation;
  const stage = stageOf(submission);
  const points = t('common:points', {
    count: submission.points,
    amount: formats.number(submission.points),
  });
  return (
    <Stack gap={2}>
      <Title order={2} size="h3">
        {challenge.title}
      </Title>
      {challenge.stages.length > 1 && (
        <Text>
          {t('stage', {
            number: submission.stage,
            count: challenge.stages.length,
            title: stage?.title ?? '',
          })}
        </Text>
      )}
      <Text>
        <TextLink to={path('advocates', advocate.id)} fw={600}>
          {advocate.name}
        </TextLink>
        {advocate.company && `, ${advocate.company.name}`}
      </Text>
      <Text size="sm" c="dimmed">
        {submission.submittedAt &&
          `${t('since', { moment: formats.moment(submission.submittedAt) })} · `}
        {t('worth', { points })}
      </Text>
    </Stack>
  );
}

/** The criteria of the decision. */
export function Criteria({ submission }: { submission: ProofRow }) {
  const { t } = useTranslation('approvals');
  const { challenge } = submission.participation;
  const stage = stageOf(submission);
  return (
    <div className={classes.criteria}>
      <Facts
        facts={[
          { label: t('criteria'), value: challenge.definition?.approvalCriteria },
          { label: t('asked'), value: stage?.instructions },
          { label: t('disclosure'), value: challenge.disclosure },
        ]}
      />
    </div>
  );
}
