import { change, notYours } from '@/db/change';
import { putSetting } from '@/db/settings';
import { sealReason } from '@/features/cases/budget';
import { caseToChange, isWithheldNow } from '@/features/cases/commands/found-case';
import { hasOpened } from '@/features/cases/queries/identity-open';
import { standingOf } from '@/features/consents/queries';
import { permits } from '@/features/consents/rules';
import { recordsOf } from '@/features/people/records';
import type { Staff } from '@/lib/actor';
import type { Refused } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { reasonFault } from '@/lib/reason';
import { textsFor } from '@/lib/texts';
import { maySetLetters } from './access';
import type { CaseFileAsked, LetterAsked } from './input';
import { fieldWords } from './queries';
import { type LetterKind, type PaperRefusal, settingOf, type Template, templateFaults } from './rules';

/** A case file leaves the app on paper: recorded with its reason, sealed, before it is made. */
export function recordCaseFile(
  actor: Staff,
  reference: string,
  { language, reason, locked }: CaseFileAsked & { locked: boolean },
) {
  return recordPaper(actor, reference, { act: 'case-file.exported', reason, details: { lang: language, locked } });
}

/** The same of a letter. One of referral says what a partner is to know: only where the person agreed to sharing. */
export function recordLetter(actor: Staff, reference: string, asked: LetterAsked) {
  const { kind, format, language, reason, addressee } = asked;
  if (kind === 'referral' && !addressee) return Promise.resolve({ refused: 'addressee' as const });
  const details = { letter: kind, format, lang: language };
  return recordPaper(actor, reference, { act: 'letter.exported', reason, details, shared: kind === 'referral' });
}

type Paper = { act: string; reason: string; details: Record<string, string | boolean>; shared?: boolean };

async function recordPaper(
  actor: Staff,
  reference: string,
  { act, reason, details, shared }: Paper,
): Promise<{ reference: string } | Refused<PaperRefusal>> {
  return change<{ reference: string } | Refused<PaperRefusal>>(actor, async (tx, audit) => {
    const file = await caseToChange(actor, reference, tx);
    const fault = reasonFault(reason);
    if (fault) return { refused: fault };
    const open =
      !(await isWithheldNow(tx, file.personId)) && (await hasOpened(actor, await recordsOf(tx, file.personId)));
    if (!open) return { refused: 'identity-closed' };
    if (shared && !permits((await standingOf(tx, file.personId)).referral_sharing?.state))
      return { refused: 'no-consent' };
    await audit.record({
      act,
      subject: { kind: 'case', id: file.reference },
      details: { ...details, reason: sealReason(actor.id, reason) },
    });
    return { reference: file.reference };
  });
}

/** Says how a letter is worded from now on. What nothing can fill is refused. */
export async function setLetter(
  actor: Staff,
  { kind, language, template }: { kind: LetterKind; language: Locale; template: Template },
  now = new Date(),
) {
  if (!maySetLetters(actor)) return notYours(actor, 'letter.set');
  if (templateFaults(template, fieldWords(textsFor(language))).length > 0) return { refused: 'template' as const };
  return change(actor, async (tx, audit) => {
    const id = settingOf(kind, language);
    await putSetting(tx, actor, id, template, now);
    await audit.record({
      act: 'letter.set',
      subject: { kind: 'setting', id },
      details: { letter: kind, lang: language },
    });
    return { set: id };
  });
}
