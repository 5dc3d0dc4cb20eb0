import {
  IconAlignLeft,
  IconCalendar,
  IconCheckbox,
  IconCircleDot,
  IconGauge,
  IconNumber123,
  IconPaperclip,
  IconLineDashed,
  IconTable,
  type Icon,
} from '@tabler/icons-react';
import type { QuestionKind } from '../../../../../src/features/surveys/survey-limits.rules.js';

export const KIND_ICONS: Readonly<Record<QuestionKind, Icon>> = {
  single: IconCircleDot,
  multiple: IconCheckbox,
  scale: IconLineDashed,
  nps: IconGauge,
  matrix: IconTable,
  text: IconAlignLeft,
  number: IconNumber123,
  date: IconCalendar,
  file: IconPaperclip,
};
