/** Endings of a company's name that say its legal form, in lower case and without dots. */
const LEGAL_FORMS = new Set(
  `inc incorporated corp corporation co company llc llp lp plc ltd limited pty pte pvt
   gmbh mbh ag kg ohg ug se sa sas sasu sarl eurl spa srl sl slu bv nv oy oyj ab as asa aps
   kk gk bhd sdn tbk pt cv`.split(/\s+/),
);

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
  if (kept.length === 0) throw new RangeError(`Not a company's name: ${name}`);
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
