import type { offices } from '@/db/schema';
import { answerText } from '@/features/cases/components/answer-text';
import { type Answers, type FieldName, fieldOf, type Section, sections } from '@/features/cases/fields';
import { officeName } from '@/features/offices/queries';
import { partnerName } from '@/features/partners/queries';
import type { Partner } from '@/features/partners/rules';
import { maskNumber } from '@/features/people/rules';
import type { Texts } from '@/lib/texts';
import { label } from '@/lib/vocabulary';
import { type FactName, type Facts, factLists } from './facts';
import type { ReferralRow } from './queries/found';
import { numberOf } from './rules';

export type Part = { title: string; lines: { label: string; text: string }[] };

/** What a receiver reads of a referral, in words: for the page, for paper. */
export type ReferralDocument = { title: string; lead: string[]; parts: Part[]; foot: string };

/** The answers to what is shared, section by section, in the reader’s words. What was not asked is not there. */
export function partsOf(names: readonly FieldName[], answers: Answers, texts: Texts): Part[] {
  return sections.flatMap((section: Section) => {
    const lines = names
      .filter((name) => fieldOf(name).section === section)
      .map((name) => ({ label: texts.t(`cases.fields.${name}`), text: sharedText(name, answers, texts) }))
      .filter(({ text }) => text);
    return lines.length > 0 ? [{ title: texts.t(`cases.sections.${section}`), lines }] : [];
  });
}

/** A telephone number is used where its safety was judged, which is at the office that referred: here it is recognised. */
function sharedText(name: FieldName, answers: Answers, texts: Texts): string {
  const text = answerText(name, answers[name], texts);
  return name === 'phone' && text ? maskNumber(text) : text;
}

/** The coded facts of a notice, in words. */
export function factLines(facts: Facts, texts: Texts): Part['lines'] {
  return (Object.keys(facts) as FactName[]).map((name) => ({
    label: texts.t(`referrals.facts.${name}`),
    text: factText(name, facts, texts),
  }));
}

function factText(name: FactName, facts: Facts, { t, locale }: Texts): string {
  if (name === 'age') return facts.age ? t(`referrals.ages.${facts.age}`) : '';
  if (name === 'startedIn') return facts.startedIn ?? '';
  if (name === 'inDanger') return facts.inDanger ? t(`cases.yesNo.${facts.inDanger}`) : '';
  const told = facts[name] ?? [];
  return (Array.isArray(told) ? told : [told]).map((code) => label(factLists[name], code, locale)).join(' · ');
}

type Sent = { row: ReferralRow; from: typeof offices.$inferSelect; partner: Partner; words: string };

/** What goes to an outside partner: from whom, what for, until when, and what is shared. */
export function packageDocument(
  { row, from, partner, words }: Sent,
  shared: { names: readonly FieldName[]; answers: Answers },
  texts: Texts,
): ReferralDocument {
  const { t, locale, day } = texts;
  const told = { number: numberOf(row.id), office: officeName(from, locale), partner: partnerName(partner, locale) };
  const reason = label('referral_reason', row.reason, locale);
  return {
    title: t('referrals.paper.title', { number: told.number }),
    lead: [
      t('referrals.paper.lead', { ...told, reason }),
      t('referrals.paper.use', { until: day(row.until), office: told.office }),
      t('referrals.paper.phone', { office: told.office }),
    ],
    parts: [
      ...(words ? [{ title: t('referrals.words'), lines: [{ label: '', text: words }] }] : []),
      ...partsOf(shared.names, shared.answers, texts),
    ],
    foot: t('referrals.paper.foot', { number: told.number, until: day(row.until) }),
  };
}

/** A notice without identity on paper. */
export function noticeDocument(
  {
    id,
    facts,
    from,
    partner,
    reason,
  }: Pick<Sent, 'from' | 'partner'> & { id: string; facts: Facts; reason: ReferralRow['reason'] },
  texts: Texts,
): ReferralDocument {
  const { t, locale } = texts;
  const told = { number: numberOf(id), office: officeName(from, locale), partner: partnerName(partner, locale) };
  return {
    title: t('referrals.notice.title', { number: told.number }),
    lead: [
      t('referrals.paper.lead', { ...told, reason: label('referral_reason', reason, locale) }),
      t('referrals.notice.lead', { office: told.office, number: told.number }),
    ],
    parts: [{ title: t('referrals.notice.facts'), lines: factLines(facts, texts) }],
    foot: t('referrals.notice.foot', { number: told.number }),
  };
}
