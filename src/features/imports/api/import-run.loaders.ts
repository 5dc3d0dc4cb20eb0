import type { Id } from '../../../kernel/ids.js';
import type { PageRequest } from '../../../kernel/page.js';
import { defineLoader, type AnswerOf } from '../../../platform/graphql/index.js';
import { findStaffByIds } from '../../identity/index.js';
import {
  findImportRuns,
  importUnderWay,
  keptMappings,
  listImportRows,
  type ImportRunRow,
  type KeptMapping,
  type KeptOutcome,
} from '../runs/index.js';

export const importRunById = defineLoader(async (tx, ids) => {
  const runs = await findImportRuns(tx, ids);
  return new Map(runs.map((run) => [run.id, run]));
});

export const runAnswer: AnswerOf<Id, ImportRunRow> = {
  type: 'ImportRun',
  noun: 'import',
  read: (graph, id) => graph.load(importRunById, id),
};

/** Who imported it, by the membership. */
export const staffOfRun = defineLoader((tx, ids) => findStaffByIds(tx, ids));

/** However many runs wait: they wait for the same one. */
export const underWay = defineLoader(async (tx, keys) => {
  const run = await importUnderWay(tx);
  return new Map(run === null ? [] : keys.map((key) => [key, run]));
});

/** The mapping that was used last for a kind and columns, by both: see `mappingKey`. */
export const mappingByColumns = defineLoader(async (tx, keys) => {
  const headers = keys.map((key) => Buffer.from(key.split(' ')[1] ?? '', 'hex'));
  const kept = await keptMappings(tx, headers);
  return new Map<string, KeptMapping>(
    kept.map(({ kind, headerKey, mapping }) => [mappingKey(kind, headerKey), mapping]),
  );
});

export function mappingKey(kind: string, headerKey: Buffer): string {
  return `${kind} ${headerKey.toString('hex')}`;
}

/** A page of the rows of one run. */
export interface RowsRequest extends PageRequest {
  readonly runId: Id;
  readonly outcome: KeptOutcome;
}

/** By the request as JSON. */
export const rowsByRequest = defineLoader(async (tx, keys) => {
  const pages = keys.map(async (key) => {
    const request = JSON.parse(key) as RowsRequest;
    return [key, await listImportRows(tx, request, request)] as const;
  });
  return new Map(await Promise.all(pages));
});
