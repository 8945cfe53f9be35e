import type { documentFormats, documentKinds } from '@/lib/document';

export type Kind = (typeof documentKinds)[number];
export type Format = (typeof documentFormats)[number];

/** The largest file taken in. The door (`bin/door.mjs`) lets in a little more: the form around it. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** How many documents a case may have, so that no case fills the disk. */
export const MOST_OF_A_CASE = 200;

/** Why a file cannot be kept, as the page says it. */
export const fileFaults = [
  'empty',
  'too-large',
  'unknown-kind',
  'heic',
  'old-office',
  'macros',
  'two-in-one',
  'broken-picture',
  'too-many-points',
  'too-slow',
] as const;
export type FileFault = (typeof fileFaults)[number];

export const standingFaults = ['withheld', 'keeping-refused', 'full', 'sent-already'] as const;
export type StandingFault = (typeof standingFaults)[number];

/** Why a document is not handed out, as the page of it says. */
export const unopened = ['identity-closed', 'removed'] as const;

/** The name of a file says nothing about anybody. */
export function fileNameOf({ id, format }: { id: string; format: Format }): string {
  return `dokumen-${id.replace(/[^0-9a-f]/gi, '').slice(-8)}.${format === 'jpeg' ? 'jpg' : format}`;
}

export const typeOf: Record<Format, string> = {
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A preview as it stands in a page: it has no address of its own. */
export const inPage = (preview: Buffer): string => `data:image/jpeg;base64,${preview.toString('base64')}`;
