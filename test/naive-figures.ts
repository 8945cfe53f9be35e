import { catalogue } from '@/features/figures/catalogue';
import { dimensions } from '@/features/figures/dimensions';
import type { Dimension, Filter, Question } from '@/features/figures/input';
import { isAbsence, type List, regionOf } from '@/lib/vocabulary';
import type { CaseRecipe } from './cases';

/**
 * The figures once more, the slow way: over recipes in memory, without SQL, for tests to compare with. Written from the
 * definitions, not from the queries.
 */
export function countNaively(all: CaseRecipe[], question: Question, joinings: Joinings = {}) {
  const { unit } = catalogue[question.metric];
  const counted = all
    .map((recipe) => asSpoken(recipe, all, joinings))
    .map((recipe, n) => ({ recipe, unit: unit === 'case' ? `case ${n}` : recipe.personId }))
    .filter(({ recipe }) => isMeant(recipe, question));
  const keysOf = new Map<string, string[]>();
  for (const { recipe, unit: who } of counted)
    keysOf.set(who, [...(keysOf.get(who) ?? []), ...(question.by ? keys(recipe, question.by, question) : ['all'])]);
  const rows: Record<string, number> = {};
  const absent: Record<string, number> = {};
  let answered = 0;
  for (const given of keysOf.values()) {
    const answers = new Set(given.filter((key) => !isAbsence(key)));
    const reason = given.filter(isAbsence).sort()[0];
    if (answers.size > 0) answered += 1;
    else if (reason) absent[reason] = (absent[reason] ?? 0) + 1;
    for (const key of question.by ? answers : []) rows[key] = (rows[key] ?? 0) + 1;
  }
  return { total: keysOf.size, answered, rows, absent };
}

/** Records that are of one person: which record speaks for another. */
export type Joinings = Record<string, string>;

/** A case with the person, and what is said of them, by the record that speaks. */
function asSpoken(recipe: CaseRecipe, all: CaseRecipe[], joinings: Joinings): CaseRecipe {
  const speaker = all.find(({ personId }) => personId === joinings[recipe.personId]);
  if (!speaker) return recipe;
  const { personId, sex, birthYear, homeProvince } = speaker;
  return { ...recipe, personId, sex, birthYear, homeProvince };
}

function isMeant(recipe: CaseRecipe, question: Question): boolean {
  const { asOf, from = '', to = '9999', metric, where = {} } = question;
  const status = recipe.status.find((step) => holds(step, asOf));
  if (!status || recipe.handledOn > asOf || status.status === 'reported') return false;
  if (status.closureReason === 'duplicate' || status.closureReason === 'out_of_scope') return false;
  if (metric === 'cases_retrafficked' && recipe.retrafficking !== 'retrafficked') return false;
  if (metric === 'persons_went_back' && recipe.retrafficking !== 'went_back_same_sector') return false;
  const placed = placedOn(recipe, question);
  if (!placed || placed < from || placed > to || placed > asOf) return false;
  return (Object.keys(where) as (keyof Filter)[]).every((field) => {
    const [dimension] = (Object.keys(dimensions) as Dimension[]).filter((each) => dimensions[each].field === field);
    const code = where[field];
    return !dimension || !code || keys(recipe, dimension, question).includes(code);
  });
}

const holds = (step: { on: string; until: string | null }, day: string) =>
  step.on <= day && (step.until === null || step.until > day);

const placedOn = (recipe: CaseRecipe, { metric }: Question) =>
  metric === 'persons_repatriated' ? recipe.returnedOn : recipe.handledOn;

const lists: Partial<Record<Dimension, List>> = {
  channel: 'recruitment_channel',
  platform: 'online_platform',
  scam_type: 'scam_type',
  means_of_control: 'means_of_control',
  exploitation_type: 'exploitation_type',
};

function keys(recipe: CaseRecipe, dimension: Dimension, question: Question): string[] {
  const list = lists[dimension];
  if (list) return [...(recipe.answers[list] ?? ['not_asked'])];
  const returned = recipe.returnedOn !== null && recipe.returnedOn <= question.asOf;
  const single: Partial<Record<Dimension, () => string | null | undefined>> = {
    destination: () => recipe.destination,
    region: () => regionOf(recipe.destination, question.asOf),
    year: () => placedOn(recipe, question)?.slice(0, 4),
    month: () => placedOn(recipe, question)?.slice(0, 7),
    sex: () => recipe.sex,
    age_band: () => (recipe.birthYear ? ageBand(Number(recipe.handledOn.slice(0, 4)) - recipe.birthYear) : null),
    province: () => recipe.homeProvince,
    office: () => recipe.officeId,
    status: () => recipe.status.find((step) => holds(step, question.asOf))?.status,
    return_status: () => recipe.returns.find((step) => holds(step, question.asOf))?.status ?? 'not_started',
    return_mode: () => (returned ? recipe.returnMode : 'not_applicable'),
    retrafficking: () => recipe.retrafficking,
  };
  return [single[dimension]?.() || 'not_asked'];
}

function ageBand(age: number): string {
  const bands = ['0_8', '9_17', '18_20', '21_23', '24_26', '27_29', '30_38', '39_47'];
  return `age_${bands.find((band) => age <= Number(band.split('_')[1])) ?? '48_plus'}`;
}
