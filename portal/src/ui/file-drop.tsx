import { CloseButton, Group, Input, Progress, Stack, Text } from '@mantine/core';
import { IconFileUpload, IconPaperclip } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from './format.js';
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

/** A place to drop files on or to choose them; what cannot be taken is refused at once, with the reason. */
export function FileDrop(props: FileDropProps) {
  const { label, description, accept, maxBytes, files, onChange, multiple = false } = props;
  const { t } = useTranslation('common');
  const formats = useFormats();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    const wrongKind = chosen.find((file) => !accepts(file, accept));
    const tooBig = chosen.find((file) => file.size > maxBytes);
    setRefusal(
      wrongKind
        ? t('file.wrongKind', { name: wrongKind.name })
        : tooBig
          ? t('file.tooBig', { name: tooBig.name, limit: formats.bytes(maxBytes) })
          : undefined,
    );
    const good = chosen.filter((file) => accepts(file, accept) && file.size <= maxBytes);
    if (good.length > 0) onChange(multiple ? [...files, ...good] : good.slice(0, 1));
    if (input.current) input.current.value = '';
  };

  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      error={refusal ?? props.error}
      size="md"
    >
      <label
        htmlFor={id}
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
      >
        <input
          ref={input}
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          className={classes.input}
          aria-invalid={Boolean(refusal ?? props.error)}
          onChange={(event) => take(event.currentTarget.files)}
        />
        <IconFileUpload size={26} stroke={1.6} aria-hidden />
        <Text component="span" fw={600}>
          {t('file.choose')}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {t('file.limit', { limit: formats.bytes(maxBytes) })}
        </Text>
      </label>
      {files.length > 0 && (
        <Stack gap={4} mt="xs">
          {files.map((file, index) => (
            <Group key={`${file.name}-${index}`} gap="xs" wrap="nowrap">
              <IconPaperclip size={18} aria-hidden />
              <Text size="sm" truncate flex={1}>
                {file.name}
              </Text>
              <Text size="sm" c="dimmed">
                {formats.bytes(file.size)}
              </Text>
              <CloseButton
                aria-label={t('file.remove', { name: file.name })}
                onClick={() => onChange(files.filter((each) => each !== file))}
              />
            </Group>
          ))}
        </Stack>
      )}
      {props.progress !== undefined && (
        <Progress mt="xs" value={props.progress * 100} aria-label={t('file.uploading')} />
      )}
    </Input.Wrapper>
  );
}
