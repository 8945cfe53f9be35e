import { type FreeView, freeViewFrom, freeViewHref } from '@/features/figures/view';
import { today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';

/**
 * What a definition counts: a view, as the parameters of its address (without a day it is as of whatever day it is read);
 * or the sum or the difference of two others. It never changes: what is to count otherwise is another definition.
 */
export type Content = { view: Record<string, string> } | { of: 'sum' | 'difference'; parts: [string, string] };

/** A definition as it is read. */
export type Definition = {
  id: string;
  nameId: string;
  nameEn: string;
  note: string | null;
  content: Content;
  ownerId: string;
  owner: string;
  version: number;
  changedAt: Date;
  sharedAt: Date | null;
  withdrawnAt: Date | null;
};

export function contentFrom(question: string): Content {
  return JSON.parse(question) as Content;
}

export const isCombined = (content: Content): content is Extract<Content, { of: string }> => 'of' in content;

/** The view of a definition as it is asked on a day; none where the catalogue no longer knows what it names. */
export function viewOf(content: Content, now = today()): FreeView | undefined {
  if (isCombined(content)) return undefined;
  const view = freeViewFrom(content.view, now);
  return isRefused(view) ? undefined : view;
}

/** A view as it is kept; `moving`: as of the day it is read, not as of the day it was made. */
export function keptView(view: FreeView, moving: boolean): Record<string, string> {
  const parameters = new URLSearchParams(freeViewHref(view).split('?')[1]);
  if (moving) parameters.delete('asOf');
  return Object.fromEntries(parameters);
}
