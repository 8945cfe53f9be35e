import { freeViewFrom } from '@/features/figures/view';
import { isDay, today } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { isCountry } from '@/lib/vocabulary';
import { type Content, keptView } from './content';

export type DefinitionFault = { field: string; reason: 'name' | 'note' | 'view' | 'parts' | 'same' };

/** What a definition is called and what it says of itself. */
export type Named = { nameId: string; nameEn: string; note: string | null };

const text = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .replaceAll('\0', '')
    .trim();

/** The names and the note of a form. */
export function readNamed(form: FormData): { named: Named; faults: DefinitionFault[] } {
  const named = { nameId: text(form, 'nameId'), nameEn: text(form, 'nameEn'), note: text(form, 'note') || null };
  const faults: DefinitionFault[] = [];
  for (const field of ['nameId', 'nameEn'] as const)
    if (named[field].length < 3 || named[field].length > 120) faults.push({ field, reason: 'name' });
  if ((named.note ?? '').length > 1000) faults.push({ field: 'note', reason: 'note' });
  return { named, faults };
}

/** What a form says a definition counts: the address of a view, or two others. */
export function readContent(form: FormData): { content?: Content; faults: DefinitionFault[] } {
  const of = text(form, 'of');
  if (of === 'sum' || of === 'difference') {
    const [first, second] = [text(form, 'first'), text(form, 'second')];
    if (!first || !second) return { faults: [{ field: first ? 'second' : 'first', reason: 'parts' }] };
    if (first === second) return { faults: [{ field: 'second', reason: 'same' }] };
    return { content: { of, parts: [first, second] }, faults: [] };
  }
  const view = freeViewFrom(Object.fromEntries(new URLSearchParams(text(form, 'view'))));
  if (isRefused(view)) return { faults: [{ field: 'nameId', reason: 'view' }] };
  return { content: { view: keptView(view, text(form, 'day') !== 'fixed') }, faults: [] };
}

export type WorldEvent = { on: string; country: string | null; nameId: string; nameEn: string; source: string | null };
export type EventFault = { field: string; reason: 'day' | 'country' | 'name' | 'source' };

/** Something that happened in the world, as a form tells it. */
export function readEvent(form: FormData, now = today()): { event: WorldEvent; faults: EventFault[] } {
  const event = {
    on: text(form, 'on'),
    country: text(form, 'country') || null,
    nameId: text(form, 'nameId'),
    nameEn: text(form, 'nameEn'),
    source: text(form, 'source') || null,
  };
  const faults: EventFault[] = [];
  if (!isDay(event.on) || event.on > now) faults.push({ field: 'on', reason: 'day' });
  if (event.country && !isCountry(event.country)) faults.push({ field: 'country', reason: 'country' });
  for (const field of ['nameId', 'nameEn'] as const)
    if (event[field].length < 3 || event[field].length > 120) faults.push({ field, reason: 'name' });
  if ((event.source ?? '').length > 300) faults.push({ field: 'source', reason: 'source' });
  return { event, faults };
}
