import { IconCheck } from '@tabler/icons-react';
import { useId } from 'react';
import classes from './choice-bar.module.css';

interface ChoiceBarProps<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  /** With the label above; else only screen readers have it. */
  labelled?: boolean;
}

/** One of a few, all in sight: radio buttons that wrap on a phone instead of shrinking. */
export function ChoiceBar<Value extends string>(props: ChoiceBarProps<Value>) {
  const name = useId();
  return (
    <fieldset className={classes.bar}>
      <legend className={props.labelled ? classes.legend : classes.heard}>{props.label}</legend>
      <div className={classes.choices}>
        {props.choices.map(({ value, label }) => (
          <label key={value} className={classes.choice}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => {
                props.onChange(value);
              }}
            />
            {value === props.value && <IconCheck size={16} stroke={2.4} aria-hidden />}
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
