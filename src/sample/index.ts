export { SampleModule } from './sample.module.js';
export { seedOnFirstStart } from './seed-on-first-start.js';
export { SeedSample, type SeededSample } from './seed-sample.js';
