export const SAVE = `mutation ($input: SaveRewardInput!) { saveReward(input: $input) {
  __typename ... on Reward { id version status unitCost { amountMinor currency } translations { locale name } }
  ... on UserError { code message } ... on InvalidInput { problems { path message } } } }`;
export const LOAD = `mutation ($id: ID!, $codes: [String!]!) { loadGiftCodes(input: { rewardId: $id, codes: $codes }) {
  __typename ... on LoadedGiftCodes { loaded alreadyThere reward { stock codesFree codesLoaded } } } }`;
export const STATUS = `mutation ($input: SetRewardStatusInput!) { setRewardStatus(input: $input) {
    __typename ... on Reward { status } ... on NotPublishable { problems { path } } } }`;
export const SHOP = `query { rewards { edges { node { id name pricePoints stock version unitCost { currency }
  availability { redeemable reason missingPoints } } } pageInfo { hasNextPage } } }`;
export const REDEEM = `mutation ($input: RedeemRewardInput!) { redeemReward(input: $input) {
  __typename ... on Redemption { id status pricePoints reward { stock } advocate { name } timeline { rule outcome } }
  ... on UserError { code } ... on PriceChanged { reward { version pricePoints availability { redeemable } } }
  ... on InsufficientPoints { missingPoints } } }`;
export const DECIDE = `mutation ($input: DecideRedemptionInput!) { decideRedemption(input: $input) {
  __typename ... on Redemption { status reason reasonText decidedAt } ... on UserError { code } } }`;
export const FULFIL = `mutation ($input: FulfilRedemptionInput!) { fulfilRedemption(input: $input) {
  __typename ... on Redemption { status fulfilledAt } ... on UserError { code } } }`;
export const FAIL = `mutation ($input: FailRedemptionInput!) { failRedemption(input: $input) {
  __typename ... on Redemption { status reason reward { stock } } ... on UserError { code }
  ... on InvalidInput { problems { path } } } }`;
export const OWN = `query ($id: ID!) { redemption(id: $id) { status fulfilmentNote reason reasonText } }`;
export const REVEAL = `mutation ($id: ID!) { revealGiftCode(input: { redemptionId: $id }) {
  __typename ... on RevealedGiftCode { code redemption { reveals { at } } } ... on UserError { code } } }`;
export const QUEUE = `query { redemptions(filter: { statuses: [REQUESTED] }) { edges { node { id advocate { name } } } } }`;

/** What a marketer saves. */
export const DRAFT = {
  name: 'Gift card',
  description: 'A card',
  translations: [{ locale: 'zh_CN', name: '礼品卡', description: '一张卡' }],
  pricePoints: 300,
  unitCostMinor: 1_000,
  isGift: true,
};

/** What the specs read on with; the rest they only compare. */
export interface Made {
  readonly __typename: string;
  readonly id: string;
  readonly version: number;
  readonly problems: readonly { readonly path: readonly string[] }[];
}
export interface List {
  readonly edges: readonly { readonly node: unknown }[];
  readonly pageInfo: { readonly endCursor: string };
}
export type Only<Name extends string, Shape = unknown> = Readonly<Record<Name, Shape>>;
