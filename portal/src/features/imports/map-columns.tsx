import { Alert, Button, Checkbox, Group, List, Select, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useKeyedVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { Panel } from '../../ui/panel.js';
import { ListSkeleton } from '../../ui/states/states.js';
import { ColumnRow } from './column-row.js';
import { FormatQuestions } from './format-questions.js';
import {
  InspectImport,
  PreviewImport,
  type Inspection,
  type KindRow,
  type Run,
} from './imports-query.js';
import classes from './imports.module.css';
import { draftOf, mappingOf, missing, withField, type MappingDraft } from './mapping-draft.js';
import { SameForAll } from './same-for-all.js';
import { ToldDialect } from './told-dialect.js';
import { useImportTexts } from './use-import-texts.js';
import { WordMeanings } from './word-meanings.js';

const ENCODINGS = ['windows-1252', 'shift_jis', 'gb18030', 'utf-16le', 'big5', 'euc-kr'] as const;

interface MapProps {
  run: Run;
  kind: KindRow;
  onTried: () => void;
}

interface EditorProps extends MapProps {
  inspection: Inspection;
  encoding: string | null;
}

/** The dry run of this mapping. */
function useTrial({ run, onTried }: MapProps) {
  const refusals = useRefusal();
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [execute, busy] = useKeyedVerb(PreviewImport);
  const attempt = async (draft: MappingDraft, awardsPoints: boolean) => {
    setErrors([]);
    const answer = await execute({ id: run.id, mapping: mappingOf(draft), awardsPoints });
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else onTried();
  };
  return { attempt, busy, errors };
}

function Missing({ kind, draft }: { kind: KindRow; draft: MappingDraft }) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const groups = missing(kind, draft);
  if (groups.length === 0) return null;
  return (
    <Alert color="honey" icon={<IconAlertTriangle aria-hidden />} title={t('missing')}>
      <List size="sm">
        {groups.map((group) => (
          <List.Item key={group.join()}>
            {group.map((field) => texts.field(kind, field)).join(t('or'))}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function Editor({ run, kind, inspection, encoding, onTried }: EditorProps) {
  const { t } = useTranslation('imports');
  const [draft, setDraft] = useState<MappingDraft>(() => ({
    ...draftOf(run.mapping ?? inspection.proposed),
    ...(encoding === null ? {} : { encoding }),
  }));
  const [awards, setAwards] = useState(run.awardsPoints);
  const { attempt, busy, errors } = useTrial({ run, kind, onTried });
  const { problems = [], questions = [] } = run.findings ?? {};
  return (
    <>
      <FormErrors errors={[...errors, ...problems.map((message) => ({ message }))]} />
      {questions.length > 0 && (
        <FormatQuestions kind={kind} questions={questions} draft={draft} onChange={setDraft} />
      )}
      <Panel title={t('step.columns')}>
        {inspection.isKept && <Text size="sm">{t('proposedKept')}</Text>}
        <div className={classes.columns}>
          {inspection.columns.map((column, place) => (
            <ColumnRow
              key={`${column.name} ${String(place)}`}
              column={column}
              kind={kind}
              field={draft.fields[column.name] ?? null}
              onChange={(field) => {
                setDraft(withField(draft, column.name, field));
              }}
            />
          ))}
        </div>
        <Text size="sm" c="dimmed">
          {t('order.hint')}
        </Text>
      </Panel>
      <WordMeanings kind={kind} inspection={inspection} draft={draft} onChange={setDraft} />
      <SameForAll kind={kind} draft={draft} onChange={setDraft} />
      <Panel title={t('step.try')}>
        <Missing kind={kind} draft={draft} />
        {kind.movesPoints && (
          <Checkbox
            label={t('awards')}
            description={t('awardsHint')}
            checked={awards}
            onChange={({ currentTarget: { checked } }) => {
              setAwards(checked);
            }}
          />
        )}
        <Group>
          <Button
            size="md"
            loading={busy}
            disabled={missing(kind, draft).length > 0}
            onClick={() => void attempt(draft, awards)}
          >
            {t('try')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('tryHint')}
        </Text>
      </Panel>
    </>
  );
}

/** R-D1: a file in another encoding is not guessed; somebody says which. */
function Unreadable({
  inspection,
  encoding,
  onChange,
}: {
  inspection: Inspection;
  encoding: string | null;
  onChange: (encoding: string | null) => void;
}) {
  const { t } = useTranslation('imports');
  return (
    <Panel title={t('unreadable.title')}>
      <List size="sm" lang="en">
        {inspection.problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
      <Select
        label={t('unreadable.encoding')}
        description={t('unreadable.hint')}
        data={ENCODINGS.map((value) => ({ value, label: t(`encoding.${value}`) }))}
        value={encoding}
        onChange={onChange}
        maw="22rem"
      />
    </Panel>
  );
}

/** Which column is which: what is found out is told, what is guessed can be changed (R-D1, R-D2). */
export default function MapColumns(props: MapProps) {
  const { run } = props;
  const [encoding, setEncoding] = useState(run.mapping?.encoding ?? null);
  const [query, ask] = useQuery({
    query: InspectImport,
    variables: { id: run.id, encoding },
    requestPolicy: 'network-only',
  });
  return (
    <QueryView query={query} onRetry={ask} skeleton={<ListSkeleton rows={6} />}>
      {({ importRun }) => {
        const inspection = importRun?.inspection;
        if (!inspection) return null;
        if (inspection.problems.length > 0) {
          return <Unreadable inspection={inspection} encoding={encoding} onChange={setEncoding} />;
        }
        return (
          <Stack gap="lg">
            <ToldDialect inspection={inspection} />
            <Editor
              key={`${String(encoding)} ${String(run.endedAt)}`}
              {...props}
              inspection={inspection}
              encoding={encoding}
            />
          </Stack>
        );
      }}
    </QueryView>
  );
}
