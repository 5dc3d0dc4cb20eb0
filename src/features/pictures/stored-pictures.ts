import { defineStoredFiles } from '../files/index.js';
import { picturesAmong } from './picture.queries.js';

/** The bytes of pictures: once its row is gone, a picture is what an upload left. */
defineStoredFiles({ name: 'pictures', knownAmong: picturesAmong });
