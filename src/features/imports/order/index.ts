export { forgetPlaces } from './forget-places.js';
export { PlaceKeys } from './place-keys.js';
export { RowOrder, type Standing } from './row-order.js';
export { type ToldPlace } from './told-places.queries.js';
