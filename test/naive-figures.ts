import { catalogue } from '@/features/figures/catalogue';
import { dimensions } from '@/features/figures/dimensions';
import type { Dimension, Filter, Metric, Question } from '@/features/figures/input';
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

/** A share, a growth or a median, the slow way: its value, its rows, and of whom no answer is known. */
export function deriveNaively(all: CaseRecipe[], question: Question) {
  const { metric, by, where = {} } = question;
  if (metric === 'median_days_to_return')
    return mediansOf(
      all.filter((recipe) => isMeant(recipe, question)),
      question,
    );
  const counted = { ...question, metric: 'cases_handled' } as const;
  const part = countNaively(all, counted);
  if (metric === 'growth_factor') {
    const before = countNaively(all, { ...counted, from: question.beforeFrom, to: question.beforeTo });
    const rows = Object.entries(part.rows).flatMap(([key, value]) => {
      const base = before.rows[key] ?? 0;
      return base > 0 ? [[key, value / base] as const] : [];
    });
    return { total: before.total === 0 ? 0 : part.total / before.total, rows: Object.fromEntries(rows), absent: {} };
  }
  // Of all who answer what is asked; where the filter asks for a lack of answers, and for what everybody has, of all.
  const asked = (Object.keys(dimensions) as Dimension[]).filter((dimension) => {
    const value = where[dimensions[dimension].field ?? 'officeId'];
    return dimensions[dimension].field && value && !value.split(/[;,!]/).some(isAbsence);
  });
  const answering = all.filter((recipe) =>
    asked.every((dimension) => keys(recipe, dimension, question).some((key) => !isAbsence(key))),
  );
  const whole = countNaively(answering, { ...counted, where: {} });
  const base = whole.total - (by ? whole.total - whole.answered : 0);
  const percent = (value: number, of: number) => (of === 0 ? 0 : (100 * value) / of);
  return {
    total: percent(part.total, whole.total),
    rows: Object.fromEntries(Object.entries(part.rows).map(([key, value]) => [key, percent(value, base)])),
    absent: part.absent,
  };
}

function mediansOf(all: CaseRecipe[], question: Question) {
  const days = new Map<string, number[]>();
  const add = (key: string, count: number) => days.set(key, [...(days.get(key) ?? []), count]);
  for (const recipe of all) {
    const count = (Date.parse(recipe.returnedOn ?? '') - Date.parse(recipe.handledOn)) / 86_400_000;
    for (const key of ['', ...(question.by ? keys(recipe, question.by, question) : [])]) add(key, count);
  }
  const median = (key: string) => {
    const sorted = (days.get(key) ?? [0]).toSorted((a, b) => a - b);
    const [below = 0, above = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
    return (below + above) / 2;
  };
  const given = [...days.keys()].filter(Boolean);
  const [answers, reasons] = [given.filter((key) => !isAbsence(key)), given.filter(isAbsence)];
  return {
    total: median(''),
    rows: Object.fromEntries(answers.map((key) => [key, median(key)])),
    absent: Object.fromEntries(reasons.map((key) => [key, days.get(key)?.length ?? 0])),
  };
}

/** A table of several dimensions, the slow way: by keys with a bar between them. */
export function crossNaively(all: CaseRecipe[], question: Question, by: readonly Dimension[], joinings: Joinings = {}) {
  const isOfPersons = catalogue[question.metric].unit === 'person';
  const tuples = new Map<string, string[][]>();
  for (const [n, recipe] of all.map((each) => asSpoken(each, all, joinings)).entries()) {
    if (!isMeant(recipe, question)) continue;
    const who = isOfPersons ? recipe.personId : `case ${n}`;
    const told = by.map((dimension) => keys(recipe, dimension, question));
    tuples.set(who, [...(tuples.get(who) ?? []), ...productOf(told)]);
  }
  const cells: Record<string, number> = {};
  for (const own of tuples.values()) {
    const once = [...new Map(own.map((tuple) => [tuple.join('|'), tuple])).values()];
    for (const tuple of once) {
      const saysLess = once.some(
        (other) => other !== tuple && other.every((key, at) => key === tuple[at] || outdoes(key, tuple[at])),
      );
      if (!saysLess) cells[tuple.join('|')] = (cells[tuple.join('|')] ?? 0) + 1;
    }
  }
  return { total: tuples.size, cells };
}

const productOf = (lists: string[][]) =>
  lists.reduce<string[][]>((tuples, list) => tuples.flatMap((tuple) => list.map((key) => [...tuple, key])), [[]]);

/** An answer outdoes a reason for having none; of two reasons the first of the alphabet. */
const outdoes = (key: string, other = '') => isAbsence(other) && (!isAbsence(key) || key < other);

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
  const { asOf, from = '', to = '9999', where = {} } = question;
  const status = recipe.status.find((step) => holds(step, asOf));
  if (!status || recipe.handledOn > asOf || status.status === 'reported') return false;
  if (status.closureReason === 'duplicate' || status.closureReason === 'out_of_scope') return false;
  if (!isOfMetric(recipe, question)) return false;
  const placed = placedOn(recipe, question);
  if (!placed || placed < from || placed > to || placed > asOf) return false;
  return (Object.keys(where) as (keyof Filter)[]).every((field) => {
    const [dimension] = (Object.keys(dimensions) as Dimension[]).filter((each) => dimensions[each].field === field);
    const value = where[field];
    return !dimension || !value || value.split(';').every((part) => answersTo(part, keys(recipe, dimension, question)));
  });
}

