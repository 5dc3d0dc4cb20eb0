import type { Plugin } from 'vite';

/** A node of ESTree, as far as it is looked at here. */
interface Node {
  readonly type: string;
  readonly [part: string]: unknown;
}

const MAIN_DOCUMENT = 'index.html';
const PROGRAM = '/$programSlug';
const PREFIXES: Readonly<Record<string, string>> = { rootRoute: '', programRoute: PROGRAM };

/**
 * Writes `pages.json`: the document that answers each address of the portal. Addresses of
 * `documents` are told; all others are the routes of the portal's router, read from the
 * `createRoute` of the modules that are built, and answered by its main document. A route that
 * cannot be read stops the build. While developing, the same documents answer.
 */
export function pageAddresses(documents: Readonly<Record<string, string>>): Plugin {
  const found = new Set<string>();
  return {
    name: 'page-addresses',
    configureServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        const address = Object.keys(documents).find((each) =>
          new RegExp(`^${each.replace(/\$\w+/, '[^/]+')}/?$`).test(path),
        );
        if (address) request.url = `/${String(documents[address])}`;
        next();
      });
    },
    transform: {
      order: 'post',
      handler(code, id) {
        if (id.includes('node_modules') || !code.includes('createRoute(')) return;
        visit(this.parse(code), (node) => {
          if (node.type !== 'CallExpression' || nameOf(node['callee']) !== 'createRoute') return;
          const address = addressOf((node['arguments'] as Node[])[0]);
          if (address === null) this.error(`${id}: the address of a route cannot be read.`);
          found.add(address);
        });
      },
    },
    generateBundle() {
      const routes = [...found].sort().map((address) => [address, MAIN_DOCUMENT]);
      const source = JSON.stringify({ ...documents, ...Object.fromEntries(routes) }, null, 2);
      this.emitFile({ type: 'asset', fileName: 'pages.json', source });
    },
  };
}

function addressOf(options: Node | undefined): string | null {
  if (options?.type !== 'ObjectExpression') return null;
  const parts = new Map(
    (options['properties'] as Node[]).map((each) => [nameOf(each['key']), each['value'] as Node]),
  );
  const path = parts.get('path')?.['value'];
  const prefix = PREFIXES[nameOf(parts.get('getParentRoute')?.['body']) ?? ''];
  if (typeof path !== 'string' || prefix === undefined) return null;
  return `${prefix}/${path.replace(/^\/|\/$/g, '')}`.replace(/(?<=.)\/$/, '');
}

function nameOf(node: unknown): string | null {
  const { type, name } = (node ?? {}) as Partial<Node>;
  return type === 'Identifier' && typeof name === 'string' ? name : null;
}

function visit(node: unknown, see: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) visit(each, see);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  if (typeof (node as Node).type === 'string') see(node as Node);
  for (const part of Object.values(node)) visit(part, see);
}
