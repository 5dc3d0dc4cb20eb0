import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { StageHandlers, type StageHandler } from './stage-handlers.js';
import { defineStageKind } from './stage-kind.rules.js';

const kindOf = (name: string) =>
  defineStageKind({ name, parts: z.strictObject({}), alwaysDecided: true });

const handler: StageHandler<unknown> = {
  takes: [],
  judge: () => Promise.resolve({ problems: [], text: null, link: null, fileIds: [] }),
};

describe('the kinds of stage at boot', () => {
  const [poem, song, dance] = [kindOf('POEM'), kindOf('SONG'), kindOf('DANCE')];

  it('each has one handler, and nobody handles what was not registered', () => {
    const found = [
      { kind: poem, handler },
      { kind: poem, handler },
      { kind: dance, handler },
    ];
    expect(() => new StageHandlers().match([poem, song], found)).toThrow(
      '"POEM" has more than one handler; "SONG" has no handler; Object handles "DANCE", unknown',
    );
    const matched = new StageHandlers().match([poem], [{ kind: poem, handler }]);
    expect(matched.of('POEM')).toBe(handler);
    expect(() => matched.of('SONG')).toThrow('No feature registers the kind of stage "SONG".');
  });

  it('a stored challenge with a kind that nobody registers stops the start', () => {
    const handlers = new StageHandlers().match([poem], [{ kind: poem, handler }]);
    expect(() => {
      handlers.refuseUnknown(['POEM']);
    }).not.toThrow();
    expect(() => {
      handlers.refuseUnknown(['POEM', 'SONG']);
    }).toThrow(/stages of the kind SONG, which no feature registers/);
  });

  it('a name is an upper-case code, and taken once', () => {
    expect(() => kindOf('haiku')).toThrow('Not a name for a kind of stage: "haiku"');
    expect(() => kindOf('POEM')).toThrow('Two kinds of stage are called "POEM"');
  });
});
