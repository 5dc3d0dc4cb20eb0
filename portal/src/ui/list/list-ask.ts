/** The view, search, filters and order of a list; the page's address holds them. */
export interface ListAsk {
  /** The search; empty where there is none. */
  q: string;
  view: string | null;
  sort: string | null;
  /** Chosen values by filter; a filter without any is left out. */
  filters: Readonly<Record<string, readonly string[]>>;
}

export interface Choice {
  value: string;
  label: string;
}

export interface ListFilter {
  /** Its name in the address. */
  key: string;
  label: string;
  choices: readonly Choice[];
}

/** The choices that a list offers. Others are ignored, and left alone in the address. */
export interface Narrowing {
  /** The label of the search field. */
  search?: string;
  /** Views of the list, one at a time (`show` in the address): the first is shown at first, `whole` leaves nothing out. */
  views?: { label: string; choices: readonly Choice[]; whole: string };
  filters?: readonly ListFilter[];
  /** Orders of the list; the first holds at first. */
  sorts?: readonly Choice[];
}

type Address = Readonly<Record<string, unknown>>;

const textIn = (given: unknown): string =>
  typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';

const chosenIn = (given: unknown, choices: readonly Choice[] = []): string | null =>
  choices.find(({ value }) => value === given)?.value ?? null;

/** The defaults where an address has none. */
const viewAtFirst = ({ views }: Narrowing): string | null => views?.choices[0]?.value ?? null;
const sortAtFirst = ({ sorts }: Narrowing): string | null => sorts?.[0]?.value ?? null;

function filtersIn(address: Address, filters: readonly ListFilter[] = []): ListAsk['filters'] {
  const chosen = filters.map(({ key, choices }) => {
    const wanted = textIn(address[key]).split(',');
    const values = choices.map(({ value }) => value).filter((value) => wanted.includes(value));
    return [key, values] as const;
  });
  return Object.fromEntries(chosen.filter(([, values]) => values.length > 0));
}

/** An address may hold anything: what this list does not know is ignored. */
export function readAsk(address: Address, can: Narrowing): ListAsk {
  return {
    q: can.search === undefined ? '' : textIn(address['q']),
    view: chosenIn(address['show'], can.views?.choices) ?? viewAtFirst(can),
    sort: chosenIn(address['sort'], can.sorts) ?? sortAtFirst(can),
    filters: filtersIn(address, can.filters),
  };
}

/** The same as an address: defaults are left out, parameters of others stay. */
export function addressOf(ask: ListAsk, before: Address, can: Narrowing): Record<string, unknown> {
  const own = ['q', 'show', 'sort', ...(can.filters ?? []).map(({ key }) => key)];
  const others = Object.entries(before).filter(([key]) => !own.includes(key));
  const said: (readonly [key: string, value: string | null])[] = [
    ['q', ask.q || null],
    ['show', ask.view === viewAtFirst(can) ? null : ask.view],
    ['sort', ask.sort === sortAtFirst(can) ? null : ask.sort],
    ...Object.entries(ask.filters).map(([key, values]) => [key, values.join(',')] as const),
  ];
  return Object.fromEntries([...others, ...said.filter(([, value]) => value !== null)]);
}

/** Whether something is left out: an empty list then says that nothing was found, not that there is nothing yet. */
export function isNarrowed({ q, view, filters }: ListAsk, can: Narrowing): boolean {
  return (
    q !== '' || Object.keys(filters).length > 0 || (view !== null && view !== can.views?.whole)
  );
}

/** The whole list, in the same order. */
export function widened({ sort }: ListAsk, can: Narrowing): ListAsk {
  return { q: '', view: can.views?.whole ?? null, sort, filters: {} };
}

export function withFilter(ask: ListAsk, key: string, values: readonly string[]): ListAsk {
  const others = Object.entries(ask.filters).filter(([each]) => each !== key);
  const chosen = values.length > 0 ? [[key, values] as const] : [];
  return { ...ask, filters: Object.fromEntries([...others, ...chosen]) };
}
