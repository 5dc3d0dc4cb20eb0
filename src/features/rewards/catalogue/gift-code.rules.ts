/** What a spreadsheet or a person puts before and between: `'0012`, `12’34`. */
const APOSTROPHES = /['`´‘’‚‛′ʹʻʼʽˈ＇]/gu;

/** Blanks of every width, control characters, and what nobody sees. */
const UNSEEN = /[\s\p{Z}\p{C}\p{Default_Ignorable_Code_Point}]/gu;

/** One code: as typed, without the blanks that a paste adds. */
export function normalizeCode(code: string): string {
  return code.normalize('NFC').trim();
}

/**
 * R-R7: what two codes are compared by: neither blanks, apostrophes, width, case nor invisible
 * characters make another card of the same one. Empty where nothing else is there.
 */
export function codeKey(code: string): string {
  // Accents that stand for apostrophes would become blanks with marks.
  const plain = code.replace(APOSTROPHES, '').normalize('NFKC').replace(UNSEEN, '');
  return plain.toUpperCase().toLowerCase();
}

/** What a spreadsheet makes of a long number. */
const SHORTENED = /^(\d[.,]\d+e\+?\d+|\de\+\d+)$/i;

/** Words above a column of codes, in the four languages and those of vendors. */
const HEADINGS = new Set(
  `code|codes|gift|giftcode|giftcodes|card|cards|cardno|cardnumber|cardcode|number|no|nr|nummer|pin|pins|
   serial|serialno|serialnumber|voucher|vouchers|vouchercode|coupon|couponcode|value|amount|currency|
   balance|expiry|expires|expirydate|expiration|expirationdate|date|url|link|id|sku|product|brand|
   gutschein|gutscheincode|betrag|wert|kode|nomor|kartu|nilai|kodevoucher|nomorkartu|
   コード|ギフト|ギフトコード|カード|カード番号|番号|金額|有効期限|ピン|暗証番号|
   兑换码|卡号|卡密|密码|序列号|金额|面值|有效期|编号`
    .split('|')
    .map((word) => word.trim()),
);

/** Why a line is no code, in words for whoever pasted it; null for a code. Never quotes it (R-R5). */
export function lineIsNoCode(line: string): string | null {
  if (SHORTENED.test(line)) {
    return 'A spreadsheet has shortened this code: format its column as text, and copy it again.';
  }
  const words = line
    .normalize('NFKC')
    .toLowerCase()
    .split(/[,;|\t]/u)
    .flatMap((cell) => [cell.replace(/[^\p{L}\p{N}]/gu, '')])
    .filter((word) => word !== '');
  return words.length > 0 && words.every((word) => HEADINGS.has(word))
    ? 'This is the heading of a column and no code: leave it out.'
    : null;
}
