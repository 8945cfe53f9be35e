import type { Instrumentation } from 'next';

/** Runs once when the server starts, before the first request: better no start than a server that fails at every page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    // In development the terminal is the developer's, and the people are invented.
    if (process.env.NODE_ENV === 'production') (await import('./lib/log')).quietConsole();
    const { checkBase } = await import('./db/check');
    await checkBase();
    const { finishErasures } = await import('./features/rights/commands/erase');
    // On a full disk the app still starts and reads; the nightly job tries again.
    await finishErasures().catch((error: Error) => console.error(`Erasures are not finished: ${error.name}`));
    const { clearDrills } = await import('./features/backups/drill');
    clearDrills();
    const { startNightly } = await import('./features/nightly/commands');
    startNightly();
    const { startFindingPairs } = await import('./features/matching/commands/find-pairs');
    startFindingPairs();
  }
}

/** Every error that no page expected comes here; the browser is told its number (`digest`) alone. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method }, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { referenceIn, report } = await import('./lib/log');
  report(error, { method, route: routePath, reference: referenceIn(path) });
};
