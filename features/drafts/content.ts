import { KEY_VERSION } from '@/db/keys';

/** What was typed, by the name of the control, and the version of the section it was typed against. */
export type DraftContent = { raw: Record<string, string[]>; version?: number };

/** Drafts of sections are named `edit:…`; all others are new cases. */
export const OF_SECTIONS = 'edit:';
export const isOfSection = (id: string) => id.startsWith(OF_SECTIONS);

/** What a sealed draft is bound to. */
export const draftPlace = (personId: string) => ({
  table: 'drafts',
  column: 'content',
  person: personId,
  keyVersion: KEY_VERSION,
});
