import { change } from '@/db/change';
import { type Affected, type Incident, incidentOf, type Seen } from '@/features/rights/queries/incident';
import type { Machine } from '@/lib/actor';
import { addDays, isDay } from '@/lib/calendar';
import { isRefused } from '@/lib/errors';
import { type Texts, textsFor } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { notPossible, type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

/** `incident --from … --to … [--user NAME] [--json]`: whom it concerns, as references, and a draft of the notice. */
export async function incidentCommand(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: ['from', 'to', 'user'], flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { from, to, user } = given.values;
  const span = { from: momentOf(from, 0), to: momentOf(to, 1) };
  for (const [value, moment] of [
    [from, span.from],
    [to, span.to],
  ])
    if (!moment) return value ? wrongUse('notMoment', { value: String(value) }, texts) : wrongUse('noSpan', {}, texts);
  if (!span.from || !span.to || span.from >= span.to) return wrongUse('noSpan', {}, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  const incident = await incidentOf(actor, { from: span.from, to: span.to, ...(user && { user }) });
  if (isRefused(incident)) return notPossible('noUser', { name: user ?? '' }, texts);
  await record(incident);
  if (given.flags.has('json')) return { exit: 0, out: `${JSON.stringify(incident, null, 2)}\n` };
  return { exit: 0, out: `${incidentText(incident, texts)}\n` };
}

/** A day in Jakarta (its end for `--to`), or a moment with its zone. */
function momentOf(typed: string | undefined, daysOn: 0 | 1): Date | null {
  if (!typed) return null;
  if (isDay(typed)) return new Date(`${addDays(typed, daysOn)}T00:00:00+07:00`);
  const moment =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(typed) && new Date(typed);
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}

/** A list of people at risk was made: that is worth an entry too. */
function record({ affected, from, to }: Incident): Promise<unknown> {
  return change(actor, (_tx, audit) =>
    audit.record({
      act: 'incident.listed',
      subject: { kind: 'base', id: 'incident' },
      details: { count: affected.length, from: from.toISOString(), to: to.toISOString() },
    }),
  );
}

/** What was found, in the language of the terminal; the drafts of the notice in both. */
export function incidentText(incident: Incident, texts: Texts, now = new Date()): string {
  const { t, moment } = texts;
  const { from, to, user, affected, exports, supervisors } = incident;
  const span = { from: moment(from), to: moment(to) };
  const deadline = new Date(now.getTime() + 72 * 3_600_000);
  const lines = [
    user ? t('incident.headingUser', { ...span, user }) : t('incident.heading', span),
    t('incident.deadline', { at: moment(deadline) }),
    '',
    t('incident.affected', { count: affected.length }),
    ...affected.flatMap((one) => [headOf(one, texts), ...one.seen.map((seen) => `    ${seenText(seen, texts)}`)]),
    '',
    t('incident.exports', { count: exports.length }),
    ...exports.map((one) => `    ${seenText(one, texts)} · ${one.subject}`),
    '',
    t('incident.tell'),
    ...supervisors.map(({ office, names }) => `  ${office}: ${names.join(', ')}`),
    `  ${t('incident.tellOthers')}`,
  ];
  const drafts = (['id', 'en'] as const).flatMap((locale) => ['', draftOf(incident, textsFor(locale))]);
  return [...lines, ...drafts].join('\n');
}

function headOf({ reference, office, caseworker, safeWays, erased }: Affected, { t }: Texts): string {
  const way = erased ? t('incident.erased') : t('incident.safeWays', { count: safeWays });
  return `  ${[reference, office, caseworker ?? t('incident.noCaseworker'), way].join(' · ')}`;
}

const known = {
  'identity.opened': 'opened',
  'contact.shown': 'shown',
  'emergency.opened': 'emergency',
  'rights.copied': 'copied',
  'case.opened': 'logged',
  'case.changed': 'changed',
} as const;

function seenText({ at, act, by, office }: Seen, { t, moment }: Texts): string {
  const what = act in known ? t(`incident.acts.${known[act as keyof typeof known]}`) : t('incident.acts.exported');
  return `${moment(at)} · ${what} · ${[by, office].filter(Boolean).join(', ')}`;
}

function draftOf({ from, to }: Incident, { t, moment }: Texts): string {
  return t('incident.draft', { from: moment(from), to: moment(to) });
}
