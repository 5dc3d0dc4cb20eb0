import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { newId } from '../kernel/ids.js';
import { AddFile } from '../features/files/index.js';
import { fileKey, FileStore } from '../platform/files/index.js';
import type { SampleCalendar } from './sample-calendar.rules.js';
import { PARTICIPATIONS } from './sample-challenges.js';
import { sampleScreenshot } from './sample-screenshot.js';
import type { Act } from './sample-story.js';

/** The screenshots that go with the reviews: bytes first, then the row. */
@Injectable()
export class SeedFiles {
  constructor(
    private readonly add: AddFile,
    private readonly store: FileStore,
  ) {}

  acts(calendar: SampleCalendar): Act[] {
    const bytes = sampleScreenshot();
    const sha256 = createHash('sha256').update(bytes).digest();
    return PARTICIPATIONS.flatMap(({ who, challenge, proofs }) => {
      const [first] = proofs;
      if (challenge !== 'review' || !first) return [];
      return {
        at: calendar.at(first.ago, '17:20'),
        who,
        role: 'advocate',
        operation: 'uploadFile',
        run: async (tx, actor, world) => {
          const id = newId();
          const storageKey = fileKey(tx.programId, id);
          await this.store.put(storageKey, bytes);
          await this.add.addFile(tx, actor, {
            id,
            advocateId: world.advocateOf(who),
            name: 'review.png',
            mediaType: 'image/png',
            sizeBytes: bytes.length,
            sha256,
            storageKey,
            thumbnailKey: null,
          });
          world.keep(`screenshot ${who}`, id);
        },
      } satisfies Act;
    });
  }
}
