import { Notice } from '@/components/notice';
import { Card } from '@/components/page';
import { answerText } from '@/features/cases/components/answer-text';
import { orNotFound } from '@/features/cases/not-found';
import { officeName } from '@/features/offices/queries';
import { maskNumber } from '@/features/people/rules';
import type { Staff } from '@/lib/actor';
import type { Texts } from '@/lib/texts';
import { choices, label } from '@/lib/vocabulary';
import { likelySame } from '../episodes-alike';
import { type FieldChoice, joinChoices } from '../queries/join-choices';
import type { Pair } from '../queries/pairs';
import type { PersonFile, ToldEpisode } from '../queries/person-file';
import { officesGaining } from '../rules';
import { OpenedHeading } from './opened-heading';
import { type Line, PairForm } from './pair-form';

type Props = { actor: Staff; pair: Pair; one: PersonFile; other: PersonFile; texts: Texts };

/** The comparison field by field and the decision. */
export async function PairDecision({ actor, pair, one, other, texts }: Props) {
  const { t, locale } = texts;
  const { fields, cannot } = await orNotFound(joinChoices(actor, pair.records.one, pair.records.other));
  if (cannot) return <Notice tone="warn">{t(`peoplePages.pair.refused.${cannot}`)}</Notice>;
  const lines = fields.filter((field) => field.one !== '' || field.other !== '').map((field) => lineOf(field, texts));
  return (
    <Card
      title={
        <OpenedHeading open={one.identityOpen && other.identityOpen}>{t('peoplePages.pair.compare')}</OpenedHeading>
      }
    >
      <PairForm
        pair={pair.id}
        lines={lines}
        episodes={episodeChoices(one, other, texts)}
        bases={choices('identity_match_basis', locale)}
        usualBasis={usualBasis(pair)}
        words={{
          summary: t('app.errors.summary'),
          columns: { question: t('peoplePages.pair.question'), one: 'A', other: 'B' },
          states: {
            same: t('peoplePages.pair.same'),
            differs: t('peoplePages.pair.differs'),
            only: t('peoplePages.pair.only'),
          },
          choose: t('peoplePages.pair.choose'),
          episodes: t('peoplePages.pair.episodes'),
          episodesHint: t('peoplePages.pair.episodesHint'),
          basis: t('peoplePages.pair.basis'),
          reason: t('peoplePages.pair.reason'),
          reasonHint: t('peoplePages.pair.reasonHint'),
          reach: reachOf(one, other, texts),
          samePerson: t('peoplePages.pair.samePerson'),
          differentPerson: t('peoplePages.pair.differentPerson'),
          differentHint: t(
            pair.outcome === 'same' ? 'peoplePages.pair.differentHintSame' : 'peoplePages.pair.differentHint',
          ),
        }}
      />
    </Card>
  );
}

/** Who reads what once the two are one person. */
function reachOf(one: PersonFile, other: PersonFile, { t, locale }: Texts): string {
  const gaining = officesGaining(one, other).map((office) => officeName(office, locale));
  const offices = new Intl.ListFormat(locale).format(gaining);
  const all = t('peoplePages.pair.reach');
  return gaining.length > 0 ? `${all} ${t('peoplePages.pair.gaining', { offices })}` : all;
}

/** Where both say something else, the supervisor chooses; where one says nothing, the other speaks. */
function lineOf(field: FieldChoice, texts: Texts): Line {
  const { t } = texts;
  const name = field.field;
  const toChoose = field.state === 'differs' && field.one !== null && field.other !== null;
  const sides = [
    { code: 'one', label: 'A' },
    { code: 'other', label: 'B' },
    ...(field.both
      ? [{ code: 'both', label: t(name === 'name' ? 'peoplePages.pair.bothNames' : 'peoplePages.pair.both') }]
      : []),
  ];
  return {
    field: name,
    label: t(`cases.fields.${name}`),
    one: toldText(field, field.one, texts),
    other: toldText(field, field.other, texts),
    state: field.state,
    usual: field.usual,
    choices: toChoose ? sides : [],
  };
}

function toldText({ field }: FieldChoice, told: string | null, texts: Texts): string {
  const { t } = texts;
  if (told === null) return t('cases.file.sealedText');
  if (told === '') return t('vocabulary.notAsked');
  // A number is used on the page of its own, where it was judged safe.
  if (field === 'phone') return maskNumber(told);
  return field === 'contacts' ? t('contacts.onItsPage') : answerText(field, told, texts);
}

/** Whether both records tell of one stretch of exploitation: the likely answer stands ready. */
function episodeChoices(one: PersonFile, other: PersonFile, texts: Texts) {
  const { t } = texts;
  const likely = likelySame(one.episodes, other.episodes);
  const pairs = one.episodes.flatMap((a) =>
    other.episodes
      .filter((b) => b.destination === a.destination && b.id !== a.id)
      .map((b) => ({
        code: `${a.id}:${b.id}`,
        label: t('peoplePages.pair.sameEpisode', { one: episodeText(a, texts), other: episodeText(b, texts) }),
      })),
  );
  if (pairs.length === 0) return null;
  return {
    choices: [{ code: 'none', label: t('peoplePages.pair.otherEpisode') }, ...pairs],
    usual: likely ? `${likely.one}:${likely.other}` : 'none',
  };
}

function episodeText({ destination, cases }: ToldEpisode, { locale, shortDay }: Texts): string {
  const told = cases.map(({ reference, handledOn }) => `${reference}, ${shortDay(handledOn)}`).join('; ');
  return `${label('country', destination, locale)} (${told})`;
}

/** What the evidence would have the joining rest on. */
function usualBasis({ evidence }: Pair): string {
  const agrees = (field: string) => evidence.some((each) => each.field === field && each.code === 'same');
  if (agrees('nik')) return 'nik';
  return agrees('passport') ? 'passport' : 'name_dob_place';
}
