import type { ImportKind, ImportShape } from '../read/index.js';

/** What the values of a field are; `WORD`: one of a closed list, or what the mapping gives as one. */
export const FIELD_TYPES = [
  'ID',
  'TEXT',
  'EMAIL',
  'WORD',
  'NUMBER',
  'DAY',
  'MOMENT',
  'YES_NO',
  'LIST',
] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** One field of a kind of file, for whoever maps a column to it. */
export interface ImportField {
  readonly name: string;
  readonly type: FieldType;
  /** what a `WORD` can be */
  readonly words: readonly string[];
  /** words of files that mean one of ours: the first that fits */
  readonly meanings: readonly (readonly [RegExp, string])[];
  /** how files call it, without blanks and marks, in small letters; the likeliest first */
  readonly headers: readonly string[];
  /** whether a column that is only called like it is another one */
  readonly hasExactName: boolean;
  /** an example for the file that people download */
  readonly example: readonly string[];
  /** of an attribute of the programme's own; null: it has a name in every language */
  readonly label: string | null;
  /** R-D5: whether the clearing word takes its value away */
  readonly isClearable: boolean;
}

/** What the wizard knows of a kind of file: another kind is another of these. */
export interface ImportDescription {
  readonly kind: ImportKind;
  readonly shape: ImportShape<string>;
  readonly fields: readonly ImportField[];
  /** of each group at least one has to be mapped */
  readonly needed: readonly (readonly string[])[];
}

/** What a kind says of a field beside what its shape says. */
export type ToldField = Pick<ImportField, 'headers' | 'example'> &
  Partial<Pick<ImportField, 'type' | 'words' | 'meanings' | 'label' | 'hasExactName'>>;

const NOTHING_TOLD: ToldField = { headers: [], example: [] };

const CHANGED = [
  ...['changedat', 'changedon', 'lastmodifieddate', 'lastmodifiedat', 'lastmodifiedtime'],
  ...['hslastmodifieddate', 'lastmodified', 'modifiedtime', 'modifieddate', 'modifiedat'],
  ...['modifiedon', 'datemodified', 'systemmodstamp', 'updatedat', 'updatedon', 'updatedtime'],
  ...['updateddate', 'updatetime', 'updatedate', 'dateupdated', 'lastupdated', 'lastupdatedat'],
  ...['lastupdateddate', 'lastupdate', 'letzteänderung', 'geändertam', 'dernièremodification'],
  ...['最終更新日時', '最終更新日', '更新日時', '更新日', '最終変更日時', '最終変更日'],
  ...['terakhirdiubah', 'terakhirdiperbarui', 'diubahpada', 'diperbaruipada'],
  ...['waktuperubahan', 'tanggalperubahan', 'tanggaldiperbarui', 'waktudiperbarui'],
  ...['最后修改时间', '最后修改日期', '最后更新时间', '最后更新日期', '修改时间', '修改日期'],
  ...['更新时间', '更新日期'],
];

/**
 * Of every kind: what orders the rows of one id (R-D4). It decides which rows count, so that a name
 * that is only like one of these is none.
 */
const ORDER_FIELDS: Readonly<Partial<Record<string, ToldField>>> = {
  changedAt: { headers: CHANGED, hasExactName: true, example: [] },
  changedOn: { headers: CHANGED, hasExactName: true, example: [] },
  version: {
    headers: [
      ...['rowversion', 'recordversion', 'recordrevision', 'changenumber', 'sequencenumber'],
      ...['レコードバージョン', 'versirekaman', 'versidata', '记录版本', '数据版本'],
    ],
    hasExactName: true,
    example: [],
  },
};

export function describeKind<Column extends string>(
  shape: ImportShape<Column>,
  told: Readonly<Partial<Record<Column, ToldField>>>,
): ImportDescription {
  const { what: kind, needed, kinds, ids, columns, clearable } = shape;
  const fields = columns.map((name): ImportField => {
    const said = told[name] ?? ORDER_FIELDS[name] ?? NOTHING_TOLD;
    const type = said.type ?? kinds[name] ?? (ids.includes(name) ? 'ID' : 'TEXT');
    const isClearable = clearable.includes(name);
    const nothing = { words: [], meanings: [], label: null, hasExactName: false };
    return { ...nothing, ...said, name, type, isClearable };
  });
  return { kind, shape, fields, needed };
}
