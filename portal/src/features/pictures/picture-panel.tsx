import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconDeviceFloppy, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { ConfirmButton } from '../../ui/dialogs/confirm-button.js';
import { FormErrors } from '../../ui/forms/form-errors.js';
import { useFormats } from '../../ui/formats/format.js';
import { Panel } from '../../ui/panel.js';
import { AltFields, PictureCut } from './picture-fields.js';
import { OnePicture, type PictureChoiceRow, type PictureOwner } from './picture-query.js';
import { usePictureEditor, type Written } from './use-picture-editor.js';

const ACCEPTED = 'image/png,image/jpeg,image/webp';
const MOST_BYTES = 10_000_000;

interface EditorProps extends Written {
  choice: PictureChoiceRow;
  onChanged: () => void;
}

function PictureEditor({ choice, onChanged, ...written }: EditorProps) {
  const { t } = useTranslation('pictures');
  const formats = useFormats();
  const editor = usePictureEditor(choice, written, onChanged);
  const { draft, setDraft } = editor;
  const { picture } = draft;
  return (
    <>
      <FormErrors errors={editor.errors} />
      {picture && <PictureCut picture={picture} draft={draft} onChange={setDraft} />}
      <div>
        <FileButton accept={ACCEPTED} onChange={(file) => void editor.upload(file)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              loading={editor.uploading}
              leftSection={<IconPhoto size={18} aria-hidden />}
            >
              {t(picture ? 'another' : 'choose')}
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed" mt="xs" aria-live="polite">
          {editor.uploading ? t('uploading') : t('kinds', { limit: formats.bytes(MOST_BYTES) })}
        </Text>
      </div>
      {picture && (
        <>
          <AltFields
            draft={draft}
            onChange={setDraft}
            languages={[written.main, ...written.locales]}
            wrong={editor.wrong}
          />
          <Group gap="sm">
            <Button
              leftSection={<IconDeviceFloppy size={18} aria-hidden />}
              loading={editor.saving}
              onClick={() => void editor.save()}
            >
              {t('save')}
            </Button>
            {choice.picture && (
              <ConfirmButton
                variant="default"
                loading={editor.removing}
                question={t('removeQuestion')}
                consequence={t('removeBody')}
                confirmLabel={t('remove')}
                onConfirm={editor.remove}
              >
                {t('remove')}
              </ConfirmButton>
            )}
          </Group>
        </>
      )}
    </>
  );
}

interface PicturePanelProps extends Written {
  of: PictureOwner;
  id: string;
}

/** The picture of a challenge or a reward: chosen, cut, described, removed. */
export default function PicturePanel({ of, id, ...written }: PicturePanelProps) {
  const { t } = useTranslation('pictures');
  const [{ data }, ask] = useQuery({
    query: OnePicture,
    variables: { of, id },
    requestPolicy: 'cache-and-network',
  });
  const choice = data?.pictureChoice;
  if (!choice) return null;
  return (
    <Panel title={t('title')}>
      <Text c="dimmed">{t('lead')}</Text>
      <PictureEditor
        key={choice.version}
        choice={choice}
        onChanged={() => {
          ask({ requestPolicy: 'network-only' });
        }}
        {...written}
      />
    </Panel>
  );
}
