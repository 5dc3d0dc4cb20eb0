import { CloseButton, Group, Input, Progress, Stack, Text } from '@mantine/core';
import { IconFileUpload, IconPaperclip } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats/format.js';
import classes from './file-drop.module.css';

interface FileDropProps {
  label: string;
  description?: string;
  /** As of an `<input type="file">`: `image/png,image/jpeg,application/pdf`. */
  accept: string;
  maxBytes: number;
  files: readonly File[];
  onChange: (files: File[]) => void;
  multiple?: boolean;
  error?: string | undefined;
  /** Share of the upload that is done, 0 to 1, while it is under way. */
  progress?: number | undefined;
}

function accepts(file: File, accept: string): boolean {
  return accept.split(',').some((wanted) => {
    const kind = wanted.trim();
    if (kind.startsWith('.')) return file.name.toLowerCase().endsWith(kind.toLowerCase());
    return kind.endsWith('/*') ? file.type.startsWith(kind.slice(0, -1)) : file.type === kind;
  });
}

/** What the cameras of telephones write; many browsers name no type for it. */
const isHeic = (file: File) => /^image\/hei[cf]/.test(file.type) || /\.hei[cf]$/i.test(file.name);

/** Why a file is refused, or nothing. */
function useRefusal({ accept, maxBytes }: Pick<FileDropProps, 'accept' | 'maxBytes'>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (file: File): string | undefined => {
    if (!accepts(file, accept) && isHeic(file)) return t('file.heic', { name: file.name });
    if (!accepts(file, accept)) return t('file.wrongKind', { name: file.name });
    if (file.size <= maxBytes) return undefined;
    return t('file.tooBig', { name: file.name, limit: formats.bytes(maxBytes) });
  };
}

function Chosen({ files, onChange }: Pick<FileDropProps, 'files' | 'onChange'>) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  return (
    <Stack gap={4} mt="xs">
      {files.map((file, index) => (
        <Group key={`${file.name}-${String(index)}`} gap="xs" wrap="nowrap">
          <IconPaperclip size={18} aria-hidden />
          <Text size="sm" truncate flex={1}>
            {file.name}
          </Text>
          <Text size="sm" c="dimmed">
            {formats.bytes(file.size)}
          </Text>
          <CloseButton
            aria-label={t('file.remove', { name: file.name })}
            onClick={() => {
              onChange(files.filter((each) => each !== file));
            }}
          />
        </Group>
      ))}
    </Stack>
  );
}

interface DropZoneProps extends Pick<FileDropProps, 'accept' | 'maxBytes' | 'multiple'> {
  id: string;
  invalid: boolean;
  onTake: (files: File[]) => void;
}

function DropZone({ id, accept, maxBytes, multiple, invalid, onTake }: DropZoneProps) {
  const { t } = useTranslation('common');
  const formats = useFormats();
  const [over, setOver] = useState(false);
  return (
    <label
      htmlFor={id}
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onTake([...event.dataTransfer.files]);
      }}
    >
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        className={classes.input}
        aria-invalid={invalid}
        onChange={(event) => {
          onTake([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen again after it was taken out.
          event.currentTarget.value = '';
        }}
      />
      <IconFileUpload size={26} stroke={1.6} aria-hidden />
      <Text component="span" fw={600}>
        {t('file.choose')}
      </Text>
      <Text component="span" size="sm" c="dimmed">
        {t('file.limit', { limit: formats.bytes(maxBytes) })}
      </Text>
    </label>
  );
}

/** A place to drop files on or to choose them; a wrong file is refused at once, with the reason. */
export function FileDrop(props: FileDropProps) {
  const { files, onChange, multiple = false } = props;
  const { t } = useTranslation('common');
  const id = useId();
  const refusalOf = useRefusal(props);
  const [refusal, setRefusal] = useState<string>();
  const error = refusal ?? props.error;

  const take = (chosen: File[]) => {
    setRefusal(chosen.map((file) => refusalOf(file)).find((reason) => reason !== undefined));
    const good = chosen.filter((file) => refusalOf(file) === undefined);
    if (good.length > 0) onChange(multiple ? [...files, ...good] : good.slice(0, 1));
  };

  return (
    <Input.Wrapper
      id={id}
      label={props.label}
      description={props.description}
      error={error}
      size="md"
    >
      <DropZone
        id={id}
        accept={props.accept}
        maxBytes={props.maxBytes}
        multiple={multiple}
        invalid={Boolean(error)}
        onTake={take}
      />
      {files.length > 0 && <Chosen files={files} onChange={onChange} />}
      {props.progress !== undefined && (
        <Progress mt="xs" value={props.progress * 100} aria-label={t('file.uploading')} />
      )}
    </Input.Wrapper>
  );
}
