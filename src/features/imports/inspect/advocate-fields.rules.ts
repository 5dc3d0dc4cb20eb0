import { advocateShape, type GivenAdvocateColumn, type OwnAttribute } from '../read/index.js';
import {
  describeKind,
  type ImportDescription,
  type ToldField,
} from './import-description.rules.js';
import { fieldsOfAttributes } from './own-fields.rules.js';

const FIELDS: Readonly<Record<GivenAdvocateColumn, ToldField>> = {
  externalId: {
    headers: [
      ...['externalid', 'contactid', 'recordid', 'advocateid', 'personid', 'id', '担当者id'],
      ...['コンタクトid', 'idkontak', '联系人id'],
    ],
    example: ['C-17', 'C-22', 'C-31'],
  },
  email: {
    type: 'EMAIL',
    headers: [
      ...['email', 'emailaddress', 'workemail', 'mail', 'contactemail', 'メール'],
      ...['メールアドレス', '邮箱', '电子邮箱', 'courriel', 'adressemail'],
    ],
    example: ['mei@kitahama.example', 'budi@sinar.example', 'jonas@weber.example'],
  },
  name: {
    headers: [
      ...['name', 'fullname', 'contactname', 'advocate', '氏名', '名前', 'nama', 'namalengkap'],
      ...['姓名', '联系人'],
    ],
    example: ['Mei Tanaka', 'Budi Santoso', 'Jonas Weber'],
  },
  givenName: {
    headers: [
      ...['firstname', 'givenname', 'forename', 'vorname', 'prénom', 'prenom', '名', '名字'],
      ...['namadepan'],
    ],
    example: [],
  },
  familyName: {
    headers: [
      ...['lastname', 'familyname', 'surname', 'nachname', 'nom', 'nomdefamille', '姓', '苗字'],
      ...['姓氏', 'namabelakang', 'namakeluarga'],
    ],
    example: [],
  },
  companyExternalId: {
    headers: [
      ...['companyid', 'accountid', 'associatedcompanyid', 'primaryassociatedcompanyid'],
      ...['会社id', '取引先id', 'idperusahaan', '公司id', '客户id'],
    ],
    example: [],
  },
  companyDomain: {
    type: 'LIST',
    headers: ['companydomain', 'companydomainname', 'domain', 'website', 'ドメイン', '域名'],
    example: [],
  },
  company: {
    headers: [
      ...['company', 'companyname', 'account', 'accountname', 'associatedcompany'],
      ...['firma', 'unternehmen', 'société', 'entreprise'],
      ...['organization', '会社', '会社名', '取引先名', 'perusahaan', '公司', '公司名称'],
    ],
    example: ['Kitahama K.K.', 'PT Sinar', 'Weber GmbH'],
  },
  employedSince: {
    headers: [
      'employedsince',
      'atcompanysince',
      'jobstartdate',
      '入社日',
      'bekerjasejak',
      '入职日期',
    ],
    example: [],
  },
  language: {
    headers: ['language', 'preferredlanguage', 'locale', '言語', 'bahasa', '语言', '首选语言'],
    example: ['ja', 'id', 'en'],
  },
  timeZone: {
    headers: ['timezone', 'タイムゾーン', 'zonawaktu', '时区'],
    example: ['Asia/Tokyo', 'Asia/Jakarta', 'Europe/Berlin'],
  },
  interests: { type: 'LIST', headers: ['interests', '関心', 'minat', '兴趣'], example: [] },
  willingTo: {
    type: 'LIST',
    headers: ['willingto', 'referenceactivities', 'advocacyactivities', 'bersedia', '愿意参与'],
    example: ['REFERENCE_CALL; LOGO', '', 'QUOTE'],
  },
  willingSaidOn: { headers: ['willingsaidon', 'offeredon', 'willingsince'], example: [] },
  tags: {
    type: 'LIST',
    headers: ['tags', 'tag', 'labels', 'タグ', '标签'],
    example: ['beta', '', 'speaker'],
  },
};

/** Advocates, with the programme's own attributes of them. */
export function describeAdvocates(attributes: readonly OwnAttribute[]): ImportDescription {
  return describeKind(advocateShape(attributes), { ...FIELDS, ...fieldsOfAttributes(attributes) });
}
