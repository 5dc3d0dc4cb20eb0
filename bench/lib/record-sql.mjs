// Preloaded into a server (`node --import`): keeps every statement that it sends, in order and in the
// words in which it is sent, until its parent asks for them.
import pg from 'pg';

const { query } = pg.Client.prototype;
const { submit, prepare } = pg.Query.prototype;
let kept = [];

pg.Client.prototype.query = function tagged(...given) {
  this.connection.pool = this.connectionParameters.application_name;
  return query.apply(this, given);
};

function keep({ text, name, values }, { pool }) {
  kept.push({ pool, text, name, values: values ?? [] });
}

pg.Query.prototype.submit = function submitted(connection) {
  if (!this.requiresPreparation()) keep(this, connection);
  return submit.call(this, connection);
};

/** Statements with values come here, sent alone or together. */
pg.Query.prototype.prepare = function prepared(connection) {
  keep(this, connection);
  return prepare.call(this, connection);
};

process.on('message', () => {
  process.send(kept);
  kept = [];
});
