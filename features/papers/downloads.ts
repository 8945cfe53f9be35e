import { caseToMove } from '@/features/cases/queries/case-to-move';
import { determinationsOf } from '@/features/determinations/queries';
import { documentsOf } from '@/features/documents/queries';
import { typeOf } from '@/features/documents/rules';
import { everyNoteOf } from '@/features/followups/queries/notes';
import { wayHomeOf } from '@/features/returns/queries/path';
import { proceedingsOf, servicesOf } from '@/features/services/queries/of-case';
import type { Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { fileAnswer } from '@/lib/download';
import { isRefused } from '@/lib/errors';
import { lockIn, underLock } from '@/lib/locking';
import { textsFor } from '@/lib/texts';
import { caseFilePaper } from './case-file';
import { recordCaseFile, recordLetter } from './commands';
import { letterDocx } from './docx';
import { readCaseFile, readLetter } from './input';
import { letterOf } from './letter';
import { caseFilePdf, letterPdf } from './pdf';
import { fieldWords, templateOf, valuesOf } from './queries';

const back = (reference: string, refused: string) =>
  new Response(null, {
    status: 303,
    headers: { location: `/cases/${encodeURIComponent(reference)}/papers?refused=${refused}` },
  });

/** Records that a case file is printed, then hands it out: what was handed out is never missing from the record. */
export async function printCaseFile(actor: Staff, reference: string, body: URLSearchParams): Promise<Response> {
  const [asked, lock] = [readCaseFile(body), lockIn(body)];
  // Not theirs is not there, whatever was sent.
  if (isRefused(lock)) await caseToMove(actor, reference);
  if (isRefused(lock)) return back(reference, lock.refused);
  const recorded = await recordCaseFile(actor, reference, { ...asked, locked: lock !== 'plain' });
  if (isRefused(recorded)) return back(reference, recorded.refused);
  const file = await caseToMove(actor, reference);
  const [way, views, notes, documents, services, proceedings] = await Promise.all([
    wayHomeOf(actor, file),
    determinationsOf(actor, file),
    everyNoteOf(actor, file),
    documentsOf(actor, file),
    servicesOf(actor, file),
    proceedingsOf(actor, file),
  ]);
  const texts = textsFor(asked.language);
  const at = new Date();
  const printed = { by: actor.name, office: actor.officeCode, reason: asked.reason, at };
  const paper = caseFilePaper({ file, way, views, notes, documents, services, proceedings }, printed, texts);
  const content = await caseFilePdf(paper, texts, at);
  return fileAnswer(await underLock({ name: `berkas-${today(at)}.pdf`, type: typeOf.pdf, content }, lock));
}

/** The same of a letter, in the words of its template. It is kept nowhere. */
export async function writeLetter(actor: Staff, reference: string, body: URLSearchParams): Promise<Response> {
  const asked = readLetter(body);
  if (!asked) return back(reference, 'addressee');
  const recorded = await recordLetter(actor, reference, asked);
  if (isRefused(recorded)) return back(reference, recorded.refused);
  const file = await caseToMove(actor, reference);
  const texts = textsFor(asked.language);
  const values = { ...(await valuesOf(actor, file, texts)), addressee: asked.addressee };
  const letter = letterOf(await templateOf(actor, asked.kind, asked.language), values, fieldWords(texts), texts);
  const at = new Date();
  const content =
    asked.format === 'docx' ? await letterDocx(letter, asked.language, at) : await letterPdf(letter, texts, at);
  return fileAnswer({ name: `surat-${today(at)}.${asked.format}`, type: typeOf[asked.format], content });
}
