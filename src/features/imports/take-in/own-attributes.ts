import type { Tx } from '../../../platform/database/index.js';
import { attributesOf, choicesOf, type AttributeSubject } from '../../attributes/index.js';
import type { OwnAttribute } from '../read/index.js';

/** The programme's own facts that a file can give, in their order. */
export async function ownAttributes(tx: Tx, subject: AttributeSubject): Promise<OwnAttribute[]> {
  const all = (await attributesOf(tx, subject)).filter(({ archivedAt }) => archivedAt === null);
  const choices = await choicesOf(
    tx,
    all.filter(({ type }) => type === 'CHOICE').map(({ id }) => id),
  );
  return all.map(({ id, name, type }) => ({ id, name, type, choices: choices.get(id) ?? [] }));
}
