import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Parser } from 'pg-protocol/dist/parser.js';

/** `pg`'s connection, which tells what comes in by its messages' names. */
export interface Receiving extends EventEmitter {
  attachListeners(stream: Socket): void;
}

/** What takes rows as bytes. */
interface TakesRows {
  /** `at`: where the content of the message begins. */
  readRow(bytes: Buffer, at: number): void;
}

interface Message {
  readonly name: string;
}

/** A parser with what its types hide: it makes a message of `length` bytes behind `at`. */
interface MessageParser {
  handlePacket(at: number, code: number, length: number, bytes: Buffer): Message;
  parse(bytes: Buffer, tell: (message: Message) => void): void;
}

const DATA_ROW = 'D'.charCodeAt(0);
const TAKEN: Message = { name: 'taken' };

/** As `pg` reads what comes in, but for rows that somebody takes as they are: they are no messages. */
export function readMessages(
  stream: Socket,
  connection: Receiving,
  takes: () => TakesRows | null,
): void {
  const parser = new Parser() as unknown as MessageParser;
  const handlePacket = parser.handlePacket.bind(parser);
  parser.handlePacket = (at, code, length, bytes) => {
    const taker = code === DATA_ROW ? takes() : null;
    if (taker === null) return handlePacket(at, code, length, bytes);
    taker.readRow(bytes, at);
    return TAKEN;
  };
  const tell = (message: Message): void => {
    if (message === TAKEN) return;
    connection.emit(message.name === 'error' ? 'errorMessage' : message.name, message);
  };
  stream.on('data', (bytes: Buffer) => {
    parser.parse(bytes, tell);
  });
}
