import { defineStoredFiles } from '../../files/index.js';
import { partsAmong } from './import-run.queries.js';

/** The bytes of files of imports: nobody takes them for what an upload left. */
defineStoredFiles({ name: 'imports', knownAmong: partsAmong });
