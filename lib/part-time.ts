import { setTimeout as pause } from 'node:timers/promises';

/** Works so long at a stretch: what else waits for the processor is not kept longer. */
const STRETCH = 4;

/**
 * For long work beside which others go on: asked between two pieces, it rests after each stretch, `rest` times as long as
 * was worked, so that their pages come nearly as soon as on an idle server.
 */
export function partTime(rest = 2): () => Promise<void> {
  let since = performance.now();
  return async () => {
    const worked = performance.now() - since;
    if (worked < STRETCH) return;
    await pause(Math.ceil(worked * rest));
    since = performance.now();
  };
}
