import { isDay } from '@/lib/calendar';
import { reasonFault } from '@/lib/reason';
import { type Kind, kinds } from './rules';

const LONGEST_TITLE = 200;

/** A document, as a form tells it. `id`: the form it came from, which makes one document. */
export type Told = { id: string; kind: Kind; on: string; title: string };
export type TellingFault = 'kind' | 'day' | 'future' | 'long' | 'no-file';
export const tellingFaults: readonly TellingFault[] = ['kind', 'day', 'future', 'long', 'no-file'];

/** What was sent: one file, chosen or just photographed, and what it is. */
export function readDocument(form: FormData, today: string): { told: Told; file: Blob } | { refused: TellingFault } {
  const kind = kinds.find((each) => each === text(form, 'kind'));
  const [on, title] = [text(form, 'on'), text(form, 'title')];
  const sent = [...form.getAll('file'), ...form.getAll('photo')];
  const file = sent.find((each): each is File => each instanceof Blob && (each.size > 0 || each.name !== ''));
  if (!file) return { refused: 'no-file' };
  if (!kind) return { refused: 'kind' };
  if (!isDay(on)) return { refused: 'day' };
  if (on > today) return { refused: 'future' };
  if (title.length > LONGEST_TITLE) return { refused: 'long' };
  return { told: { id: text(form, 'submission'), kind, on, title }, file };
}

/** Why a document is removed: words for whoever asks afterwards. */
export function readRemoval(form: FormData): { id: string; reason: string; fault: ReturnType<typeof reasonFault> } {
  const reason = text(form, 'reason');
  return { id: text(form, 'document'), reason, fault: reasonFault(reason) };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\0', '').normalize('NFC').trim() : '';
}
