import { secret, text } from '@/features/accounts/input';

/** What is asked again before something of one's own account changes. */
export function readProof(form: FormData) {
  return { password: secret(form, 'oldPassword').slice(0, 1000), code: text(form, 'current').slice(0, 100) };
}

/** What a row of a list is named by. */
export const readId = (form: FormData, field: 'session' | 'passkey') => text(form, field).slice(0, 1000);

/** A passkey goes by some name, whatever was typed. */
export const readPasskeyName = (typed: unknown) =>
  String(typed ?? '')
    .replaceAll('\0', '')
    .trim()
    .slice(0, 40) || 'Passkey';
