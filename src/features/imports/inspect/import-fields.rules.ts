import { DEAL_SHAPE, REFERRAL_SHAPE, type DealColumn, type ReferralColumn } from '../read/index.js';
import { describeKind, type ToldField } from './import-description.rules.js';

const REFERRAL_FIELDS: Readonly<Record<ReferralColumn, ToldField>> = {
  externalId: {
    headers: ['externalid', 'referralid', 'leadid', 'recordid', 'id', '紹介id', '推荐id'],
    example: ['L-1001', 'L-1002', 'L-1003'],
  },
  advocateExternalId: {
    headers: [
      'advocateid',
      'referrerid',
      'advocateexternalid',
      'contactid',
      '紹介者id',
      '推荐人id',
    ],
    example: ['C-17', 'C-17', 'C-22'],
  },
  advocateEmail: {
    type: 'EMAIL',
    headers: [
      ...['advocateemail', 'referreremail', 'referredbyemail', 'emailpereferensi'],
      ...['紹介者メール', '紹介者メールアドレス', '推荐人邮箱'],
    ],
    example: ['mei@kitahama.example', 'mei@kitahama.example', 'budi@sinar.example'],
  },
  advocateName: {
    headers: [
      ...['advocate', 'advocatename', 'referrer', 'referredby', 'referrername'],
      ...['紹介者', '紹介者名', 'pereferensi', '推荐人', '推荐人姓名'],
    ],
    example: ['Mei Tanaka', 'Mei Tanaka', 'Budi Santoso'],
  },
  refereeName: {
    headers: [
      ...['refereename', 'referee', 'leadname', 'contactname', 'fullname', 'name', 'prospect'],
      ...['紹介先氏名', '氏名', 'nama', '被推荐人', '姓名', '联系人'],
    ],
    example: ['Lea Visitor', 'Jonas Weber', 'Siti Rahma'],
  },
  refereeEmail: {
    type: 'EMAIL',
    headers: [
      ...['refereeemail', 'leademail', 'contactemail', 'email', 'emailaddress', 'mail'],
      ...['メール', 'メールアドレス', '邮箱', '电子邮箱'],
    ],
    example: ['lea@north.example', 'jonas@weber.example', 'siti@rahma.example'],
  },
  refereeCompany: {
    headers: [
      ...['refereecompany', 'company', 'companyname', 'account', 'accountname', 'organization'],
      ...['会社', '会社名', '企業名', '取引先名', 'perusahaan', '公司', '公司名称', '客户名称'],
    ],
    example: ['North Wind Ltd', 'Weber GmbH', 'PT Rahma'],
  },
  source: {
    headers: ['source', 'leadsource', 'channel', '流入元', 'リードソース', 'sumber', '来源'],
    example: ['Event', 'Newsletter', 'Event'],
  },
  submittedOn: {
    headers: [
      ...['submittedon', 'referredon', 'referraldate', 'createdate', 'createddate', 'date'],
      ...['紹介日', '作成日', 'tanggal', 'tanggalreferensi', '推荐日期', '创建日期'],
    ],
    example: ['2026-09-01', '2026-09-14', '2026-10-02'],
  },
  submittedAt: {
    headers: ['submittedat', 'createdat', 'createdtime', '作成日時', '创建时间'],
    example: [],
  },
};

const DEAL_FIELDS: Readonly<Record<DealColumn, ToldField>> = {
  externalId: {
    headers: [
      ...['externalid', 'dealid', 'opportunityid', 'recordid', 'id', '商談id', 'idkesepakatan'],
      ...['商机id', '商机编号'],
    ],
    example: ['D-501', 'D-502', 'D-503'],
  },
  referralExternalId: {
    headers: ['referralexternalid', 'referralid', 'leadid', '紹介id', '推荐id', '线索id'],
    example: ['L-1001', 'L-1002', 'L-1003'],
  },
  name: {
    headers: [
      'dealname',
      'opportunityname',
      'name',
      'deal',
      '商談名',
      'namakesepakatan',
      '商机名称',
    ],
    example: ['North Wind rollout', 'Weber pilot', 'Rahma platform'],
  },
  company: {
    headers: [
      ...['company', 'account', 'accountname', 'companyname', 'associatedcompany', 'organization'],
      ...['会社', '会社名', '取引先名', 'perusahaan', '公司', '公司名称', '客户名称'],
    ],
    example: ['North Wind Ltd', 'Weber GmbH', 'PT Rahma'],
  },
  stage: {
    type: 'WORD',
    words: ['OPEN', 'WON', 'LOST'],
    meanings: [
      [/lost|loss|verloren|失注|输单|丢单|kalah|gagal|abandon|disqualif/i, 'LOST'],
      [/won|gewonnen|受注|成約|赢单|成交|menang|berhasil/i, 'WON'],
      [/./u, 'OPEN'],
    ],
    headers: [
      ...['stage', 'dealstage', 'stagename', 'status', 'state', 'phase'],
      ...['フェーズ', 'ステージ', '状態', 'tahap', 'status', '阶段', '状态'],
    ],
    example: ['WON', 'OPEN', 'LOST'],
  },
  closedOn: {
    headers: [
      ...['closedon', 'closedate', 'closeddate', 'wondate', 'closingdate'],
      ...['完了予定日', 'クローズ日', '受注日', 'tanggalpenutupan', '成交日期', '结单日期'],
    ],
    example: ['2026-10-20', '', '2026-11-03'],
  },
  closedAt: { headers: ['closedat', 'closetime', '完了日時', '成交时间'], example: [] },
  amount: {
    headers: [
      ...['amount', 'value', 'closevalue', 'dealamount', 'revenue', 'dealvalue'],
      ...['金額', '売上', 'jumlah', 'nilai', '金额'],
    ],
    example: ['12000.00', '4500.00', '8000.00'],
  },
  currency: {
    headers: ['currency', 'currencycode', 'currencyisocode', '通貨', 'matauang', '币种', '货币'],
    example: ['EUR', 'EUR', 'EUR'],
  },
};

export const REFERRALS = describeKind(REFERRAL_SHAPE, REFERRAL_FIELDS);
export const DEALS = describeKind(DEAL_SHAPE, DEAL_FIELDS);
