import { companyShape, type GivenCompanyColumn, type OwnAttribute } from '../read/index.js';
import {
  describeKind,
  type ImportDescription,
  type ToldField,
} from './import-description.rules.js';
import { fieldsOfAttributes } from './own-fields.rules.js';

const FIELDS: Readonly<Record<GivenCompanyColumn, ToldField>> = {
  externalId: {
    headers: [
      ...['externalid', 'companyid', 'accountid', 'recordid', 'id', '会社id', '取引先id'],
      ...['organizationid', 'organisationid', 'hsobjectid', 'kundennr', 'kundennummer'],
      ...['企業id', 'idperusahaan', '公司id', '客户id', '客户编号'],
    ],
    example: ['A-17', 'A-22', 'A-31'],
  },
  name: {
    headers: [
      ...['name', 'companyname', 'accountname', 'company', 'account', 'organization'],
      ...['organizationname', 'organisationname', 'firma', 'unternehmen', 'kunde', 'société'],
      ...['会社名', '取引先名', '企業名', 'namaperusahaan', 'perusahaan', '公司名称', '客户名称'],
    ],
    example: ['North Wind Ltd', 'Weber GmbH', 'PT Rahma'],
  },
  domains: {
    type: 'LIST',
    headers: [
      ...['domain', 'domains', 'companydomainname', 'website', 'websiteurl', 'webdomain', 'url'],
      ...['ドメイン', 'webサイト', '域名', '网站', 'situsweb'],
    ],
    example: ['north.example; northwind.example', 'weber.example', 'rahma.example'],
  },
  kind: {
    type: 'WORD',
    words: ['ACCOUNT', 'PROSPECT'],
    meanings: [
      [/prospect|lead|potential|calon|見込|潜在|interessent/i, 'PROSPECT'],
      [/customer|client|account|kunde|pelanggan|顧客|取引先|客户/i, 'ACCOUNT'],
    ],
    headers: [
      ...['kind', 'type', 'accounttype', 'companytype', 'lifecyclestage', 'status', '種別'],
      ...['取引先種別', 'jenis', '类型', '客户类型'],
    ],
    example: ['ACCOUNT', 'ACCOUNT', 'PROSPECT'],
  },
  owner: {
    type: 'EMAIL',
    headers: [
      ...['owner', 'owneremail', 'companyowner', 'accountowner', 'accountmanager', '担当者'],
      ...['担当者メール', 'pemilik', '负责人', '负责人邮箱'],
    ],
    example: [],
  },
  revenue: {
    headers: [
      ...['revenue', 'annualrevenue', 'yearlyrevenue', 'arr', 'turnover', '売上', '年間売上'],
      ...['年商', 'pendapatan', '年收入', '营收'],
    ],
    example: ['120000.00', '45000.00', ''],
  },
  currency: {
    headers: ['currency', 'currencycode', 'currencyisocode', '通貨', 'matauang', '币种', '货币'],
    example: ['EUR', 'EUR', ''],
  },
  customerSince: {
    headers: [
      ...['customersince', 'becameacustomerdate', 'customerdate', 'startdate', '取引開始日'],
      ...['契約開始日', 'pelanggansejak', '客户起始日', '成为客户日期'],
    ],
    example: ['2024-03-01', '2025-07-15', ''],
  },
  renewsOn: {
    headers: [
      ...['renewson', 'renewal', 'renewaldate', 'contractend', 'contractenddate', '更新日'],
      ...['契約更新日', 'perpanjangan', 'tanggalperpanjangan', '续约日期', '续费日期'],
    ],
    example: ['2027-02-28', '2027-07-14', ''],
  },
  country: {
    headers: [
      ...['country', 'countryregion', 'billingcountry', 'countrycode', '国', '国地域'],
      ...['negara', '国家', '国家地区'],
    ],
    example: ['GB', 'Germany', 'ID'],
  },
  industry: {
    headers: ['industry', 'sector', 'branche', '業種', '業界', 'industri', '行业'],
    example: ['Logistics', 'Manufacturing', 'Retail'],
  },
  employees: {
    headers: [
      ...['employees', 'numberofemployees', 'employeecount', 'noofemployees', 'mitarbeiter'],
      ...['従業員数', '社員数', 'jumlahkaryawan', 'karyawan', '员工数', '员工人数'],
    ],
    example: ['250', '40', '1200'],
  },
  giftsAllowed: {
    type: 'YES_NO',
    headers: ['giftsallowed', 'acceptsgifts', 'gifts', 'ギフト可', 'bolehhadiah', '可收礼品'],
    example: [],
  },
  publicSector: {
    type: 'YES_NO',
    headers: [
      'publicsector',
      'ispublicsector',
      'government',
      '公共機関',
      'sektorpublik',
      '公共部门',
    ],
    example: [],
  },
  tags: {
    type: 'LIST',
    headers: ['tags', 'tag', 'labels', 'タグ', '标签'],
    example: ['reference; pilot', '', 'pilot'],
  },
};

/** Companies, with the programme's own attributes of them. */
export function describeCompanies(attributes: readonly OwnAttribute[]): ImportDescription {
  return describeKind(companyShape(attributes), { ...FIELDS, ...fieldsOfAttributes(attributes) });
}
