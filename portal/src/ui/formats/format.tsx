import { createContext, use, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pickLanguage } from '../../i18n/languages.js';
import { createFormats, type Formats } from './formats.js';

interface FormatSource {
  /** IANA name of the programme's time zone. */
  timeZone: string;
  /** Milliseconds since 1970 by the programme's clock, which in a sandbox is ahead of the reader's. */
  nowMs: () => number;
}

const FormatContext = createContext<FormatSource>({
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  nowMs: () => Date.now(),
});

export function FormatProvider({ children, ...source }: FormatSource & { children: ReactNode }) {
  return <FormatContext value={source}>{children}</FormatContext>;
}

/** Days, moments, numbers and money in the reader's language and the programme's time zone. */
export function useFormats(): Formats & { nowMs: () => number } {
  const { timeZone, nowMs } = use(FormatContext);
  const { i18n } = useTranslation();
  const language = pickLanguage([i18n.language]);
  return useMemo(
    () => ({ ...createFormats({ language, timeZone }), nowMs }),
    [language, timeZone, nowMs],
  );
}
