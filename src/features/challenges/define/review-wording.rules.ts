/**
 * Finds words that make a review's reward depend on its content (R-C4): words that ask for a rating
 * or a sentiment, in the four languages of the product. Texts are read clause by clause; a clause
 * that says that the rating does not matter ("positive or negative", "評価は問いません") asks for nothing.
 * It is a net for honest mistakes: a person still reads the challenge before it is published.
 */

/** Where a clause ends: also before a word that turns the sentence, such as "but". */
const CLAUSE_END = new RegExp(
  [
    String.raw`[!?。;:\n(),—–]|\.(?=\s|$)`,
    String.raw`\b(?:but|however|though|only if|as long as|so long as|provided|unless)\b`,
    String.raw`\band (?=(?:then |please )?(?:give|leave|write|rate|post|award|choose|select|tap)\b)`,
    String.raw`\b(?:tetapi|tapi|namun|asalkan|selama)\b`,
    String.raw`が、|けれども?、|しかし|ただし|但是|但|只要|不过`,
  ].join('|'),
  'u',
);

const GLYPH = '[★⭐🌟✭⭑]';

/** A clause that says that nothing depends on the rating or the sentiment. */
const NEUTRAL = [
  // English
  /\b(?:positive|good|favou?rable|great|high|praise|like)\b.{0,20}\b(?:or|and|nor|as well as|to)\b.{0,12}\b(?:negative|bad|critical|unfavou?rable|mixed|neutral|poor|low|criticism|dislike)\b/u,
  /\b(?:negative|bad|critical|unfavou?rable|poor|low)\b.{0,20}\b(?:or|and|nor|as well as|to)\b.{0,12}\b(?:positive|good|favou?rable|great|high|praise)\b/u,
  /(?:\bnot|n't|\bnever|\bcannot|\bneither)\s+(?:\w+\s+){0,2}?(?:depend|matter|asks?|asking|require|required|need|expect|have to|has to|affect|influence|reject|refuse|exclude|judge|look|based|conditional|contingent|want)\b/u,
  /\b(?:regardless|irrespective|independent(?:ly)?|no matter|whatever|any)\b.{0,40}\b(?:ratings?|stars?|scores?|opinions?|sentiment|says?|positive|negative)\b/u,
  /\bno (?:particular|specific|minimum) (?:ratings?|scores?)\b/u,
  /\b(?:1|one)(?:[ -]stars?)?\s*(?:-|to|and|through|or)\s*(?:5|five)\b/u,
  /\b(?:1|2|one|two)[ -]stars?\b/u,
  // glyphs: the whole scale
  /☆|★(?!★)\s*(?:-|~|to|から|sampai|到|至)\s*★/u,
  // Japanese
  /(?:評価|内容|星|点数|高低|良し悪し|感想|賛否|肯定|ポジティブ).{0,12}(?:問わ|問いま|関わら|かかわら|関係な|関係あ|関係しま|影響しな|影響しま|左右され|自由)/u,
  /(?:必要は?(?:ない|ありません)|求め(?:ない|ません|て(?:い)?ません)|(?:依頼|お願い)し(?:ない|ません|て(?:い)?ません)|条件(?:では|とは|には?)(?:ない|ありません|しません|なりません)|なくて(?:も)?(?:構|かま|よ|良|い))/u,
  /(?:高評価|良い評価|肯定的|好意的|ポジティブ).{0,8}(?:低評価|悪い評価|否定的|批判的|ネガティブ)/u,
  /(?:高評価|良い評価|肯定的|好意的|ポジティブ|星\s*[45])(?:な[^、]{0,6})?でも/u,
  /星\s*1\s*(?:つ)?\s*(?:-|~|から|でも|や|と)/u,
  // Indonesian
  /\b(?:positif|baik|bagus|tinggi)\b.{0,16}\b(?:atau|maupun|ataupun|dan|hingga)\b.{0,10}\b(?:negatif|buruk|jelek|rendah|kritis)\b/u,
  /\b(?:negatif|buruk|rendah)\b.{0,16}\b(?:atau|maupun|ataupun|dan)\b.{0,10}\b(?:positif|baik|tinggi)\b/u,
  /\b(?:tidak|tak|bukan)\s+(?:\w+\s+){0,2}?(?:harus|perlu|wajib|bergantung|tergantung|memengaruhi|mempengaruhi|meminta|mensyaratkan|menolak|disyaratkan|diharuskan|menilai|syarat)\b/u,
  /\b(?:ulasan|rating|penilaian|nilai|bintang|pendapat)\b.{0,12}\b(?:apa ?pun|berapa ?pun|bagaimana ?pun)\b/u,
  /\b(?:1|satu)\s*(?:-|sampai|hingga)\s*(?:5|lima)\s*bintang|bintang\s*(?:1|satu)\b/u,
  // Chinese
  /(?:无论|不论|不管|不限|均可|都可以|都行|都欢迎|不影响|无关|不要求|无需|不必|不需要|不看|不取决|不会因|不以)/u,
  /(?:好评|正面|积极|高分).{0,6}(?:差评|负面|消极|低分)/u,
  /[1一]\s*(?:颗)?星?\s*(?:-|~|到|至)\s*[5五]\s*(?:颗)?星/u,
];

/** Words that a challenge must not contain. */
const WANTED = [
  // stars, in glyphs
  new RegExp(`${GLYPH}\\s*${GLYPH}|[345]\\s*${GLYPH}|${GLYPH}\\s*[345](?!\\d)`, 'u'),
  // English: stars and ratings
  /\b(?:[345]|three|four|five)\s*(?:\+|or more|plus)?[\s-]*stars?\b(?!\s+(?:hotels?|resorts?|generals?|restaurants?))/u,
  /\b(?:full|max(?:imum)?|all the|top)[\s-]+(?:stars?|marks|ratings?|scores?|points out of)\b/u,
  /\b(?:high(?:er|est)?|top|best|perfect|excellent|great|good|positive|favou?rable)\s+(?:possible\s+)?(?:star\s+)?(?:ratings?|scores?|marks)\b/u,
  /\b(?:rat(?:e|ed|es|ing)|scor(?:e|es|ing)|review|stars?)\b.{0,30}(?:\bat least\b|\babove\b|≥|>|\bminimum\b|\bno less than\b|\bnot below\b|\bhigher than\b|\bor higher\b|\bor above\b).{0,8}[\d★]/u,
  /\b(?:rat(?:e|ed|es|ing)|scor(?:e|es|ing)|review|stars?|give)\b.{0,30}\b(?:[45](?:\.\d)?\s*(?:\/|out of)\s*5|(?:8|9|10)\s*(?:\/|out of)\s*10)(?!\d)/u,
  /\b(?:at least|minimum(?: of)?)\s+(?:[345](?:\.\d)?|four|five)\s*(?:\/|out of)\s*(?:5|five)(?!\d)/u,
  // English: sentiment
  /\b(?:positive|favou?rable|glowing|raving?|flattering|enthusiastic|upbeat|praising)\s+(?:\w+\s+){0,2}?(?:reviews?|feedback|testimonials?|comments?|words|opinions?|recommendations?|experiences?)\b/u,
  /\b(?:leave|give|post)\s+(?:us\s+|our product\s+)?(?:a\s+|an\s+)?(?:very\s+|really\s+)?(?:good|great|nice|excellent|amazing)\s+reviews?\b/u,
  /\b(?:reviews?|feedback|tone|comments?|it)\s+(?:must|should|has to|have to|needs? to|is|are|be|stays?)\s+(?:\w+\s+)?(?:be\s+)?(?:positive|favou?rable)\b/u,
  /\b(?:say|write|mention)\s+(?:something\s+|only\s+)?(?:nice|good|positive|great)\s+(?:things|words|about)\b|\bsay\s+something\s+(?:nice|good|positive)\b|\bspeak highly\b|\bpraise (?:us|our|the product)\b/u,
  /\b(?:must|should|has to|have to|needs? to)\s+(?:\w+\s+){0,2}?recommend\b/u,
  /(?:\bno\b|\bwithout\b|\bavoid\b|\breject\b|\bremove\b|\bexclude\b|\brefuse\b|(?:\bnot|n't)\s+(?:write|post|leave|accept|approve|include|be|mention|count))\s+(?:\w+\s+){0,3}?(?:negative|critical|criticism|bad (?:reviews?|ratings?|things)|low (?:ratings?|scores?|stars?))\b/u,
  /\b(?:negative|critical|bad|low[- ]star)\s+(?:reviews?|ratings?|comments?)\s+(?:\w+\s+){0,2}?(?:rejected|removed|refused|(?:not|n't)\s+(?:be\s+)?(?:accepted|approved|counted|count|rewarded))\b/u,
  /\b(?:only|just)\s+(?:happy|satisfied|delighted)\s+(?:customers?|users?)\b|\bif you(?:'re| are)\s+(?:happy|satisfied|delighted)\b/u,
  // Japanese
  /星\s*[345三四五](?![日月年名人件回])|[345三四五]\s*(?:つの?|個の)\s*星|星\s*を\s*[345三四五]/u,
  /高評価|高い評価|高得点|最高評価|満点|(?:良い|よい|いい)\s*(?:口コミ|クチコミ|評価|点数)/u,
  /(?:好意的|肯定的|ポジティブ)\s*な?\s*(?:レビュー|評価|口コミ|クチコミ|内容|感想|コメント|意見)|褒め|ほめて|絶賛/u,
  /(?:低評価|悪い評価|否定的|批判的|ネガティブ)[^。]{0,16}(?:不可|禁止|ng|却下(?!し(?:ない|ません)|され)|避け|書かない|承認し(?:ない|ません)|対象外|しないで)/u,
  // Indonesian
  /(?<!hotel\s)\bbintang\s*(?:[345]|tiga|empat|lima)\b|(?:\b[345]|\btiga|\bempat|\blima)\s*bintang\b/u,
  /\b(?:ulasan|review|testimoni|komentar|feedback|kesan)\s+(?:yang\s+)?(?:\w+\s+)?(?:positif|memuji|memuaskan)\b|\b(?:harus|hanya)\s+positif\b/u,
  /\b(?:rating|nilai|penilaian|skor)\s+(?:yang\s+)?(?:tinggi|tertinggi|baik|bagus|sempurna|positif|terbaik|maksimal)\b/u,
  /\b(?:beri(?:kan)?|tinggalkan)\s+(?:\w+\s+)?(?:ulasan|review)\s+(?:yang\s+)?(?:baik|bagus)\b/u,
  /\b(?:tanpa|jangan|dilarang|hindari|tolak)\s+(?:\w+\s+){0,3}?(?:negatif|buruk|jelek|rendah)\b/u,
  // Chinese
  /[45四五]\s*(?:颗|个)?\s*星(?![期巴座球系辰光号际]|红旗|级?(?:酒店|饭店|宾馆))/u,
  /好评|满分|高分(?![子辨贝])|高评价|(?:正面|积极|正向)的?(?:评价|评论|反馈|内容|评测)/u,
  /(?:差评|负面|低分)[^。]{0,8}(?:不予|拒绝|不得|禁止|不通过|删除|不算)|(?:不得|不要|禁止|请勿|避免|不能)[^。]{0,8}(?:差评|负面|低分)/u,
];

/** The words that ask for a rating or a sentiment; null where the text has none. */
export function requestedSentiment(text: string): string | null {
  const clauses = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").split(CLAUSE_END);
  for (const clause of clauses) {
    const found = NEUTRAL.some((neutral) => neutral.test(clause)) ? null : firstMatch(clause);
    if (found !== null) return found;
  }
  return null;
}

function firstMatch(clause: string): string | null {
  for (const wanted of WANTED) {
    const match = wanted.exec(clause);
    if (match) return match[0].trim();
  }
  return null;
}
