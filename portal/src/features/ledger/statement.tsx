import { Button, Center, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QueryView } from '../../platform/graphql/query-view.js';
import { usePages } from '../../platform/graphql/use-pages.js';
import { subjectOf } from '../../platform/own-subjects.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { PointsAmount } from '../../ui/amounts.js';
import { useFormats } from '../../ui/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { Moment } from '../../ui/moments.js';
import { Panel } from '../../ui/panel.js';
import { EmptyState, ListSkeleton } from '../../ui/states.js';
import { NO_LINES, StatementQuery, type StatementLine } from './statement-query.js';
import classes from './statement.module.css';

function What({ line }: { line: StatementLine }) {
  const { t } = useTranslation('points');
  const path = useProgramPath();
  const subject = subjectOf(line);
  const kind = line.subjectKind ?? 'PROGRAM';
  const fallback = t(`subject.${kind}`);
  return (
    <>
      <Text fw={600} component="div" lh={1.4}>
        {subject ? (
          <TextLink to={path(...subject.path)} className={classes.link} fw={600}>
            {subject.name ?? fallback}
          </TextLink>
        ) : (
          t(`kind.${line.kind}`)
        )}
      </Text>
      <Text size="sm" c="dimmed" component="div">
        {subject && <>{t(`kind.${line.kind}`)} · </>}
        <Moment at={line.occurredAt} as="day" />
      </Text>
    </>
  );
}

function Line({ line }: { line: StatementLine }) {
  const { t } = useTranslation('points');
  const formats = useFormats();
  return (
    <tr className={classes.line}>
      <td className={classes.what}>
        <What line={line} />
      </td>
      <td className={classes.amount}>
        <PointsAmount points={line.points} signed />
      </td>
      <td className={classes.after}>
        <span className={classes.afterLabel} aria-hidden>
          {t('column.balance')}
        </span>{' '}
        <span className="figures">{formats.number(line.balanceAfter)}</span>
      </td>
    </tr>
  );
}

function Lines({ lines }: { lines: readonly StatementLine[] }) {
  const { t } = useTranslation('points');
  const path = useProgramPath();
  if (lines.length === 0) {
    return (
      <EmptyState
        title={t('empty.title')}
        action={<ButtonLink to={path('challenges')}>{t('empty.action')}</ButtonLink>}
      >
        {t('empty.body')}
      </EmptyState>
    );
  }
  return (
    <table className={classes.statement}>
      <caption>
        <VisuallyHidden>{t('statement')}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('column.what')}</th>
          <th scope="col">{t('column.points')}</th>
          <th scope="col">{t('column.balance')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  );
}

/** Every movement, newest first, each with what it is for and the balance after it: like a bank's. */
export function Statement() {
  const { t } = useTranslation(['points', 'common']);
  const pages = usePages(
    StatementQuery,
    { locale: useLocale() },
    ({ me }) => me?.statement ?? NO_LINES,
  );
  return (
    <Panel title={t('statement')}>
      <QueryView query={pages.query} onRetry={pages.retry} skeleton={<ListSkeleton />}>
        {() => (
          <>
            <Lines lines={pages.rows} />
            {pages.onMore && (
              <Center>
                <Button variant="default" onClick={pages.onMore} loading={pages.loadingMore}>
                  {t('common:showMore')}
                </Button>
              </Center>
            )}
          </>
        )}
      </QueryView>
    </Panel>
  );
}
