import { createHash, randomBytes } from 'node:crypto';

/** What a browser carries for a year, to be known again. It opens nothing: it only has a count of wrong guesses of its own. */
export const newDevice = () => randomBytes(32).toString('base64url');

/** What the base keeps of it. Bound to the person: two who share a computer are two known devices. */
export const hashOfDevice = (userId: string, device: string) =>
  createHash('sha256').update(`${userId}:${device}`).digest('hex');
