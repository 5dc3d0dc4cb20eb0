import { graphql } from './graphql.js';

/** What a timeline needs of its entries: `...TimelineFields`. */
export const TimelineFields = graphql(`
  fragment TimelineFields on TimelineEntry @_unmask {
    id
    occurredAt
    recordedAt
    rule
    ruleVersion
    outcome
    inputs
    actor {
      kind
      role
      name
    }
  }
`);

/** The API returns a timeline in the order in which it happened; people read the newest first. */
export const newestFirst = <Entry>(entries: readonly Entry[]): Entry[] => [...entries].reverse();
