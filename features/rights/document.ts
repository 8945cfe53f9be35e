import { answerText } from '@/features/cases/components/answer-text';
import { type Line, sectionLines, stepLines } from '@/features/cases/components/lines';
import { type FieldName, fieldsIn, isField, isSection, sections } from '@/features/cases/fields';
import type { CaseFile } from '@/features/cases/queries/case-file';
import { languageName } from '@/features/consents/components/language-name';
import { officeName } from '@/features/offices/queries';
import { stateWords } from '@/features/operations/layouts';
import { milestoneWords } from '@/features/returns/words';
import { proceedingLine, serviceLine } from '@/features/services/words';
import type { Role } from '@/lib/actor';
import { today } from '@/lib/calendar';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { lookOf } from './looks';
import type { Copy, Look } from './queries/copy';

/** The access copy in words, for paper: what it is, then part after part of what is held. */
export type CopyDocument = { title: string; lead: string[]; parts: { title: string; lines: Line[] }[] };

export function copyDocument(copy: Copy, madeAt: Date, texts: Texts): CopyDocument {
  const { t } = texts;
  const part = (title: string, lines: Line[]) => ({ title, lines });
  const parts = [
    ...copy.files.flatMap((file, n) => caseParts(file, n === 0, texts)),
    part(
      t('rights.copy.alsoSaid'),
      copy.alsoSaid.flatMap((said) => saidLines(said, texts)),
    ),
    part(
      t('rights.copy.consents'),
      copy.consents.map((each) => consentLine(each, texts)),
    ),
    part(
      t('rights.copy.contacts'),
      copy.contacts.map((each) => contactLine(each, texts)),
    ),
    part(
      t('rights.copy.corrections'),
      copy.corrections.map((each) => correctionLine(each, texts)),
    ),
    part(
      t('rights.copy.requests'),
      copy.requests.map((each) => requestLine(each, texts)),
    ),
    part(
      t('rights.copy.emergencies'),
      copy.emergencies.map((each) => emergencyLine(each, texts)),
    ),
    ...datedParts(copy, texts),
    part(
      t('rights.copy.drafts'),
      copy.drafts.flatMap((each) => draftLines(each, texts)),
    ),
    part(
      t('rights.copy.looks'),
      copy.looks.map((each) => lookLine(each, texts)),
    ),
  ];
  return {
    title: t('rights.copy.title'),
    lead: [
      t('rights.copy.lead', { made: texts.moment(madeAt), references: copy.files.map(referenceOf).join(', ') }),
      t('rights.copy.limits'),
    ],
    parts: parts.filter(({ lines }) => lines.length > 0),
  };
}

const referenceOf = (file: CaseFile) => file.case.reference;

