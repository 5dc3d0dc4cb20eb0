import { newId } from '../../kernel/ids.js';
import { fileKey, FileMissing, FilesUnavailable, type FileStore } from './file-store.port.js';

/** Whether the store keeps, gives back, lists and deletes. Throws FilesUnavailable. */
export async function probeFiles(store: FileStore): Promise<void> {
  const programId = newId();
  const key = fileKey(programId, newId());
  const sent = Buffer.from(`Goodturn looks whether it can keep files (${key}).`);
  await store.put(key, sent);
  const back = await store.readAll(key).catch(nullIfMissing);
  await store.deleteProgram(programId);
  if (back === null || !back.equals(sent)) {
    const says = `A file does not come back from ${store.place} as it was sent.`;
    throw new FilesUnavailable('FAILED', says, 'CHANGED');
  }
  if ((await store.readAll(key).catch(nullIfMissing)) !== null) {
    throw new FilesUnavailable('FAILED', `${store.place} does not delete what it is told.`, 'KEPT');
  }
}

function nullIfMissing(error: unknown): null {
  if (!(error instanceof FileMissing)) throw error;
  return null;
}
