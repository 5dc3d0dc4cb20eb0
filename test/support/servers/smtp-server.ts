import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

/**
 * `SILENT` accepts connections and never says a word; `SILENT_AFTER_DATA` says nothing to a mail
 * that it was given; `TAKES_AND_CUTS` takes it and breaks the connection instead of saying so.
 */
export type SmtpBehaviour = 'ANSWERS' | 'SILENT' | 'SILENT_AFTER_DATA' | 'TAKES_AND_CUTS';

export interface SmtpServer {
  readonly url: string;
  /** what it took, or took without saying so */
  readonly received: readonly ReceivedMail[];
  /** how often somebody has connected so far */
  readonly connections: number;
  /** As after a restart: whoever is connected is cut off. */
  behave(behaviour: SmtpBehaviour): void;
  /** answers 550 to the next reader of a mail */
  refuseNext(): void;
  close(): Promise<void>;
}

/** As much of RFC 5321 as one sender needs: every mail is kept as it came. */
export async function startSmtpServer(behaviour: SmtpBehaviour = 'ANSWERS'): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const state: State = { refuse: false, behaviour };
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    converse(socket, received, state);
  });
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    get connections() {
      return connections;
    },
    behave: (next) => {
      state.behaviour = next;
      cutAll();
    },
    refuseNext: () => {
      state.refuse = true;
    },
    close: async () => {
      cutAll();
      server.close();
      await once(server, 'close');
    },
  };
}

interface State {
  refuse: boolean;
  behaviour: SmtpBehaviour;
}

function converse(socket: Socket, received: ReceivedMail[], state: State): void {
  let from = '';
  let to: string[] = [];
  let data: string[] | null = null;
  let rest = '';
  const command = (line: string): string => {
    const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
    if (/^MAIL FROM/i.test(line)) {
      from = address;
      to = [];
    }
    if (/^RCPT TO/i.test(line)) {
      if (state.refuse) {
        state.refuse = false;
        return '550 no such reader';
      }
      to.push(address);
    }
    if (/^DATA/i.test(line)) {
      data = [];
      return '354 go on';
    }
    return /^QUIT/i.test(line) ? '221 bye' : '250 ok';
  };
  const answer = (line: string): string | null => {
    if (data === null) return command(line);
    if (line !== '.') {
      data.push(line);
      return null;
    }
    received.push({ from, to, data: data.join('\r\n') });
    data = null;
    if (state.behaviour === 'TAKES_AND_CUTS') socket.destroy();
    return state.behaviour === 'ANSWERS' ? '250 taken' : null;
  };
  if (state.behaviour === 'SILENT') return;
  socket.write('220 test\r\n');
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString('utf8')).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = answer(line);
      if (reply !== null) socket.write(`${reply}\r\n`);
    }
  });
}
