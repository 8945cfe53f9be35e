import { isField, isSection } from '@/features/cases/fields';
import { officeName } from '@/features/offices/queries';
import { isDay, isMonth } from '@/lib/calendar';
import type { MessageKey, Texts } from '@/lib/texts';
import { type List, label } from '@/lib/vocabulary';
import type { Told } from './queries/entries';
import type { Finding } from './rules';

/** The one place where the audit becomes words: for the screen, for exports, for the command line. */
export function sentenceOf(told: Told, texts: Texts): string {
  const { entry } = told;
  const values = { ...detailWords(told, texts), who: whoOf(told, texts), subject: subjectOf(told, texts) };
  const finding = entry.act === 'audit.found-changed' ? findingIn(told, texts) : '';
  const said = say(texts, `audit.${isElsewhere(told) ? 'elsewhere' : 'acts'}.${entry.act}`, {
    ...values,
    attempt: attemptOf(told, values, texts),
  });
  return said ? `${said}${finding}` : say(texts, 'audit.other', { ...values, act: entry.act });
}

/** Through a case that is not in sight: only its office is told. */
const isElsewhere = ({ entry, details }: Told) =>
  entry.act === 'identity.opened' && !details.reference && typeof details.officeId === 'string';

/** Who did it: a colleague by name, or the machine under its name. */
export function whoOf({ entry, people }: Told, texts: Texts): string {
  if (entry.actorKind === 'staff') return people.get(entry.actorId)?.name ?? texts.t('audit.unknownPerson');
  return say(texts, `audit.machines.${entry.actorId}`, {}) || entry.actorId;
}

/** What it was done to, as staff call it. Of a person nothing is told but the case. */
export function subjectOf({ entry, details, people, offices }: Told, texts: Texts): string {
  const { subjectKind, subjectId } = entry;
  if (subjectKind === 'user') return people.get(subjectId)?.name ?? texts.t('audit.unknownAccount');
  if (subjectKind === 'case') return subjectId === 'unknown' ? texts.t('audit.unknownCase') : subjectId;
  if (subjectKind === 'person') return typeof details.reference === 'string' ? details.reference : '–';
  if (subjectKind === 'report' && isMonth(subjectId)) return texts.month(subjectId);
  const office = subjectKind === 'office' ? offices.get(subjectId) : undefined;
  return office ? officeName(office, texts.locale) : subjectId;
}

/** What verification found, as a sentence that names the entry. */
export function findingSentence({ kind, seq, other = seq }: Finding, { t }: Texts): string {
  const named = kind === 'missing' && other > seq ? 'missing-many' : kind;
  return t(`audit.findings.${named}`, { from: seq, to: other });
}

function findingIn({ details }: Told, texts: Texts): string {
  const key = known(texts, `audit.findings.${details.kind}`);
  return key ? `. ${findingSentence(details as Finding, texts)}` : '';
}

/** What somebody tried and was refused. */
function attemptOf({ entry, details }: Told, values: Values, texts: Texts): string {
  if (entry.act !== 'refused') return '';
  const act = String(details.act ?? '');
  return say(texts, `audit.attempts.${act}`, values) || say(texts, 'audit.attempts.other', { ...values, act });
}

type Values = Record<string, string | number>;

