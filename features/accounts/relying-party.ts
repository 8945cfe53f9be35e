import { headers } from 'next/headers';

/** How this browser reached the app: what a link must begin with, and what a passkey is bound to. */
export async function presentOrigin(): Promise<string> {
  const host = (await headers()).get('host') ?? 'localhost';
  return `${process.env.PULANG_HTTPS === '1' ? 'https' : 'http'}://${host}`;
}

/** Whom a passkey is made for: the host without its port, and the whole origin, as browsers sign them. */
export type RelyingParty = { id: string; origin: string };

export async function relyingParty(): Promise<RelyingParty> {
  const origin = await presentOrigin();
  return { id: new URL(origin).hostname, origin };
}
