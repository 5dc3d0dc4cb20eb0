import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { NPS_MAX } from '../../../../../src/features/surveys/survey-limits.rules.js';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useFormats } from '../../../ui/formats/format.js';
import { useWords, type ReadText } from '../survey-words.js';
import { ClearAnswer } from './choice-fields.js';
import classes from './player.module.css';
import { QuestionFrame, type FieldProps } from './question-frame.js';

/** Where there is room a step is a comfortable square, and its ends stand under the ends. */
const WIDEST_STEP_REM = 3.75;

interface StepsProps {
  min: number;
  max: number;
  low: ReadText;
  high: ReadText;
  value: unknown;
  onChange: (value: number) => void;
}

/** One group of radio buttons: the arrow keys go through it, and each end is described. */
function Steps({ min, max, low, high, value, onChange }: StepsProps) {
  const formats = useFormats();
  const name = useId();
  const steps = Array.from({ length: max - min + 1 }, (_, place) => min + place);
  const meaning = (step: number) => {
    if (step === min) return low.text;
    return step === max ? high.text : '';
  };
  return (
    <div style={{ maxWidth: `${String(steps.length * WIDEST_STEP_REM)}rem` }}>
      <div className={classes.steps}>
        {steps.map((step) => (
          <label key={step} className={classes.step}>
            <input
              type="radio"
              name={name}
              checked={value === step}
              aria-label={[formats.number(step), meaning(step)].filter(Boolean).join(', ')}
              onChange={() => {
                onChange(step);
              }}
            />
            <span aria-hidden>{formats.number(step)}</span>
          </label>
        ))}
      </div>
      {(low.text || high.text) && (
        <div className={classes.ends} aria-hidden>
          <span lang={low.lang}>{low.text}</span>
          <span lang={high.lang}>{high.text}</span>
        </div>
      )}
    </div>
  );
}

function Clearable({ question, value, onChange }: Omit<FieldProps, 'errors' | 'seed'>) {
  if (question.required || value === undefined) return null;
  return (
    <ClearAnswer
      onClear={() => {
        onChange(undefined);
      }}
    />
  );
}

export function ScaleField(props: FieldProps<QuestionOf<'scale'>>) {
  const { question, value, onChange, errors } = props;
  const wordsOf = useWords();
  const { min, max, low, high } = question.scale;
  return (
    <QuestionFrame question={question} errors={errors} oneOf>
      {() => (
        <>
          <Steps
            min={min}
            max={max}
            low={wordsOf(low)}
            high={wordsOf(high)}
            value={value}
            onChange={onChange}
          />
          <Clearable question={question} value={value} onChange={onChange} />
        </>
      )}
    </QuestionFrame>
  );
}

export function NpsField(props: FieldProps<QuestionOf<'nps'>>) {
  const { question, value, onChange, errors } = props;
  const { t } = useTranslation('survey');
  const end = (text: string): ReadText => ({ text, lang: undefined });
  return (
    <QuestionFrame question={question} errors={errors} oneOf>
      {() => (
        <>
          <Steps
            min={0}
            max={NPS_MAX}
            low={end(t('nps.low'))}
            high={end(t('nps.high'))}
            value={value}
            onChange={onChange}
          />
          <Clearable question={question} value={value} onChange={onChange} />
          <p className={classes.fine}>{t('nps.trademark')}</p>
        </>
      )}
    </QuestionFrame>
  );
}
