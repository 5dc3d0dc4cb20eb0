/** Endings of a company's name that are its legal form, in lower case and without dots. */
const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company llc llp lp plc ltd limited pty pte pvt
   gmbh mbh ag kg ohg ug se sa sas sasu sarl eurl spa srl sl slu bv nv oy oyj ab as asa aps
   kk gk bhd sdn tbk pt cv`.split(/\s+/),
);

/** Ways to write one form. */
const SAME: Readonly<Record<string, string>> = {
  incorporated: 'inc',
  corporation: 'corp',
  company: 'co',
  limited: 'ltd',
  mbh: 'gmbh',
};

/** Beside another form they say nothing of their own: `Co., Ltd.`, `PT … Tbk`. */
const BESIDE = new Set(['co', 'tbk']);

/** Those that are written without a space, and what they are called here. */
const JOINED_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\(株\)|株式会社/gu, 'kk'],
  [/\(有\)|有限会社/gu, 'yk'],
  [/\(合\)|合同会社/gu, 'gk'],
  [/股份有限公司|股份公司/gu, 'gufen'],
  [/有限责任公司|有限公司/gu, 'youxian'],
];

/** A form from the words of it that stand in a name, in one spelling; '' for none. */
function formOf(words: readonly string[]): string {
  const plain = words.map((word) => SAME[word] ?? word).filter((word) => word !== 'and');
  const telling = plain.filter((word) => !BESIDE.has(word) || plain.includes('kg'));
  return [...new Set(telling.length > 0 ? telling : plain)].join(' ');
}

/** A mark alone (an accent without its letter) says nothing. */
const SAYS = /[\p{L}\p{N}]/u;

/**
 * The key under which two spellings of a company's name are the same: NFKC, case, punctuation and
 * legal forms (`Inc.`, `GmbH`, `PT … Tbk`, `株式会社`, `有限公司`) do not count. A name that is
 * nothing but a legal form keeps it. Throws RangeError for a name without a letter or digit.
 */
export function companyNameKey(name: string): string {
  const { key } = keyed(name);
  if (key === null) throw new RangeError(`Not a company's name: ${name}`);
  return key;
}

/** The legal form that a company's name gives, in one spelling; '' where it gives none. */
export function legalFormOf(name: string): string {
  return keyed(name).form;
}

interface KeyedName {
  /** null: it has neither a letter nor a digit */
  readonly key: string | null;
  readonly form: string;
}

/** An import asks for the same few thousand names again and again. */
const MOST_KEPT = 10_000;
const kept = new Map<string, KeyedName>();

function keyed(name: string): KeyedName {
  const before = kept.get(name);
  if (before) return before;
  const { words, start, end, joined } = partsOf(name);
  const said = words.slice(start, end).join(' ');
  const form = formOf([...words.slice(0, start), ...words.slice(end), ...joined]);
  const result = { key: SAYS.test(said) ? said : null, form };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(name, result);
  return result;
}

/** The words of a name, those between `start` and `end` without its legal form. */
interface NameParts {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly joined: readonly string[];
}

function partsOf(name: string): NameParts {
  const plain = name.normalize('NFKC').toLowerCase();
  let rest = plain;
  const joined: string[] = [];
  for (const [form, called] of JOINED_FORMS) {
    const without = rest.replace(form, ' ');
    if (without !== rest) joined.push(called);
    rest = without;
  }
  const words = wordsOf(rest);
  return words.length > 0
    ? { words, ...withoutLegalForms(words), joined }
    : { words: wordsOf(plain), start: 0, end: Infinity, joined: [] };
}