/** The message with its values. One that the entry does not have reads as none, or as a dash; no message, no words. */
function say(texts: Texts, name: string, values: Values): string {
  const key = known(texts, name);
  if (!key) return '';
  const asked = [...String(texts.t.raw(key)).matchAll(/\{(\w+)/g)].map(([, value = '']) => {
    const none = known(texts, `audit.words.${value}.none`);
    return [value, none ? String(texts.t.raw(none)) : '–'] as const;
  });
  const translate = texts.t as (key: MessageKey, values: Values) => string;
  return translate(key, { ...Object.fromEntries(asked), ...values });
}

/** The names of acts come from the base: there may be no message of that name. */
function known({ t }: Texts, name: string): MessageKey | undefined {
  const key = name as MessageKey;
  return t.has(key) && typeof t.raw(key) === 'string' ? key : undefined;
}

/** The details as words: codes become labels, ids become names. */
function detailWords(told: Told, texts: Texts): Values {
  const entries = Object.entries(told.details).map(
    ([name, value]) => [name, wordFor(name, value, told, texts)] as const,
  );
  const words = entries.filter((pair): pair is readonly [string, string | number] => pair[1] !== undefined);
  const office = words.find(([name]) => name === 'officeId')?.[1];
  return { ...Object.fromEntries(words), ...(office && { office }) };
}

function wordFor(name: string, value: unknown, told: Told, texts: Texts): string | number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return say(texts, `audit.words.${name}.${value ? 'yes' : 'no'}`, {}) || String(value);
  if (Array.isArray(value)) return value.map((each) => wordFor(name, each, told, texts) ?? '').join(', ') || undefined;
  if (typeof value !== 'string') return undefined;
  const translated = Object.hasOwn(wordsOf, name) ? wordsOf[name]?.(value, told, texts) : undefined;
  return translated || say(texts, `audit.words.${name}.${value}`, {}) || value;
}

type Word = (value: string, told: Told, texts: Texts) => string | undefined;

const colleague: Word = (id, { people }, { t }) => people.get(id)?.name ?? t('audit.unknownPerson');
const language: Word = (code, _, { t }) => (code === 'id' || code === 'en' ? t(`app.languages.${code}`) : undefined);

/** Of what the status is, where an act is not about the status of a case. */
const statusLists: Record<string, List> = {
  'return.step': 'repatriation_status',
  'return.milestone': 'repatriation_status',
  'determination.recorded': 'victim_identification',
  'determination.withdrawn': 'victim_identification',
};

const wordsOf: Record<string, Word> = {
  colleague,
  by: colleague,
  holder: colleague,
  lang: language,
  locale: language,
  section: (code, _, { t }) => (isSection(code) ? t(`cases.sections.${code}`) : undefined),
  fields: (code, _, { t }) => (isField(code) ? t(`cases.fields.${code}`) : undefined),
  todo: (code, _, texts) => say(texts, `tasks.kinds.${code}`, {}),
  milestone: (code, _, texts) => say(texts, `returns.kinds.${code}`, {}),
  block: (code, _, texts) => say(texts, `returns.blocks.${code}`, {}),
  metric: (code, _, texts) => say(texts, `figures.metrics.${code}.name`, {}),
  failure: (code, _, texts) => say(texts, `backups.failures.${code}`, {}),
  role: (code, _, texts) => say(texts, `accounts.roles.${code}`, {}),
  officeId: (id, { offices }, { locale }) => {
    const office = offices.get(id);
    return office && officeName(office, locale);
  },
  scope: (id, { offices }, { locale }) => {
    const office = offices.get(id);
    return office && officeName(office, locale);
  },
  status: (code, { entry }, { locale }) => label(statusLists[entry.act] ?? 'case_status', code, locale),
  body: (code, _, { locale }) => label('partner_type', code, locale),
  services: (code, _, { locale }) => label('service_type', code, locale),
  service: (code, _, { locale }) => label('service_type', code, locale),
  serviceState: (code, _, { locale }) => label('service_state', code, locale),
  to: (id, { offices }, { locale }) => {
    const office = offices.get(id);
    return office && officeName(office, locale);
  },
  shared: (code, _, { t }) => (isSection(code) ? t(`cases.sections.${code}`) : undefined),
  reason: (code, { entry }, { locale }) => {
    if (entry.act === 'case.closed') return label('case_closure_reason', code, locale);
    return /^(referral|transfer)\./.test(entry.act) ? label('referral_reason', code, locale) : undefined;
  },
  asOf: (day, _, texts) => (isDay(day) ? texts.day(day) : undefined),
  month: (month, _, texts) => (isMonth(month) ? texts.month(month) : undefined),
  on: (day, _, texts) => (isDay(day) ? texts.day(day) : undefined),
  last: (day, _, texts) => (isDay(day) ? texts.day(day) : undefined),
  until: (moment, _, texts) => (Number.isNaN(Date.parse(moment)) ? undefined : texts.moment(new Date(moment))),
  scopes: (code, _, { locale }) => label('consent_scope', code, locale),
  state: (code, _, { locale }) => label('consent_state', code, locale),
};
