import pg from 'pg';
import { connecting, noteConnectionError } from './connection-errors.js';

/**
 * A connection of its own, for what is done before there are pools. An error that breaks it is
 * recognised as such (`databaseFailureOf`), and ends only the statements that use the connection.
 */
export async function connectClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', noteConnectionError);
  await connecting(client.connect());
  return client;
}
