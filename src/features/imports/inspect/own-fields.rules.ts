import type { AttributeType } from '../../attributes/index.js';
import { columnOfAttribute, type AttributeColumn, type OwnAttribute } from '../read/index.js';
import { plain } from './guess-columns.rules.js';
import type { FieldType, ToldField } from './import-description.rules.js';

const TYPES: Readonly<Record<AttributeType, FieldType>> = {
  TEXT: 'TEXT',
  NUMBER: 'NUMBER',
  DAY: 'DAY',
  YES_NO: 'YES_NO',
  CHOICE: 'WORD',
};

/** The programme's own attributes, as fields: files call them as the programme does. */
export function fieldsOfAttributes(
  attributes: readonly OwnAttribute[],
): Readonly<Record<AttributeColumn, ToldField>> {
  return Object.fromEntries(
    attributes.map((attribute): [AttributeColumn, ToldField] => [
      columnOfAttribute(attribute),
      {
        type: TYPES[attribute.type],
        words: attribute.choices.map(({ label }) => label),
        headers: [plain(attribute.name)],
        example: [],
        label: attribute.name,
      },
    ]),
  );
}