function wordsOf(text: string): string[] {
  return text
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}\.){2,}\p{L}?)(?![\p{L}\p{N}])/gu, (dotted) =>
      dotted.replaceAll('.', ''),
    )
    .replace(/['’`]/gu, '')
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

function withoutLegalForms(words: readonly string[]): Pick<NameParts, 'start' | 'end'> {
  let end = words.length;
  while (end > 1 && (isLegalForm(words[end - 1]) || words[end - 1] === 'and')) end -= 1;
  // Indonesia writes the form first: PT Maju Jaya Tbk, CV Sinar Abadi.
  const start = end > 1 && /^(?:pt|cv)$/.test(words[0] ?? '') ? 1 : 0;
  return { start, end };
}

function isLegalForm(word: string | undefined): boolean {
  return word !== undefined && LEGAL_FORMS.has(word);
}

/** A company that bears a name. */
export interface NamedCompany {
  readonly name: string;
  readonly nameKey: string;
  /** the company that it was merged into: its names mean that one */
  readonly survivor?: NamedCompany | undefined;
}

/**
 * R-O1: which company a name means, among those that are known. Its spelling with the same legal
 * form goes first. Without the form, or where the company was named without, the name alone tells,
 * if one company bears it: "Hanabira GmbH" and "Hanabira Inc." are two.
 */
export class CompanyNames<Company extends NamedCompany> {
  private readonly byKey = new Map<string, Company>();
  private readonly byStem = new Map<string, Company[]>();

  constructor(companies: readonly Company[] = []) {
    this.learn(companies);
  }

  learn(companies: readonly Company[]): void {
    for (const company of companies) {
      if (this.byKey.has(company.nameKey)) continue;
      this.byKey.set(company.nameKey, company);
      const stem = companyNameKey(company.name);
      const bearers = this.byStem.get(stem);
      if (bearers) bearers.push(company);
      else this.byStem.set(stem, [company]);
    }
  }

  get all(): readonly Company[] {
    return [...this.byKey.values()];
  }

  /** Null where none, or more than one, could be meant. */
  find(name: string): Company | null {
    const form = legalFormOf(name);
    const bearers = this.byStem.get(companyNameKey(name)) ?? [];
    const same = bearers.find((company) => legalFormOf(company.name) === form);
    if (same) return meantBy(same);
    const meant = new Map(bearers.map(meantBy).map((each) => [each.nameKey, each]));
    const [only, ...others] = meant.values();
    if (only === undefined || others.length > 0) return null;
    return form === '' || bearers.every(({ name }) => legalFormOf(name) === '') ? only : null;
  }

  /** Under which a new company of this name is stored: the first of a name has it for itself. */
  keyFor(name: string): string {
    const stem = companyNameKey(name);
    return this.byKey.has(stem) ? keyWithForm(name) : stem;
  }

  /** The bearer of a name with a form that a name without one could mean, too: others may be known. */
  isUnsure(name: string): boolean {
    if (legalFormOf(name) !== '') return false;
    const bearers = this.byStem.get(companyNameKey(name)) ?? [];
    return this.find(name) !== null && bearers.every((each) => legalFormOf(each.name) !== '');
  }
}

/** Survivors are of the kind of what was merged into them. */
function meantBy<Company extends NamedCompany>(company: Company): Company {
  return (company.survivor as Company | undefined) ?? company;
}

/**
 * R-O1: whether a name can still mean the company that something is of already, whoever else has
 * come to bear it since: it gives no other form.
 */
export function mayStillMean(told: string, known: string): boolean {
  const form = legalFormOf(told);
  return (
    companyNameKey(told) === companyNameKey(known) && (form === '' || form === legalFormOf(known))
  );
}

/** Forms of several words. */
const LONG_FORMS = [
  'gmbh co kg',
  'ag co kg',
  'pty ltd',
  'pte ltd',
  'pvt ltd',
  'sdn bhd',
  'oyj abp',
];
const FORMS: readonly string[] = [
  ...new Set([
    ...[...LEGAL_FORMS].map((form) => formOf([form])),
    ...JOINED_FORMS.map(([, called]) => called),
    ...LONG_FORMS,
  ]),
];

/** Under which companies of this name are stored, with one of the usual forms or none, after the first. */
export function keysWithForms(name: string): string[] {
  const stem = companyNameKey(name);
  return [keyWithForm(name), ...FORMS.map((form) => withForm(stem, form))];
}

/** Under which a company is stored whose name another one bore first, with another form. */
export function keyWithForm(name: string): string {
  return withForm(companyNameKey(name), legalFormOf(name));
}

/** No name has brackets in its key: neither `Hanabira YK` nor a name without a form is in the way. */
function withForm(stem: string, form: string): string {
  return `${stem} (${form})`;
}

/**
 * What people and systems write where they know no company, in the four languages, as `plainName`
 * gives it. Matching by such a name would make one company of all of them (R-W13).
 */
const PLACEHOLDERS = new Set(
  `n a|na|none|null|nil|nan|unknown|unknown company|unknown account|not provided|not available|
   not applicable|not specified|not known|not set|no company|no account|no name|no value|no data|
   unspecified|undefined|unbekannt|keine angabe|nicht angegeben|inconnu|non renseigné|
   undisclosed|confidential|anonymous|private|private person|individual|self employed|freelance|
   freelancer|tbd|tba|to be determined|blank|empty|missing|other|company name|account name|
   不明|不詳|未定|未設定|未入力|未登録|未回答|なし|無し|無|個人|個人事業主|該当なし|非公開|匿名|その他|会社名|
   tidak diketahui|tidak ada|tidak tersedia|belum diisi|belum diketahui|kosong|pribadi|perorangan|
   perseorangan|lainnya|tanpa nama|anonim|rahasia|nama perusahaan|
   未知|未提供|未填写|未填|未设置|不详|没有|无|暂无|空|个人|私人|匿名|保密|不适用|其他|公司名称`
    .split('|')
    .map((name) => name.trim()),
);

/**
 * Whether a company's name is none: it is empty, has no letter or digit, or is a placeholder such
 * as "unknown", "[not provided]" or "-". Such a name means no company.
 */
export function isPlaceholder(name: string): boolean {
  const plain = plainName(name);
  return !SAYS.test(plain) || PLACEHOLDERS.has(plain) || /^\s*\\N\s*$/u.test(name);
}

/** In lower case, without width, brackets and punctuation: `[Not provided]` is `not provided`. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '')
    .join(' ');
}