/** What was written down of the person day by day. */
function datedParts(copy: Copy, texts: Texts): CopyDocument['parts'] {
  const { t } = texts;
  return [
    {
      title: t('rights.copy.notes'),
      lines: copy.notes.map(({ on, kind, text }) => ({
        label: texts.day(on),
        text: [kind && t(`followUps.notes.kinds.${kind}`), text].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('rights.copy.documents'),
      lines: copy.documents.map(({ on, kind, format, title, removedAt }) => ({
        label: texts.day(on),
        text: [
          t(`documents.kinds.${kind}`),
          title,
          t(`documents.formats.${format}`),
          removedAt ? t('rights.copy.removed') : t('rights.copy.documentKept'),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    },
    {
      title: t('rights.copy.followUps'),
      lines: copy.followUps.map(({ on, outcome, note }) => ({
        label: texts.day(on),
        text: [t(`followUps.outcomes.${outcome}`), note].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('rights.copy.tasks'),
      lines: copy.tasks.map(({ kind, due, ended, words }) => ({
        label: texts.day(due),
        text: [t(`tasks.kinds.${kind}`), ended && t(`rights.copy.taskEnds.${ended}`), words]
          .filter(Boolean)
          .join(' · '),
      })),
    },
    {
      title: t('rights.copy.determinations'),
      lines: copy.determinations.map((each) => determinationLine(each, texts)),
    },
    {
      title: t('rights.copy.milestones'),
      lines: copy.milestones.map((each) => milestoneLine(each, texts)),
    },
    {
      title: t('rights.copy.blocks'),
      lines: copy.blocks.map((each) => blockLine(each, texts)),
    },
    {
      title: t('rights.copy.services'),
      lines: copy.services.map((each) => serviceLine(each, texts)),
    },
    {
      title: t('rights.copy.proceedings'),
      lines: copy.proceedings.map((each) => proceedingLine(each, texts)),
    },
    {
      title: t('rights.copy.manifests'),
      lines: copy.manifests.map((each) => manifestLine(each, texts)),
    },
    {
      title: t('rights.copy.stays'),
      lines: copy.stays.map(({ from, until, compound, town, withdrawnAt }) => ({
        label: [from, until].map((month) => (month ? texts.month(month) : '?')).join(' – '),
        text: [compound, town, withdrawnAt && t('rights.copy.withdrawn')].filter(Boolean).join(' · '),
      })),
    },
    {
      title: t('rights.copy.shared'),
      lines: copy.shared.map((each) => sharedLine(each, texts)),
    },
    {
      title: t('rights.copy.findings'),
      lines: copy.findings.map(({ on, state, reason }) => ({
        label: texts.day(on),
        text: [t(`again.states.${state}`), reason].filter(Boolean).join(' · '),
      })),
    },
  ];
}

/** The person once, with the first case; of every case its other sections and its steps. */
function caseParts(file: CaseFile, first: boolean, texts: Texts): CopyDocument['parts'] {
  const { t, locale } = texts;
  const name = `${file.case.reference} · ${officeName(file.office, locale)}`;
  const own = sections.filter((section) => first || section !== 'who');
  return [
    ...own.map((section) => ({
      title: section === 'who' ? t('cases.sections.who') : `${name} · ${t(`cases.sections.${section}`)}`,
      lines: sectionLines(file, section, texts),
    })),
    { title: `${name} · ${t('rights.copy.steps')}`, lines: stepLines(file, texts) },
  ];
}

function saidLines(said: Copy['alsoSaid'][number], texts: Texts): Line[] {
  return fieldsIn('who').flatMap((name) => {
    const text = answerText(name, said[name as keyof typeof said], texts);
    return text ? [{ label: texts.t(`cases.fields.${name}`), text }] : [];
  });
}

function consentLine(consent: Copy['consents'][number], texts: Texts): Line {
  const { t, locale } = texts;
  const { scope, state, on, language, proof, purpose } = consent;
  const told = [
    label('consent_state', state, locale),
    texts.day(on),
    language && languageName(language, locale),
    proof && t(`consents.proofs.${proof}`),
    purpose,
  ];
  return { label: label('consent_scope', scope, locale), text: told.filter(Boolean).join(' · ') };
}

function contactLine(contact: Copy['contacts'][number], { t }: Texts): Line {
  const { kind, value, terms, safety, removedAt } = contact;
  const told = [value, removedAt ? t('rights.copy.removed') : t(`contacts.safeties.${safety as 'safe'}`), terms];
  return { label: t(`contacts.kinds.${kind as 'phone'}`), text: told.filter(Boolean).join(' · ') };
}

function correctionLine({ field, before, after, reason, at }: Copy['corrections'][number], texts: Texts): Line {
  const { t } = texts;
  const name = isField(field) ? t(`cases.fields.${field}`) : field;
  const word = (kept: string) => (isField(field) ? keptText(field, kept, texts) : kept) || t('cases.edit.empty');
  const told = t('rights.copy.corrected', { before: word(before), after: word(after), at: texts.moment(at) });
  return { label: name, text: reason ? `${told} ${reason}` : told };
}

/** An answer as a correction keeps it (JSON), in words. */
export function keptText(field: FieldName, kept: string, texts: Texts): string {
  return kept ? answerText(field, JSON.parse(kept) as string, texts) : '';
}

function requestLine({ kind, requestedAt, doneAt, refusedAt, words }: Copy['requests'][number], texts: Texts): Line {
  const { t } = texts;
  const outcome = doneAt
    ? t('rights.doneOn', { at: texts.moment(doneAt) })
    : refusedAt
      ? t('rights.declinedOn', { at: texts.moment(refusedAt) })
      : t('rights.stillOpen');
  const told = [texts.moment(requestedAt), outcome, words].filter(Boolean).join(' · ');
  return { label: t(`rights.kinds.${kind}.title`), text: told };
}

function determinationLine(told: Copy['determinations'][number], { t, day, locale }: Texts): Line {
  const { on, status, body, withdrawnAt, reason } = told;
  const words = [
    label('partner_type', body, locale),
    label('victim_identification', status, locale),
    withdrawnAt && t('rights.copy.withdrawn'),
    reason,
  ];
  return { label: day(on), text: words.filter(Boolean).join(' · ') };
}

function milestoneLine(told: Copy['milestones'][number], texts: Texts): Line {
  const { t } = texts;
  const { withdrawnAt, on, kind, number } = told;
  const words = [
    t(`returns.kinds.${kind}`),
    ...milestoneWords(told, texts),
    number,
    withdrawnAt && t('rights.copy.withdrawn'),
  ];
  return { label: texts.day(on), text: words.filter(Boolean).join(' · ') };
}

function blockLine({ from, until, kind, note, withdrawnAt }: Copy['blocks'][number], texts: Texts): Line {
  const { t } = texts;
  const words = [t(`returns.blocks.${kind}`), note, withdrawnAt && t('rights.copy.withdrawn')];
  return { label: `${texts.day(from)} – ${until ? texts.day(until) : ''}`, text: words.filter(Boolean).join(' · ') };
}

function manifestLine(told: Copy['manifests'][number], texts: Texts): Line {
  const { t } = texts;
  const { kind, name, on, overridden, reason } = told;
  const words = [
    t(`operations.kinds.${kind}`),
    name,
    stateWords(kind, told, texts),
    overridden && t('operations.manifest.overridden'),
    reason,
  ];
  return { label: texts.day(on), text: words.filter(Boolean).join(' · ') };
}

function sharedLine(told: Copy['shared'][number], { t, moment, locale }: Texts): Line {
  const words = [
    locale === 'id' ? told.to.nameId : told.to.nameEn,
    t(`rights.copy.sharedAs.${told.kind}`),
    told.sections.flatMap((section) => (isSection(section) ? [t(`cases.sections.${section}`)] : [])).join(', '),
    told.kind === 'notice' ? '' : t(`rights.copy.sharedStates.${told.state}`),
    told.words,
    told.outcome,
  ];
  return { label: moment(told.at), text: words.filter(Boolean).join(' · ') };
}

function emergencyLine({ openedAt, until, reason }: Copy['emergencies'][number], texts: Texts): Line {
  return { label: `${texts.moment(openedAt)} – ${texts.moment(until)}`, text: reason || '–' };
}

function draftLines({ updatedAt, typed }: Copy['drafts'][number], texts: Texts): Line[] {
  return Object.entries(typed).map(([name, values]) => ({
    label: isField(name) ? texts.t(`cases.fields.${name}`) : name,
    text: `${values.join(', ')} (${texts.moment(updatedAt)})`,
  }));
}

function lookLine({ at, act, role, office }: Look, texts: Texts): Line {
  const { t } = texts;
  const who = role
    ? [t(`accounts.roles.${role as Role}`), office].filter(Boolean).join(', ')
    : t('rights.copy.machine');
  return { label: texts.moment(at), text: `${t(`rights.looks.${lookOf(act)}`)} (${who})` };
}

/** The name of a copy says nothing about anybody. */
export function copyName(format: 'pdf' | 'json', now: Date): string {
  return `salinan-${today(now)}.${format}`;
}
