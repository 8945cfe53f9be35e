import { setImmediate as othersFirst, setTimeout as pause } from 'node:timers/promises';

/** Works so many milliseconds at a stretch: what else waits for the processor is not kept longer. */
const STRETCH = 4;
/** How long it rests beside others, for each millisecond it worked: shorter, their pages take twice as long. */
const REST = 1.5;
/** Whoever lets others go first for so many milliseconds is not alone. */
const NOTICED = 0.5;

/**
 * For long work beside which others go on: asked between two pieces, it lets others go first after each stretch, and
 * where there are any it rests longer than this process worked meanwhile, so that their pages come nearly as soon as on an
 * idle server. What other programs take from the processor is no work of ours, and lengthens nothing.
 */
export function partTime(): () => Promise<void> {
  let before = process.cpuUsage();
  return async () => {
    const { user, system } = process.cpuUsage(before);
    const worked = (user + system) / 1_000;
    if (worked < STRETCH) return;
    const from = performance.now();
    await othersFirst();
    if (performance.now() - from > NOTICED) await pause(Math.ceil(worked * REST));
    before = process.cpuUsage();
  };
}
