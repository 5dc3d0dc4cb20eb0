/** What the people of the story ask for: as the portal does, a little shorter. */

const REFUSAL = '... on UserError { code message path }';

export const INVITE = `mutation ($input: InviteMemberInput!) { inviteMember(input: $input) {
  __typename ... on Membership { id status roles } ${REFUSAL} } }`;

export const SPEAK = `mutation ($input: SetLanguageInput!) { setLanguage(input: $input) {
  ... on Viewer { locale } } }`;

export const SAVE_CHALLENGE = `mutation ($input: SaveChallengeInput!) { saveChallenge(input: $input) {
  __typename ... on Challenge { id version status } ... on RuleBroken { rule problems { path rule } }
  ${REFUSAL} } }`;

export const PUBLISH_CHALLENGE = `mutation ($input: PublishChallengeInput!) {
  publishChallenge(input: $input) { ... on Challenge { status points } ${REFUSAL} } }`;

export const SAVE_REWARD = `mutation ($input: SaveRewardInput!) { saveReward(input: $input) {
  ... on Reward { id version } ${REFUSAL} } }`;

export const SAVE_INTEREST = `mutation ($input: SaveInterestInput!) { saveInterest(input: $input) {
  ... on Interest { id name offered } ${REFUSAL} } }`;

export const CHANGE_EMPLOYER = `mutation ($input: ChangeEmployerInput!) { changeEmployer(input: $input) {
  ... on Advocate { id version formerEmployers { id } } ${REFUSAL} } }`;

export const LOAD_CODES = `mutation ($input: LoadGiftCodesInput!) { loadGiftCodes(input: $input) {
  ... on LoadedGiftCodes { loaded reward { stock } } ${REFUSAL} } }`;

export const OFFER_REWARD = `mutation ($input: SetRewardStatusInput!) { setRewardStatus(input: $input) {
  ... on Reward { status } ${REFUSAL} } }`;

export const START = `mutation ($input: StartChallengeInput!) { startChallenge(input: $input) {
  ... on Participation { id status } ${REFUSAL} } }`;

export const HAND_IN = `mutation ($input: SubmitStageInput!) { submitStage(input: $input) {
  ... on Submission { id status } ${REFUSAL} } }`;

export const QUEUE = `{ approvals(first: 10) { totalCount edges { node { id version link
  files { mediaType } participation { advocate { name } challenge { title } } } } } }`;

export const DECIDE = `mutation ($input: DecideSubmissionInput!) { decideSubmission(input: $input) {
  ... on Submission { status version participation { status } } ${REFUSAL} } }`;

export const POINTS = `{ me { points { available lifetime } statement {
  edges { node { kind points rule subjectKind } } } } }`;

export const REFER = `mutation ($input: SubmitReferralInput!) { submitReferral(input: $input) {
  __typename ... on Referral { id status windowClosesAt possiblePoints source }
  ... on DuplicateReferral { referral { id } } ${REFUSAL} } }`;

export const TAG_ADVOCATES = `mutation ($input: TagAdvocatesInput!) { tagAdvocates(input: $input) {
  ... on TaggedAdvocates { changed advocates { id tags { id name } } } ${REFUSAL} } }`;

export const DEFINE_ATTRIBUTE = `mutation ($input: DefineAttributeInput!) {
  defineAttribute(input: $input) { ... on Attribute { id version name choices { id label } }
  ${REFUSAL} } }`;

export const LINK = '{ me { link { code url clicks referrals } } }';

export const RECORD_REFERRAL = `mutation ($input: RecordReferralInput!) {
  recordReferral(input: $input) { ... on Referral { id status confirmation source } ${REFUSAL} } }`;

export const CONFIRM = `mutation ($input: ConfirmReferralInput!) { confirmReferral(input: $input) {
  ... on Referral { id confirmation } ${REFUSAL} } }`;

export const CONTACT = `mutation ($input: RecordFirstContactInput!) {
  recordFirstContact(input: $input) { ... on Referral { status firstContactedAt contact { name } }
  ${REFUSAL} } }`;

export const MOVE = `mutation ($input: MoveReferralInput!) { moveReferral(input: $input) {
  ... on Referral { status step } ${REFUSAL} } }`;

export const RECORD_DEAL = `mutation ($input: RecordDealInput!) { recordDeal(input: $input) {
  ... on Deal { id stage closedOn amount { amountMinor currency }
    referrals { id status rewardStatus pointsAwarded } } ${REFUSAL} } }`;

export const REFERRAL = `query ($id: ID!) { referral(id: $id) { status step reason windowOpen
  wonOutsideWindow rewardStatus pointsAwarded timeline { rule outcome } } }`;

export const MY_REFERRALS = `{ referrals(first: 50) { edges { node { id source refereeName status
  company { name } } } } }`;

export const SHOP = `{ rewards { edges { node { id version pricePoints stock
  availability { redeemable } } } } }`;

export const REDEEM = `mutation ($input: RedeemRewardInput!) { redeemReward(input: $input) {
  ... on Redemption { id status } ${REFUSAL} } }`;

export const DECIDE_REDEMPTION = `mutation ($input: DecideRedemptionInput!) {
  decideRedemption(input: $input) { ... on Redemption { id status } ${REFUSAL} } }`;

export const REVEAL = `mutation ($input: RevealGiftCodeInput!) { revealGiftCode(input: $input) {
  ... on RevealedGiftCode { code redemption { reveals { at } } } ${REFUSAL} } }`;

export const NOTICES = `{ notifications(first: 50) { unread edges { node { kind subjectKind subjectId
  inputs } } } }`;

export const PREFERENCES = '{ mailPreferences { kind wanted } }';

/** A review, with all but the disclosure that R-C4 asks for. */
export const CHALLENGE = {
  kind: 'REVIEW',
  title: 'Share a review',
  summary: 'Tell others what you think',
  instructions: 'Write an honest review on G2, then send us its link.',
  reviewSite: 'g2',
  approvalCriteria: 'The review is published and yours.',
  stages: [
    {
      title: 'Write it',
      instructions: 'Any rating is fine.',
      points: 150,
      proof: ['LINK', 'SCREENSHOT'],
    },
  ],
  translations: [],
};
export const DISCLOSURE = 'I was offered points for this review, whatever it says.';
