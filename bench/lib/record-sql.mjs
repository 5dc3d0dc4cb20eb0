// A server that keeps every statement that it sends, in order and in the words in which it is sent,
// with the number of its connection, until its parent asks for them. It runs from the single files of
// the build: the bundle has a `pg` of its own, which nobody reaches from outside.
import pg from 'pg';

const { query } = pg.Client.prototype;
const numbers = new WeakMap();
let connections = 0;
let kept = [];

pg.Client.prototype.query = function keptQuery(...given) {
  const [asked, values] = given;
  const {
    text,
    name,
    values: own = [],
  } = typeof asked === 'string' ? { text: asked, values } : asked;
  if (!numbers.has(this)) numbers.set(this, connections++);
  kept.push({ connection: numbers.get(this), text, name, values: own });
  return query.apply(this, given);
};

process.on('message', () => {
  process.send(kept);
  kept = [];
});

const { main } = await import('../../dist/server/main.js');
await main();
