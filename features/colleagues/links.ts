import { createHash, randomBytes } from 'node:crypto';

/** A link that lets somebody choose a password: long enough that nobody guesses one, valid for three days. */
export const newToken = () => randomBytes(32).toString('base64url');
export const hashOfToken = (token: string) => createHash('sha256').update(`invitation:${token}`).digest('hex');

const VALID_HOURS = 72;
export const linkUntil = (now: Date) => new Date(now.getTime() + VALID_HOURS * 3_600_000);
