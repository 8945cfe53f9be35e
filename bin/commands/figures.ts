import { type Dimension, filterFields, type Question, questionFrom, type Raw } from '@/features/figures/input';
import { type OfficeNames, refusalWords } from '@/features/figures/labels';
import { cross, figure } from '@/features/figures/queries';
import { allOffices, officeName } from '@/features/offices/queries';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { isLocale, type Locale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { figureAsJson, figureAsText, tableAsJson, tableAsText } from './figure-output';
import { figuresAgain } from './figures-again';
import { figuresReconcile } from './figures-reconcile';
import { type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

// Offices have identifiers nobody types; the app filters by them.
const filters = filterFields.filter(({ name }) => name !== 'office' && name !== 'mission').map(({ name }) => name);
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const plainOptions = ['as-of', 'from', 'to', 'known-on', 'known-at', 'counted', 'before-from', 'before-to', 'metric'];
const valueOptions = [...plainOptions, 'by', 'where', 'country', 'lang', ...filters.map(dashed)];
const MOST_DIMENSIONS = 3;

/** `figures`: one figure, as a table or as JSON. */
export async function figuresCommand(args: string[], texts: Texts): Promise<Outcome> {
  if (args[0] === 'again') return figuresAgain(args.slice(1), texts);
  if (args[0] === 'reconcile') return figuresReconcile(args.slice(1), texts);
  const asked = figuresQuestion(args, texts);
  if ('exit' in asked) return asked;
  const missing = missingBase(texts);
  if (missing) return missing;
  const words = textsFor(asked.lang);
  const by = asked.by ?? (asked.question.by ? [asked.question.by] : []);
  const isOfOffices = by.includes('office') || by.includes('mission');
  const offices = isOfOffices ? await officeNames(asked.lang) : undefined;
  if (asked.by) {
    const table = { question: asked.question, by: asked.by, ...(await cross(actor, asked.question, asked.by)) };
    return { exit: 0, out: asked.json ? tableAsJson(table, words, offices) : tableAsText(table, words, offices) };
  }
  const answer = await figure(actor, asked.question);
  return { exit: 0, out: asked.json ? figureAsJson(answer, words, offices) : figureAsText(answer, words, offices) };
}

/** `by`: the dimensions of a table, where there are several. */
export type Asked = { question: Question; by?: Dimension[]; json: boolean; lang: Locale };

/** What was typed, as a question to the figures; or why it is none. */
export function figuresQuestion(args: string[], texts: Texts, now?: string): Asked | Outcome {
  const given = readArguments(args, { values: valueOptions, flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { country, lang = texts.locale, destination = country } = given.values;
  if (country && destination !== country) return wrongUse('givenTwice', { name: '--country' }, texts);
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  const { by = '', where = '', ...values } = given.values;
  const raw = {
    ...Object.fromEntries(new URLSearchParams(where)),
    ...rawOf(values),
    ...(destination && { destination }),
  };
  const unknown = Object.keys(Object.fromEntries(new URLSearchParams(where))).find((name) => !isFilter(name));
  if (unknown !== undefined) return wrongUse('unknownOption', { name: `--where ${unknown}` }, texts);
  const dimensions: Dimension[] = [];
  let question = questionFrom(raw, now);
  for (const each of by.split(',').filter(Boolean)) {
    question = questionFrom({ ...raw, by: each }, now);
    if (!isRefused(question) && question.by) dimensions.push(question.by);
  }
  if (isRefused(question)) return { exit: 2, err: refusalWords(question, texts) };
  if (dimensions.length > MOST_DIMENSIONS)
    return wrongUse('tooManyDimensions', { most: String(MOST_DIMENSIONS) }, texts);
  const several = dimensions.length > 1 && { by: dimensions };
  const asked = several ? { ...question, by: undefined } : question;
  return { question: asked, ...several, json: given.flags.has('json'), lang };
}

const isFilter = (name: string) => filterFields.some((each) => each.name === name);

/** `as-of` on the command line is `asOf` in an address. */
function rawOf(values: Record<string, string>): Raw {
  const undashed = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [undashed(name), value]));
}

async function officeNames(lang: Locale): Promise<OfficeNames> {
  return new Map((await allOffices(actor)).map((office) => [office.id, officeName(office, lang)]));
}
