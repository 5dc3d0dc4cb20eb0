import { useClickOutside, useDisclosure } from '@mantine/hooks';
import { IconFilterPlus, IconX } from '@tabler/icons-react';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { withFilter, type ListAsk, type ListFilter } from './list-ask.js';
import classes from './list.module.css';

interface ListChipsProps {
  filters: readonly ListFilter[];
  asked: ListAsk;
  ask: (next: ListAsk) => void;
}

/** Each choice at once: what is shown changes while the choices stay open. */
function Choices({ filters, asked, ask }: ListChipsProps) {
  return filters.map(({ key, label, choices }) => {
    const chosen = asked.filters[key] ?? [];
    return (
      <fieldset key={key} className={classes.filter}>
        <legend>{label}</legend>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="checkbox"
              checked={chosen.includes(choice.value)}
              onChange={({ currentTarget: { checked } }) => {
                const others = chosen.filter((value) => value !== choice.value);
                ask(withFilter(asked, key, checked ? [...others, choice.value] : others));
              }}
            />
            {choice.label}
          </label>
        ))}
      </fieldset>
    );
  });
}

/** The button that adds a filter, and chosen ones, each a chip that takes it away again. */
export function ListChips(props: ListChipsProps) {
  const { filters, asked, ask } = props;
  const { t } = useTranslation('common');
  const [opened, { toggle, close }] = useDisclosure(false);
  const add = useRef<HTMLButtonElement>(null);
  const choices = useId();
  const around = useClickOutside<HTMLDivElement>(close);
  const chips = filters.flatMap(({ key, label, choices: all }) =>
    all
      .filter(({ value }) => asked.filters[key]?.includes(value))
      .map(({ value, label: chosen }) => ({
        key,
        value,
        text: t('list.chip', { filter: label, value: chosen }),
      })),
  );
  return (
    <div className={classes.chips}>
      <div
        ref={around}
        className={classes.add}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !opened) return;
          close();
          add.current?.focus();
        }}
      >
        <button
          ref={add}
          type="button"
          className={classes.addButton}
          aria-expanded={opened}
          aria-controls={choices}
          onClick={toggle}
        >
          <IconFilterPlus size={18} aria-hidden />
          {t('list.filter')}
        </button>
        <div id={choices} className={classes.choices} hidden={!opened}>
          {opened && <Choices {...props} />}
        </div>
      </div>
      {chips.map(({ key, value, text }) => (
        <button
          key={`${key}.${value}`}
          type="button"
          className={classes.chip}
          aria-label={t('list.removeChip', { chip: text })}
          onClick={() => {
            const left = asked.filters[key]?.filter((each) => each !== value) ?? [];
            ask(withFilter(asked, key, left));
            // The chip is gone: a keyboard user goes on beside it.
            add.current?.focus();
          }}
        >
          {text}
          <IconX size={15} stroke={2.2} aria-hidden />
        </button>
      ))}
    </div>
  );
}
