export { searchAdvocates } from './find-advocates.queries.js';
