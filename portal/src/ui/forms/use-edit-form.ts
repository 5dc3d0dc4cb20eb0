import { useForm, type UseFormInput, type UseFormReturnType } from '@mantine/form';
import { focusFirstWrong } from './first-wrong.js';
import { useUnsaved } from './unsaved.js';

/**
 * Mantine's form that loses nothing: leaving it unsaved is asked about, and of what is wrong the
 * first field takes the focus. Whoever saved it says so by `resetDirty`, before going elsewhere.
 */
export function useEditForm<Values extends { [Name in keyof Values]: unknown }>(
  input: UseFormInput<Values>,
): UseFormReturnType<Values> {
  const form = useForm<Values>(input);
  useUnsaved(() => form.isDirty());
  return {
    ...form,
    onSubmit: (send, refuse) =>
      form.onSubmit(send, (errors, values, event) => {
        focusFirstWrong();
        refuse?.(errors, values, event);
      }),
    setErrors: (errors) => {
      form.setErrors(errors);
      focusFirstWrong();
    },
    validate: () => {
      const result = form.validate();
      if (result.hasErrors) focusFirstWrong();
      return result;
    },
  };
}
