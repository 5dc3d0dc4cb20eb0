import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../platform/graphql/query-view.js';
import { useProgramPath } from '../../platform/program-path.js';
import { useViewer } from '../../platform/viewer.js';
import { saveCsv } from '../../ui/figures/csv.js';
import { ChoiceBar } from '../../ui/forms/choice-bar.js';
import { FileDrop } from '../../ui/forms/file-drop.js';
import { TextLink } from '../../ui/link.js';
import { Panel } from '../../ui/panel.js';
import { PageHeader } from '../../ui/shell/page-header.js';
import { ImportKinds, type KindRow } from './imports-query.js';
import { uploadImport, type UploadRefusal } from './upload-import.js';
import { useImportTexts } from './use-import-texts.js';

const MEGABYTE = 1_000_000;
const ACCEPTED = '.csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values';

/** As a spreadsheet would save it: the columns that have an example, under their names here. */
function exampleOf({ fields }: KindRow, nameOf: (field: string) => string): string[][] {
  const shown = fields.filter(({ example }) => example.length > 0);
  const rows = shown[0]?.example.map((_, row) => shown.map(({ example }) => example[row] ?? ''));
  return [shown.map(({ name }) => nameOf(name)), ...(rows ?? [])];
}

/** What a file of this kind needs, and one to look at. */
function Needs({ kind }: { kind: KindRow }) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const nameOf = (field: string) => texts.field(kind, field);
  return (
    <Stack gap="xs">
      <Text>{t('needs')}</Text>
      <List size="sm">
        {kind.needed.map((group) => (
          <List.Item key={group.join()}>{group.map(nameOf).join(t('or'))}</List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {t('needsMore')}
      </Text>
      <div>
        <Button
          variant="subtle"
          size="compact-md"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => {
            saveCsv(t('exampleName', { kind: texts.kind(kind.kind) }), exampleOf(kind, nameOf));
          }}
        >
          {t('example')}
        </Button>
      </div>
    </Stack>
  );
}

function Form({ kinds }: { kinds: readonly KindRow[] }) {
  const { t } = useTranslation('imports');
  const texts = useImportTexts();
  const path = useProgramPath();
  const navigate = useNavigate();
  const { slug } = useViewer().program;
  const asked = useSearch({ strict: false });
  const [name, setName] = useState(asked.kind ?? kinds[0]?.kind ?? '');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refusal, setRefusal] = useState<UploadRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const kind = kinds.find((each) => each.kind === name) ?? kinds[0];
  const [file] = files;
  if (!kind) return null;

  const upload = async () => {
    if (!file) return;
    setBusy(true);
    setRefusal(null);
    const answer = await uploadImport(file, kind.kind, slug);
    setBusy(false);
    if ('refusal' in answer) setRefusal(answer.refusal);
    else await navigate({ to: path('imports', answer.id) });
  };

  return (
    <Stack gap="lg" maw="44rem">
      <Panel title={t('step.kind')}>
        <ChoiceBar
          label={t('kindLabel')}
          value={kind.kind}
          choices={kinds.map((each) => ({ value: each.kind, label: texts.kind(each.kind) }))}
          onChange={(value) => {
            setName(value);
          }}
        />
        <Needs kind={kind} />
      </Panel>
      <Panel title={t('step.file')}>
        <FileDrop
          label={t('fileLabel')}
          description={t('fileHint')}
          accept={ACCEPTED}
          maxBytes={kind.mostMegabytes * MEGABYTE}
          files={files}
          onChange={(chosen) => {
            setFiles(chosen);
            setRefusal(null);
          }}
          error={refusal === null ? undefined : t(`upload.${refusal}`)}
        />
        <Group>
          <Button
            size="md"
            disabled={!file}
            loading={busy}
            leftSection={<IconUpload size={18} aria-hidden />}
            onClick={() => void upload()}
          >
            {t('upload.do')}
          </Button>
        </Group>
        <Text size="sm" c="dimmed">
          {t('kept')}
        </Text>
      </Panel>
    </Stack>
  );
}

/** Which kind of file, and the file. */
export default function NewImportPage() {
  const { t } = useTranslation('imports');
  const path = useProgramPath();
  const [query, ask] = useQuery({ query: ImportKinds });
  return (
    <>
      <PageHeader
        above={
          <TextLink to={path('imports')} size="sm">
            ← {t('back')}
          </TextLink>
        }
        title={t('new')}
        lead={t('newLead')}
      />
      <QueryView query={query} onRetry={ask}>
        {({ importKinds }) => <Form kinds={importKinds} />}
      </QueryView>
    </>
  );
}
