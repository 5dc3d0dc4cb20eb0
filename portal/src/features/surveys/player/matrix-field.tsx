import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionOf } from '../../../../../src/features/surveys/survey-question.rules.js';
import { useWords } from '../survey-words.js';
import { ClearAnswer } from './choice-fields.js';
import classes from './player.module.css';
import { QuestionFrame, type FieldProps } from './question-frame.js';
import type { Layout } from './steps.js';

type Ticks = Readonly<Record<string, unknown>>;

interface RowsProps {
  question: QuestionOf<'matrix'>;
  ticks: Ticks;
  onTick: (row: string, column: string) => void;
}

/** Where there is room: a table, each row of it one group of radio buttons. */
function AsTable({ question, ticks, onTick }: RowsProps) {
  const { t } = useTranslation('survey');
  const wordsOf = useWords();
  const name = useId();
  return (
    <table className={classes.matrix}>
      <thead>
        <tr>
          <td />
          {question.columns.map((column) => {
            const { text, lang } = wordsOf(column.text);
            return (
              <th key={column.id} scope="col" lang={lang}>
                {text || t('noText')}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {question.rows.map((row) => {
          const head = wordsOf(row.text);
          return (
            <tr key={row.id}>
              <th scope="row" lang={head.lang}>
                {head.text || t('noText')}
              </th>
              {question.columns.map((column) => (
                <td key={column.id}>
                  <label className={classes.tick}>
                    <input
                      type="radio"
                      name={`${name}-${row.id}`}
                      aria-label={`${head.text}: ${wordsOf(column.text).text}`}
                      checked={ticks[row.id] === column.id}
                      onChange={() => {
                        onTick(row.id, column.id);
                      }}
                    />
                  </label>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** On a phone: one row under the other, each with its own choices. */
function AsList({ question, ticks, onTick }: RowsProps) {
  const { t } = useTranslation('survey');
  const wordsOf = useWords();
  const name = useId();
  return question.rows.map((row) => {
    const head = wordsOf(row.text);
    return (
      <fieldset key={row.id} className={classes.row}>
        <legend lang={head.lang}>{head.text || t('noText')}</legend>
        <div className={classes.columns}>
          {question.columns.map((column) => {
            const { text, lang } = wordsOf(column.text);
            return (
              <label key={column.id} className={classes.option} lang={lang}>
                <input
                  type="radio"
                  name={`${name}-${row.id}`}
                  checked={ticks[row.id] === column.id}
                  onChange={() => {
                    onTick(row.id, column.id);
                  }}
                />
                <span>{text || t('noText')}</span>
              </label>
            );
          })}
        </div>
      </fieldset>
    );
  });
}

export function MatrixField({
  layout,
  ...props
}: FieldProps<QuestionOf<'matrix'>> & { layout: Layout }) {
  const { question, value, onChange, errors } = props;
  const ticks = typeof value === 'object' && value !== null ? (value as Ticks) : {};
  const Rows = layout === 'PAGE' ? AsTable : AsList;
  return (
    <QuestionFrame question={question} errors={errors}>
      {() => (
        <>
          <Rows
            question={question}
            ticks={ticks}
            onTick={(row, column) => {
              onChange({ ...ticks, [row]: column });
            }}
          />
          {!question.required && Object.keys(ticks).length > 0 && (
            <ClearAnswer
              onClear={() => {
                onChange(undefined);
              }}
            />
          )}
        </>
      )}
    </QuestionFrame>
  );
}
