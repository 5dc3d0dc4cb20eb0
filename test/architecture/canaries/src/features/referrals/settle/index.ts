// expects: nothing (the door of a room)
export { settled } from './uses-a-room-below.js';
