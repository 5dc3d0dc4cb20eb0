export { Texts, type TextArguments } from './texts.js';
