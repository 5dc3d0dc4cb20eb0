import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useFormats } from '../formats/format.js';

/** A number, typed and shown with the separators of the reader's language. */
export function NumberField(props: NumberInputProps) {
  const { separators } = useFormats();
  return (
    <NumberInput
      thousandSeparator={separators.group}
      decimalSeparator={separators.decimal}
      {...props}
    />
  );
}
