/** Endings of a company's name that are its legal form, in lower case and without dots. */
const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company llc llp lp plc ltd limited pty pte pvt
   gmbh mbh ag kg ohg ug se sa sas sasu sarl eurl spa srl sl slu bv nv oy oyj ab as asa aps
   kk gk bhd sdn tbk pt cv`.split(/\s+/),
);

/** A mark alone (an accent without its letter) says nothing. */
const SAYS = /[\p{L}\p{N}]/u;

/** Forms that are written without a space before or after the name. */
const JOINED_FORMS =
  /\((?:株|有|合)\)|株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|股份公司/gu;

/**
 * The key under which two spellings of a company's name are the same: NFKC, case, punctuation and
 * legal forms (`Inc.`, `GmbH`, `PT … Tbk`, `株式会社`, `有限公司`) do not count. A name that is
 * nothing but a legal form keeps it. Throws RangeError for a name without a letter or digit.
 */
export function companyNameKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase();
  const words = wordsOf(plain.replace(JOINED_FORMS, ' '));
  const kept = withoutLegalForms(words.length > 0 ? words : wordsOf(plain));
  if (!SAYS.test(kept.join(''))) throw new RangeError(`Not a company's name: ${name}`);
  return kept.join(' ');
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

function withoutLegalForms(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && (isLegalForm(words[end - 1]) || words[end - 1] === 'and')) end -= 1;
  // Indonesia writes the form first: PT Maju Jaya Tbk, CV Sinar Abadi.
  const start = end > 1 && /^(?:pt|cv)$/.test(words[0] ?? '') ? 1 : 0;
  return words.slice(start, end);
}

function isLegalForm(word: string | undefined): boolean {
  return word !== undefined && LEGAL_FORMS.has(word);
}

/**
 * What people and systems write where they know no company, in the four languages, as `plainName`
 * gives it. Matching by such a name would make one company of all of them (R-W13).
 */
const PLACEHOLDERS = new Set(
  `n a|na|none|null|nil|nan|unknown|unknown company|unknown account|not provided|not available|
   not applicable|not specified|not known|not set|no company|no account|no name|unspecified|undefined|
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
