import { isDay } from '@/lib/calendar';
import { documentKinds } from '@/lib/document';
import { textIn } from '@/lib/form-text';
import { reasonFault } from '@/lib/reason';
import type { Kind } from './rules';

const LONGEST_TITLE = 200;

/** A document, as a form tells it. `id`: the form it came from, which makes one document. */
export type Told = { id: string; kind: Kind; on: string; title: string };
export type TellingFault = 'kind' | 'day' | 'future' | 'long' | 'no-file';
export const tellingFaults: readonly TellingFault[] = ['kind', 'day', 'future', 'long', 'no-file'];

/** What was sent: one file, chosen or just photographed, and what it is. */
export function readDocument(form: FormData, today: string): { told: Told; file: Blob } | { refused: TellingFault } {
  const kind = documentKinds.find((each) => each === textIn(form, 'kind'));
  const [on, title] = [textIn(form, 'on'), textIn(form, 'title')];
  const sent = [...form.getAll('file'), ...form.getAll('photo')];
  const file = sent.find((each): each is File => each instanceof Blob && (each.size > 0 || each.name !== ''));
  if (!file) return { refused: 'no-file' };
  if (!kind) return { refused: 'kind' };
  if (!isDay(on)) return { refused: 'day' };
  if (on > today) return { refused: 'future' };
  if (title.length > LONGEST_TITLE) return { refused: 'long' };
  return { told: { id: textIn(form, 'submission'), kind, on, title }, file };
}

/** Why a document is removed: words for whoever asks afterwards. */
export function readRemoval(form: FormData): { id: string; reason: string; fault: ReturnType<typeof reasonFault> } {
  const reason = textIn(form, 'reason');
  return { id: textIn(form, 'document'), reason, fault: reasonFault(reason) };
}
