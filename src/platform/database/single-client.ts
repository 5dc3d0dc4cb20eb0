import pg from 'pg';
import { connecting, noteConnectionError } from './connection-errors.js';

/**
 * A connection of its own, for what is done before there are pools. What breaks it is known as such
 * (`databaseFailureOf`), and ends nothing but what is asked of it.
 */
export async function connectClient(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ connectionTimeoutMillis: 10_000, ...config });
  client.on('error', noteConnectionError);
  await connecting(client.connect());
  return client;
}
