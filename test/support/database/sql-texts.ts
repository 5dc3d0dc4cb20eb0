import ts from 'typescript';

/**
 * A statement that the code sends: where it stands, what it may say, and what the code says of its
 * rows. Found with TypeScript's own eyes, so a constant of another file is followed.
 */
export interface SentText {
  /** e.g. `src/features/deals/deal.queries.ts#findDealsByIds` */
  readonly at: string;
  /** the type that sends it, e.g. `Tx` */
  readonly by: string;
  /** every text it may be; null where it is put together at run time */
  readonly texts: readonly string[] | null;
  /** null where nothing is said of the rows */
  readonly rows: ts.Type | null;
}

export interface Source {
  readonly sent: readonly SentText[];
  readonly checker: ts.TypeChecker;
}

/** What sends a statement with the method `query`, by the name of its type. */
const SENDERS =
  /^(Tx|CrossProgramDatabase|Pool|ClientBase|PoolClient|PooledClient|Client|Pick<ClientBase.*)( |$|&)/;

/** `files` with their full paths, under the settings of the repository. */
export function readSource(files: readonly string[]): Source {
  const read = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, '.');
  const program = ts.createProgram([...files], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const wanted = new Set(files);
  const calls = program
    .getSourceFiles()
    .filter(({ fileName }) => wanted.has(fileName))
    .flatMap((file) => callsIn(file));
  return { sent: new Reader(calls, checker).read(), checker };
}

/** What the parameters of a function are in one of its calls. */
type Bound = ReadonlyMap<ts.Symbol, { readonly node: ts.Expression; readonly bound: Bound }>;
const NOTHING: Bound = new Map();

/** The text is known once this function's caller is. */
class NeedsCaller extends Error {
  constructor(readonly declaration: ts.SignatureDeclaration) {
    super();
  }
}
/** It is put together from what is known at run time alone. */
class Composed extends Error {
  override readonly name = 'Composed';
}

class Reader {
  private readonly callsByName = new Map<string, ts.CallExpression[]>();

  constructor(
    private readonly calls: readonly ts.CallExpression[],
    private readonly checker: ts.TypeChecker,
  ) {
    for (const call of calls) {
      const name = calledName(call);
      this.callsByName.set(name, [...(this.callsByName.get(name) ?? []), call]);
    }
  }

  read(): SentText[] {
    return this.calls.flatMap((call) => {
      const by = this.senderOf(call);
      return by === null ? [] : this.sentBy(call, by);
    });
  }

  private senderOf(call: ts.CallExpression): string | null {
    const name = calledName(call);
    const { expression: called, arguments: given } = call;
    if (!ts.isPropertyAccessExpression(called) || given.length === 0) return null;
    if (name !== 'query' && name !== 'openReadAsking') return null;
    const by = this.checker.typeToString(this.checker.getTypeAtLocation(called.expression));
    return SENDERS.test(by) || name === 'openReadAsking' ? by : null;
  }

  private sentBy(call: ts.CallExpression, by: string): SentText[] {
    const [first] = call.arguments;
    const { fileName } = call.getSourceFile();
    const at = `${fileName.replace(/^.*\/(?=src\/)/, '')}#${nameAround(call)}`;
    if (!first) return [];
    const rows = this.rowsOf(call);
    return this.versions(textNode(call, first), NOTHING, null).map(({ texts, caller }) => ({
      at,
      by,
      texts,
      rows: rows && caller ? this.asCalled(rows, caller) : rows,
    }));
  }

  /** One for each caller that must be known for the text, else one. */
  private versions(
    node: ts.Expression,
    bound: Bound,
    caller: ts.CallExpression | null,
  ): { texts: readonly string[] | null; caller: ts.CallExpression | null }[] {
    try {
      return [{ texts: [...new Set(this.textsOf(node, bound))], caller }];
    } catch (reason) {
      if (reason instanceof Composed) return [{ texts: null, caller }];
      if (!(reason instanceof NeedsCaller)) throw reason;
      const { declaration } = reason;
      const calls = (this.callsByName.get(declaration.name?.getText() ?? '') ?? []).filter(
        (call) => this.checker.getResolvedSignature(call)?.declaration === declaration,
      );
      if (calls.length === 0) return [{ texts: null, caller }];
      return calls.flatMap((call) =>
        this.versions(node, new Map([...bound, ...this.bind(declaration, call, bound)]), call),
      );
    }
  }

  private bind(
    declaration: ts.SignatureDeclaration,
    call: ts.CallExpression,
    bound: Bound,
  ): [ts.Symbol, { node: ts.Expression; bound: Bound }][] {
    return declaration.parameters.flatMap(({ name, initializer }, place) => {
      const node = call.arguments[place] ?? initializer;
      const symbol = this.checker.getSymbolAtLocation(name);
      return node && symbol ? [[symbol, { node, bound }]] : [];
    });
  }

