import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql';

const PORTAL = join(import.meta.dirname, '../../../portal/src');

export interface PortalOperation {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** with the fragments that it spreads, and without the marks of the portal's own tools */
  readonly document: string;
  readonly node: OperationDefinitionNode;
}

/** Every operation that the portal's sources hold, as it is sent. */
export function portalOperations(): PortalOperation[] {
  const definitions = templates().flatMap((text) => withoutMarks(parse(text)).definitions);
  const fragments = new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((node) => ({
      name: node.name?.value ?? '',
      kind: node.operation,
      node,
      document: [node, ...spreadBy(node, fragments)].map(print).join('\n'),
    }));
}

function templates(): string[] {
  const files = readdirSync(PORTAL, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(PORTAL, file), 'utf8'))
    .flatMap((text) =>
      [...text.matchAll(/\bgraphql\(\s*`([^`]+)`/g)].map((found) => found[1] ?? ''),
    );
}

function withoutMarks(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: (node) => (node.name.value.startsWith('_') ? null : undefined),
  });
}

function spreadBy(
  node: OperationDefinitionNode | FragmentDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  found = new Set<FragmentDefinitionNode>(),
): Set<FragmentDefinitionNode> {
  visit(node, {
    FragmentSpread({ name }) {
      const fragment = fragments.get(name.value);
      if (!fragment) throw new Error(`There is no fragment ${name.value} in the portal.`);
      if (found.has(fragment)) return;
      found.add(fragment);
      spreadBy(fragment, fragments, found);
    },
  });
  return found;
}
