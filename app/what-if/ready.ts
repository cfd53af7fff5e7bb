/** Gets ready for further what-ifs while nobody waits: the whole image is built of the snapshot that the first one read, so that parts are sliced out of it. */
import { imageSteps } from '../../engine/image/build.ts';
import type { Image } from '../../engine/image/image.ts';
import type { Steps } from '../../engine/steps.ts';
import { snapshotSteps } from '../snapshot.ts';
import type { Workspace } from '../workspace.ts';
import { keptOf } from './kept.ts';
import { tablesOfImage } from './tables.ts';

function* imageOfSnapshot(bytes: Uint8Array): Steps<Image> {
  const { rows, columns } = yield* snapshotSteps(bytes);
  yield;
  return yield* imageSteps(rows, columns);
}

/** Takes some hundredths of a second a step. Ends where nothing is to be done, also when another state of the estate has come meanwhile. */
export function* readyForWhatIfs({ db }: Pick<Workspace, 'db'>): Steps<void> {
  const kept = keptOf.get(db);
  if (!kept?.bytes || kept.image) return;
  const steps = imageOfSnapshot(kept.bytes);
  for (;;) {
    const step = steps.next();
    if (keptOf.get(db) !== kept || kept.image) return;
    if (step.done) {
      Object.assign(kept, { image: step.value, tables: tablesOfImage(step.value), bytes: undefined });
      return;
    }
    yield;
  }
}