  private textsOf(node: ts.Expression, bound: Bound): string[] {
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isTemplateExpression(node)) {
      return node.templateSpans.reduce(
        (before, { expression, literal }) =>
          join(before, this.textsOf(expression, bound)).map((text) => text + literal.text),
        [node.head.text],
      );
    }
    if (ts.isParenthesizedExpression(node)) return this.textsOf(node.expression, bound);
    if (ts.isConditionalExpression(node)) {
      return [...this.textsOf(node.whenTrue, bound), ...this.textsOf(node.whenFalse, bound)];
    }
    if (ts.isCallExpression(node)) return this.textsOfCall(node, bound);
    const type = this.checker.getTypeAtLocation(node);
    if (type.isNumberLiteral() || type.isStringLiteral()) return [String(type.value)];
    return this.textsOfName(node, bound);
  }

  private textsOfName(node: ts.Expression, bound: Bound): string[] {
    const symbol = this.symbolOf(node);
    const known = symbol && bound.get(symbol);
    if (known) return this.textsOf(known.node, known.bound);
    const declared = symbol?.valueDeclaration;
    if (declared && ts.isParameter(declared)) throw new NeedsCaller(declared.parent);
    const values = declared ? valuesOf(declared) : [];
    if (values.length === 0) throw new Composed();
    return values.flatMap((value) => this.textsOf(value, bound));
  }

  /** Of a function that is one expression, or ends with the only `return` that it has. */
  private textsOfCall(call: ts.CallExpression, bound: Bound): string[] {
    const declaration = this.checker.getResolvedSignature(call)?.declaration;
    if (!declaration || ts.isJSDocSignature(declaration)) throw new Composed();
    const answer = answerOf(declaration);
    if (answer === null) throw new Composed();
    return this.textsOf(answer, new Map([...bound, ...this.bind(declaration, call, bound)]));
  }

  private symbolOf(node: ts.Expression): ts.Symbol | undefined {
    const symbol = this.checker.getSymbolAtLocation(node);
    return symbol && (symbol.flags & ts.SymbolFlags.Alias) !== 0
      ? this.checker.getAliasedSymbol(symbol)
      : symbol;
  }

  /** `Row` of `Promise<Row[]>`, `Promise<[Row[], number]>` and `Promise<{ rows: Row[] }>`. */
  private rowsOf(call: ts.CallExpression): ts.Type | null {
    const type = this.checker.getAwaitedType(this.checker.getTypeAtLocation(call));
    if (!type || isUnsaid(type)) return null;
    const rows = type.getProperty('rows');
    if (rows) {
      return this.elementOf(this.checker.getTypeOfSymbolAtLocation(rows, call));
    }
    if (this.checker.isTupleType(type)) {
      const [first] = this.checker.getTypeArguments(type as ts.TypeReference);
      return first ? this.elementOf(first) : null;
    }
    return this.elementOf(type);
  }

  private elementOf(type: ts.Type): ts.Type | null {
    const element = this.checker.getIndexTypeOfType(type, ts.IndexKind.Number);
    return element && !isUnsaid(element) && !isPlaceholder(element) ? element : null;
  }

  /** A row that is a type parameter is what the caller says that it is. */
  private asCalled(rows: ts.Type, { typeArguments }: ts.CallExpression): ts.Type {
    if ((rows.flags & ts.TypeFlags.TypeParameter) === 0) return rows;
    const [said] = typeArguments ?? [];
    return said ? this.checker.getTypeFromTypeNode(said) : rows;
  }
}

const isUnsaid = ({ flags }: ts.Type): boolean =>
  (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0;

/** What `pg` and TypeORM take where a call names no type of row. */
const isPlaceholder = (row: ts.Type): boolean =>
  row.getProperties().length === 0 && (row.flags & ts.TypeFlags.TypeParameter) === 0;

const join = (before: readonly string[], after: readonly string[]): string[] =>
  before.flatMap((first) => after.map((second) => first + second));

function callsIn(file: ts.SourceFile): ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

/** `query(text)`, `query({ text })`, `openReadAsking(scope, { text })`. */
function textNode(call: ts.CallExpression, first: ts.Expression): ts.Expression {
  const node = call.arguments.find((given) => textOf(given) !== null);
  return (node && textOf(node)) ?? first;
}

function textOf(node: ts.Expression): ts.Expression | null {
  if (!ts.isObjectLiteralExpression(node)) return null;
  const property = node.properties.find((each) => each.name?.getText() === 'text');
  return property && ts.isPropertyAssignment(property) ? property.initializer : null;
}

function answerOf(declaration: ts.SignatureDeclaration): ts.Expression | null {
  const { body } = declaration as ts.FunctionLikeDeclaration;
  if (!body) return null;
  if (!ts.isBlock(body)) return body;
  const [only, ...more] = body.statements;
  return only && more.length === 0 && ts.isReturnStatement(only) ? (only.expression ?? null) : null;
}

/** What a constant is, or what a loop goes through. */
function valuesOf(declared: ts.Declaration): readonly ts.Expression[] {
  if (ts.isPropertyAssignment(declared)) return [declared.initializer];
  if (!ts.isVariableDeclaration(declared)) return [];
  if ((ts.getCombinedNodeFlags(declared) & ts.NodeFlags.Const) === 0) return [];
  if (declared.initializer) return [declared.initializer];
  const loop = declared.parent.parent;
  const list = ts.isForOfStatement(loop) ? loop.expression : null;
  return list && ts.isArrayLiteralExpression(list) ? list.elements : [];
}

const calledName = ({ expression }: ts.CallExpression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

/** The function or method that it stands in. */
function nameAround(node: ts.Node): string {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    if ((ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at)) && at.name) {
      return at.name.getText();
    }
  }
  return '';
}
