import { allOffices, officeName } from '@/features/offices/queries';
import type { Staff } from '@/lib/actor';
import { fileAnswer, sentenceAnswer } from '@/lib/download';
import { isRefused } from '@/lib/errors';
import { isLocale } from '@/lib/locale';
import { reader } from '@/lib/reader';
import { textsFor } from '@/lib/texts';
import { exportView } from './commands';
import { refusalWords } from './labels';
import { freeViewFrom, viewFormats } from './view';

/** Answers with a view as data or as a picture, or with a plain sentence saying why there is none. */
export async function downloadView(actor: Staff, search: URLSearchParams): Promise<Response> {
  const asked = search.get('lang');
  const texts = isLocale(asked) ? textsFor(asked) : await reader();
  const format = viewFormats.find((each) => each === search.get('format'));
  if (!format) return sentenceAnswer(400, texts.t('figures.file.refused'));
  const view = freeViewFrom(Object.fromEntries(search));
  if (isRefused(view)) return sentenceAnswer(400, refusalWords(view, texts));
  const all = await allOffices(actor);
  const offices = new Map(all.map((office) => [office.id, officeName(office, texts.locale)]));
  const file = await exportView(actor, view, { format, lang: texts.locale, offices });
  // A program reads JSON where it is; everything else is a file to keep.
  return fileAnswer(file, format === 'json');
}
