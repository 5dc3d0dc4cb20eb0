import { NumberInput, type NumberInputProps } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../formats/format.js';
import type { NumberRule } from './number-rule.js';
import { useNumberProblem } from './use-number-problem.js';

type Changes = 'min' | 'max' | 'clampBehavior' | 'decimalScale' | 'allowDecimal' | 'allowNegative';

interface NumberFieldProps extends Omit<NumberInputProps, Changes | 'value'> {
  value?: number | string | undefined;
  /** What may be saved; whoever saves asks the same rule. */
  rule: NumberRule;
}

/**
 * A number, typed and shown with the separators of the reader's language. It stays as it was typed:
 * one that the rule refuses is told so once the field is left.
 */
export function NumberField({ rule, error, onBlur, ...props }: NumberFieldProps) {
  const { separators } = useFormats();
  const problemOf = useNumberProblem();
  const [wasLeft, setWasLeft] = useState(false);
  const { value = '' } = props;
  const problem = wasLeft && value !== '' ? problemOf(rule, value) : null;
  return (
    <NumberInput
      thousandSeparator={separators.group}
      decimalSeparator={separators.decimal}
      min={rule.least}
      max={rule.most}
      clampBehavior="none"
      error={error ?? problem}
      onBlur={(event) => {
        setWasLeft(true);
        onBlur?.(event);
      }}
      {...props}
      value={value}
    />
  );
}
