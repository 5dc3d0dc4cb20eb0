import { useMemo } from 'react';
import { useFormats } from '../formats/format.js';

/** Every currency as "JPY – Japanese yen", so that it is found by either. */
export function useCurrencies() {
  const { language } = useFormats();
  return useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({
      value: code,
      label: `${code} – ${names.of(code) ?? code}`,
    }));
  }, [language]);
}
