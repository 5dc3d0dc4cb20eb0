import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  GraphQLID,
  GraphQLString,
  isInputObjectType,
  isListType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { isId } from '../../kernel/ids.js';
import { isStorable, UNSTORABLE_TEXT } from '../../kernel/texts.js';
import { InvalidInput, type FieldProblem } from '../errors/index.js';
import { objectTypes } from './access.js';
import { answer } from './answer.js';
import type { Contexts } from './graph-context.js';
import { canAnswer, idsOf, namesRows } from './mutation-input.js';

type Path = readonly string[];
type Report = (path: Path, message: string) => void;

const AN_ID = 'An id as this API gives them, e.g. 019ab0c4-7a3e-7000-8000-0123456789ab.';
/** A list of a million wrong texts needs no million sentences. */
const MOST_PROBLEMS = 20;

/**
 * Refuses, before any verb or query sees them, values that none of them can use: texts that no
 * database holds, and ids in mutations that are none. A mutation answers them
 * as InvalidInput, everything else as BAD_USER_INPUT.
 */
export function checkArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of objectTypes(schema)) {
    const isMutation = type === schema.getMutationType();
    for (const field of Object.values<GraphQLField<unknown, Contexts>>(type.getFields())) {
      if (field.args.length > 0) guard(field, isMutation);
    }
  }
  return schema;
}

function guard(field: GraphQLField<unknown, Contexts>, isMutation: boolean): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  // Those are answered like ids of nothing (R-A1).
  const answered = new Set(isMutation ? idsOf(field) : []);
  const isMember = isMutation && canAnswer(field, 'InvalidInput');
  field.resolve = (source, args: Readonly<Record<string, unknown>>, context, info) => {
    const problems: FieldProblem[] = [];
    const check = new ArgumentCheck(isMutation, answered, (path, message) => {
      if (problems.length < MOST_PROBLEMS) problems.push({ path, message });
    });
    for (const { name, type } of field.args) {
      check.value(type, args[name], isMutation && name === 'input' ? [] : [name]);
    }
    if (problems.length === 0) return resolve(source, args, context, info);
    const refusal = new InvalidInput(problems);
    if (!isMember) throw refusal;
    return answer('', () => Promise.reject(refusal));
  };
}

class ArgumentCheck {
  constructor(
    private readonly checksIds: boolean,
    private readonly answered: ReadonlySet<string>,
    private readonly report: Report,
  ) {}

  value(type: GraphQLInputType, value: unknown, path: Path): void {
    if (value === null || value === undefined) return;
    const bare = getNullableType(type);
    if (isListType(bare)) this.list(bare.ofType, value, path);
    else if (isInputObjectType(bare)) {
      for (const { name, type: ofField } of Object.values(bare.getFields())) {
        this.value(ofField, (value as Readonly<Record<string, unknown>>)[name], [...path, name]);
      }
    } else if (typeof value === 'string') this.text(getNamedType(bare), value, path);
  }

  private list(type: GraphQLInputType, value: unknown, path: Path): void {
    const values: unknown[] = Array.isArray(value) ? value : [value];
    values.forEach((each, place) => {
      this.value(type, each, [...path, String(place)]);
    });
  }

  /** Texts in a document of a scalar's own (a survey) are its verb's to check, with their place. */
  private text(type: GraphQLNamedType, text: string, path: Path): void {
    if (type === GraphQLID) this.id(text, path);
    if ((type === GraphQLID || type === GraphQLString) && !isStorable(text)) {
      this.report(path, UNSTORABLE_TEXT);
    }
  }

  private id(id: string, path: Path): void {
    const field = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
    const isOne: boolean = isId(id);
    if (isOne || !this.checksIds || !namesRows(field)) return;
    if (id.trim() === '' || !this.answered.has(path.join('.'))) this.report(path, AN_ID);
  }
}
