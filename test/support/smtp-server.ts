import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly data: string;
}

export interface SmtpServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** answers 550 to the next reader of a mail */
  refuseNext(): void;
  close(): Promise<void>;
}

/** As much of RFC 5321 as one sender needs: every mail is kept as it came. */
export async function startSmtpServer(): Promise<SmtpServer> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const state = { refuse: false };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, received, state);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    refuseNext: () => {
      state.refuse = true;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function converse(socket: Socket, received: ReceivedMail[], state: { refuse: boolean }): void {
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
    return '250 taken';
  };
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