/** `KH,PH`: one of them; `!KH,PH`: none of them. */
function answersTo(part: string, given: string[]): boolean {
  const codes = part.replace('!', '').split(',');
  return given.some((code) => codes.includes(code)) !== part.startsWith('!');
}

const holds = (step: { on: string; until: string | null }, day: string) =>
  step.on <= day && (step.until === null || step.until > day);

/** What a metric asks for beyond counting as handled. */
function isOfMetric(recipe: CaseRecipe, { metric, asOf }: Question): boolean {
  const { retrafficking, exitManner } = recipe;
  const returning = recipe.returns.find((step) => holds(step, asOf))?.status ?? 'not_started';
  const stands = recipe.findings.some(({ until }) => until === null);
  const found = stands ? (recipe.findings.find((step) => holds(step, asOf))?.state ?? 'none') : undefined;
  const asks: Partial<Record<Metric, () => boolean>> = {
    cases_retrafficked: () => (found ?? retrafficking) === 'retrafficked',
    persons_went_back: () => (found ? found === 'went_back' : retrafficking === 'went_back_same_sector'),
    cases_suspected: () => found === 'suspected',
    persons_rescued: () => exitManner === 'joint_operation' || exitManner === 'mission_extraction',
    cases_returning: () => returning === 'scheduled',
    cases_open: () => recipe.status.find((step) => holds(step, asOf))?.status !== 'closed',
    median_days_to_return: () => (recipe.returnedOn ?? '') >= recipe.handledOn,
  };
  return asks[metric]?.() ?? true;
}

/** The views that hold on a day: of each body its last. */
function viewsOn({ views }: CaseRecipe, day: string) {
  const until = views.filter(({ on }) => on <= day);
  return until.filter((view, n) => !until.slice(n + 1).some(({ body }) => body === view.body));
}

const determined: Partial<Record<Metric, string>> = {
  persons_presumed: 'presumed_victim',
  persons_confirmed: 'confirmed_victim',
};

function placedOn(recipe: CaseRecipe, { metric, asOf }: Question): string | null | undefined {
  if (metric === 'persons_repatriated' || metric === 'median_days_to_return') return recipe.returnedOn;
  const status = determined[metric];
  if (status) return viewsOn(recipe, asOf).find((view) => view.status === status)?.on;
  if (metric === 'persons_rescued' && recipe.endedOn)
    return recipe.endedOn.length === 4 ? `${recipe.endedOn}-01-01` : `${recipe.endedOn}-01`;
  return recipe.handledOn;
}

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
  const views = viewsOn(recipe, question.asOf);
  if (dimension === 'determination') return views.length === 0 ? ['not_assessed'] : views.map(({ status }) => status);
  if (dimension === 'determination_body') {
    const meant = views.filter(({ status }) => status === (determined[question.metric] ?? status));
    return meant.length === 0 ? ['not_applicable'] : meant.map(({ body }) => body);
  }
  const returned = recipe.returnedOn !== null && recipe.returnedOn <= question.asOf;
  const single: Partial<Record<Dimension, () => string | null | undefined>> = {
    destination: () => recipe.destination,
    region: () => regionOf(recipe.destination, question.asOf),
    year: () => placedOn(recipe, question)?.slice(0, 4),
    month: () => placedOn(recipe, question)?.slice(0, 7),
    quarter: () => {
      const [year = '', month] = placedOn(recipe, question)?.split('-') ?? [];
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    },
    mission: () => (recipe.officeId === 'office-hq' ? 'not_applicable' : recipe.officeId),
    exit_manner: () => recipe.exitManner,
    return_basis: () => (returned ? recipe.returnBasis : 'not_applicable'),
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
