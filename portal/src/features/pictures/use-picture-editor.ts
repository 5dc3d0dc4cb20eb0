import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../platform/editing/locales.js';
import { useVerb } from '../../platform/graphql/use-verb.js';
import { isUserError } from '../../platform/graphql/user-error-fields.js';
import { toast } from '../../platform/toast.js';
import { useRefusal } from '../../platform/use-refusal.js';
import { useViewer } from '../../platform/viewer.js';
import { sendFile, uploadFailureOf } from '../challenges/upload-file.js';
import { draftOf, inputOf, unsaid, type Uploaded } from './picture-draft.js';
import { RemovePicture, SetPicture, type PictureChoiceRow } from './picture-query.js';

export interface Written {
  /** The programme's language. */
  main: Locale;
  /** The languages beside it in which the challenge or reward is written. */
  locales: readonly Locale[];
}

/** A picture being chosen: uploaded at once, shown to nobody until it is saved. */
export function usePictureEditor(
  choice: PictureChoiceRow,
  { main, locales }: Written,
  onChanged: () => void,
) {
  const { t } = useTranslation(['pictures', 'common']);
  const refusals = useRefusal();
  const { slug } = useViewer().program;
  const [draft, setDraft] = useState(() => draftOf(choice, main));
  const [errors, setErrors] = useState<{ message: string }[]>([]);
  const [wrong, setWrong] = useState<readonly Locale[]>([]);
  const [uploading, setUploading] = useState(false);
  const [setVerb, saving] = useVerb(SetPicture);
  const [removeVerb, removing] = useVerb(RemovePicture);
  const { of, id, version } = choice;

  const upload = async (file: File | null) => {
    if (!file) return;
    setErrors([]);
    setUploading(true);
    try {
      const picture = await sendFile<Uploaded>('/api/pictures', file, slug);
      // What was said of the last one is said of this one only if somebody says so again.
      setDraft({ picture, alts: {}, focusX: 50, focusY: 50 });
    } catch (error) {
      const { key, numbers } = uploadFailureOf(error);
      setErrors([{ message: t(key, { ...numbers }) }]);
    } finally {
      setUploading(false);
    }
  };

  const take = (answer: Awaited<ReturnType<typeof setVerb>>, done: string) => {
    if (!answer) return;
    if (isUserError(answer)) setErrors(refusals.sort(answer, []).others);
    else void toast({ title: done, tone: 'good' });
    onChanged();
  };

  const save = async () => {
    const { picture } = draft;
    const missing = unsaid(draft, [main, ...locales]);
    setWrong(missing);
    setErrors([]);
    if (!picture || missing.length > 0) return;
    const input = { of, id, version, ...inputOf({ ...draft, picture }, main, locales) };
    take(await setVerb({ input }), t('saved'));
  };

  const remove = async () => {
    setErrors([]);
    take(await removeVerb({ input: { of, id, version } }), t('removed'));
  };

  return {
    draft,
    setDraft,
    errors,
    wrong,
    upload,
    uploading,
    save,
    saving,
    remove,
    removing,
  };
}
