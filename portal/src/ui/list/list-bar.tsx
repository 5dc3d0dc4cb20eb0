import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceBar } from '../forms/choice-bar.js';
import { ListChips } from './list-chips.js';
import { ListCsv, type ListFile } from './list-csv.js';
import classes from './list.module.css';
import type { ListAsk } from './list-ask.js';
import type { ListState } from './list-state.js';

type ListToAsk = Pick<ListState<unknown>, 'can' | 'asked' | 'ask'>;

/** The search is sent after a moment; the field follows the address when that changes. */
function Search({
  label,
  asked,
  onAsk,
}: {
  label: string;
  asked: string;
  onAsk: (q: string) => void;
}) {
  const [typed, setTyped] = useState(asked);
  const sent = useRef(asked);
  const send = useDebouncedCallback((q: string) => {
    sent.current = q.trim();
    onAsk(sent.current);
  }, 300);
  useEffect(() => {
    if (asked === sent.current) return;
    sent.current = asked;
    setTyped(asked);
  }, [asked]);
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={18} aria-hidden />}
      className={classes.search}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}

function Sort({ can, asked, ask }: ListToAsk) {
  const { t } = useTranslation('common');
  return (
    <label className={classes.sort}>
      {t('list.sort')}
      <select
        value={asked.sort ?? ''}
        onChange={(event) => {
          ask({ ...asked, sort: event.currentTarget.value });
        }}
      >
        {can.sorts?.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface ListBarProps extends ListToAsk {
  file: ListFile | null;
}

/** Above a list: its views, search, filters and order. Everything is one step away by keyboard, in this order. */
export default function ListBar({ can, asked, ask, file }: ListBarProps) {
  // The search is sent later: what else was chosen by then stays.
  const newest = useRef<ListAsk>(asked);
  newest.current = asked;
  return (
    <div className={classes.bar}>
      {can.views && (
        <ChoiceBar
          label={can.views.label}
          value={asked.view ?? can.views.whole}
          choices={can.views.choices}
          onChange={(view) => {
            ask({ ...asked, view });
          }}
        />
      )}
      <div className={classes.line}>
        {can.search !== undefined && (
          <Search
            label={can.search}
            asked={asked.q}
            onAsk={(q) => {
              ask({ ...newest.current, q });
            }}
          />
        )}
        {can.filters && <ListChips filters={can.filters} asked={asked} ask={ask} />}
        <div className={classes.end}>
          {can.sorts && <Sort can={can} asked={asked} ask={ask} />}
          {file && <ListCsv {...file} />}
        </div>
      </div>
    </div>
  );
}
