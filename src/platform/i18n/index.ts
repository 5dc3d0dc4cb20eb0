export { TextError, Texts, type TextArguments } from './texts.js';
