export { Sweep, type DueRows, type WantedRows } from './sweep.js';
export { defineSweep } from './sweep-job.js';
