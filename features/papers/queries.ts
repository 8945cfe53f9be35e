import { eq } from 'drizzle-orm';
import { db } from '@/db/client';
import { settings } from '@/db/schema';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { officeName } from '@/features/offices/queries';
import { wayHomeOf } from '@/features/returns/queries/path';
import type { Actor, Staff } from '@/lib/actor';
import { today } from '@/lib/calendar';
import { NotFound } from '@/lib/errors';
import type { Locale } from '@/lib/locale';
import { unbroken } from '@/lib/paper/lines';
import { type Texts, textsFor } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { maySetLetters } from './access';
import {
  type FieldWords,
  type LetterField,
  type LetterKind,
  type LetterValues,
  letterFields,
  letterKinds,
  settingOf,
  type Template,
} from './rules';

/** How a letter is worded: as an administrator said, else as it comes with the app. No word of anybody is in it. */
export async function templateOf(_actor: Actor, kind: LetterKind, language: Locale): Promise<Template> {
  const [row] = await (await db())
    .select()
    .from(settings)
    .where(eq(settings.id, settingOf(kind, language)));
  const { t } = textsFor(language);
  if (row) return JSON.parse(row.value) as Template;
  return { subject: t(`papers.templates.${kind}.subject`), body: t(`papers.templates.${kind}.body`) };
}

/** Every template in a language, for the administrator who words them. */
export async function templatesToSet(actor: Staff, language: Locale) {
  if (!maySetLetters(actor)) throw new NotFound('letters');
  return Promise.all(letterKinds.map(async (kind) => ({ kind, template: await templateOf(actor, kind, language) })));
}

export function fieldWords({ t }: Texts): FieldWords {
  return Object.fromEntries(letterFields.map((field) => [field, t(`papers.fields.${field}`)])) as FieldWords;
}

/** A letter about nobody, to look at a template. */
export function inventedValues({ t }: Texts): LetterValues {
  return Object.fromEntries(letterFields.map((field: LetterField) => [field, t(`papers.invented.${field}`)]));
}

/** What a case the actor was given fills a letter with; what identifies only while its identity is open. */
export async function valuesOf(actor: Staff, file: CaseFile, texts: Texts, now = new Date()): Promise<LetterValues> {
  const { t, locale, day } = texts;
  const { answers } = file;
  const told = (name: 'name' | 'nik' | 'passport' | 'birth') =>
    file.identityOpen && typeof answers[name] === 'string' ? (answers[name] as string) : undefined;
  const birth = told('birth');
  const { path } = await wayHomeOf(actor, file, now);
  const last = (kind: string) => path.find((step) => step.kind === kind)?.milestones.at(-1);
  const [document, clearance, arrival] = [last('travel_document'), last('exit_clearance'), last('arrived')];
  const flight = arrival?.flight ?? last('departed')?.flight;
  const returned = arrival?.on ?? file.case.returnedOn;
  return {
    name: told('name'),
    birth: birth && /^\d{4}-\d{2}-\d{2}$/.test(birth) ? day(birth) : birth,
    // In the middle of a sentence.
    sex: answers.sex ? label('sex', answers.sex, locale).toLocaleLowerCase(locale) : undefined,
    passport: told('passport'),
    nik: told('nik'),
    reference: file.case.reference,
    office: officeName(file.office, locale),
    destination: answers.destination ? label('country', answers.destination, locale) : undefined,
    document: document?.document
      ? [t(`returns.documents.${document.document}`), document.number && unbroken(document.number)]
          .filter(Boolean)
          .join(' ')
      : undefined,
    clearance: clearance?.clearance ? t(`returns.clearances.${clearance.clearance}`) : undefined,
    arrival: returned ? day(returned) : undefined,
    flight: flight ? unbroken(flight) : undefined,
    today: day(today(now)),
    writer: actor.name,
  };
}
