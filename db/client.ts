import { type Reader, store } from './store';

export type { Reader, Writer } from './store';

/** The door for reading: `(await db()).select()…`. It cannot write. */
export async function db(): Promise<Reader> {
  return (await store()).reader;
}
