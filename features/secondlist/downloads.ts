import { allOffices } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { fileAnswer, sentenceAnswer } from '@/lib/download';
import { Forbidden, isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { openCarried } from './carried';
import { linesOf } from './columns';
import { exportList } from './commands';
import { setCsv } from './csv';
import { readPart } from './input';
import { maskedPeople } from './queries';

/** Answers with one set of a compared list as CSV, in the language of the page. The file's name says nothing. */
export async function downloadSet(actor: Staff, body: URLSearchParams): Promise<Response> {
  const texts = await reader();
  const carried = openCarried(actor.id, body.get('list') ?? '');
  if (!carried?.compared) return refusal(texts.t('secondlist.unreadable.expired'));
  const { set } = readPart(body.get('set') ?? '');
  const { lines } = linesOf(carried.rows, carried.columns, today());
  const sets = await exportList(actor, lines, carried.compared, { set, reason: body.get('reason') ?? '' });
  if (isRefused(sets)) {
    if (sets.refused === 'not-yours') throw new Forbidden('second list');
    return refusal(texts.t(`secondlist.faults.${sets.refused}`));
  }
  const people = set === 'ours' ? sets.ours : sets[set].flatMap((line) => line.people);
  const masked = await maskedPeople(actor, people);
  const offices = new Map((await allOffices(actor)).map((office) => [office.id, office]));
  const content = setCsv(sets, set, { masked, offices, taken: [], texts });
  return fileAnswer({ name: `pulang-${set}.csv`, type: 'text/csv; charset=utf-8', content });
}

/** The page behind it holds what was typed: going back is enough. */
function refusal(sentence: string): Response {
  return sentenceAnswer(422, sentence);
}
