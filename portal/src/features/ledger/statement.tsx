import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useList } from '../../platform/list/use-list.js';
import { subjectOf } from '../../platform/own-subjects.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useLocale } from '../../platform/use-locale.js';
import { PointsAmount } from '../../ui/formats/amounts.js';
import { useFormats } from '../../ui/formats/format.js';
import { ButtonLink, TextLink } from '../../ui/link.js';
import { List } from '../../ui/list/list.js';
import type { ListColumn } from '../../ui/list/rows.js';
import { Moment } from '../../ui/formats/moments.js';
import { Panel } from '../../ui/panel.js';
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

/** The columns of a line in a spreadsheet. */
function useFile(): ListColumn<StatementLine>[] {
  const { t } = useTranslation('points');
  const own = (key: string, header: string, text: (line: StatementLine) => string) => ({
    key,
    header,
    text,
    cell: text,
  });
  return [
    own('on', t('column.on'), ({ occurredAt }) => occurredAt),
    own('what', t('column.what'), ({ kind, subjectName }) =>
      [t(`kind.${kind}`), subjectName].filter(Boolean).join(' · '),
    ),
    own('points', t('column.points'), ({ points }) => String(points)),
    own('balance', t('column.balance'), ({ balanceAfter }) => String(balanceAfter)),
  ];
}

/** Every movement, newest first, each with what it is for and the balance after it: like a bank's. */
export function Statement() {
  const { t } = useTranslation('points');
  const path = useProgramPath();
  const list = useList({
    query: StatementQuery,
    pick: ({ me }) => me?.statement ?? NO_LINES,
    of: { locale: useLocale() },
  });
  return (
    <Panel title={t('statement')}>
      <List
        inPanel
        label={t('statement')}
        list={list}
        look={(lines) => <Lines lines={lines} />}
        columns={useFile()}
        csv
        empty={{
          title: t('empty.title'),
          body: t('empty.body'),
          action: <ButtonLink to={path('challenges')}>{t('empty.action')}</ButtonLink>,
        }}
      />
    </Panel>
  );
}
