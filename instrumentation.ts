/** Runs once when the server starts, before the first request: better no start than a server that fails at every page. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkBase } = await import('./db/check');
    await checkBase();
    const { finishErasures } = await import('./features/rights/commands/erase');
    // On a full disk the app still starts and reads; the nightly job tries again.
    await finishErasures().catch((error: Error) => console.error(`Erasures are not finished: ${error.name}`));
  }
}
