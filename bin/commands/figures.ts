import { filterFields, type Question, questionFrom, type Raw } from '@/features/figures/input';
import { type OfficeNames, refusalWords } from '@/features/figures/labels';
import { figure } from '@/features/figures/queries';
import { allOffices, officeName } from '@/features/offices/queries';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import { isLocale, type Locale } from '@/lib/locale';
import { type Texts, textsFor } from '@/lib/texts';
import { readArguments } from './arguments';
import { missingBase } from './base';
import { figureAsJson, figureAsText } from './figure-output';
import { figuresAgain } from './figures-again';
import { figuresReconcile } from './figures-reconcile';
import { type Outcome, wrongUse } from './outcome';

const actor: Machine = { kind: 'machine', name: 'command-line' };

// Offices have identifiers nobody types; the app filters by them.
const filters = filterFields.filter(({ name }) => name !== 'office').map(({ name }) => name);
const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const valueOptions = ['as-of', 'from', 'to', 'by', 'metric', 'country', 'lang', ...filters.map(dashed)];

/** `figures`: one figure, as a table or as JSON. */
export async function figuresCommand(args: string[], texts: Texts): Promise<Outcome> {
  if (args[0] === 'again') return figuresAgain(args.slice(1), texts);
  if (args[0] === 'reconcile') return figuresReconcile(args.slice(1), texts);
  const asked = figuresQuestion(args, texts);
  if ('exit' in asked) return asked;
  const missing = missingBase(texts);
  if (missing) return missing;
  const answer = await figure(actor, asked.question);
  const words = textsFor(asked.lang);
  const offices = answer.by === 'office' ? await officeNames(asked.lang) : undefined;
  return { exit: 0, out: asked.json ? figureAsJson(answer, words, offices) : figureAsText(answer, words, offices) };
}

export type Asked = { question: Question; json: boolean; lang: Locale };

/** What was typed, as a question to the figures; or why it is none. */
export function figuresQuestion(args: string[], texts: Texts, now?: string): Asked | Outcome {
  const given = readArguments(args, { values: valueOptions, flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const { country, lang = texts.locale, destination = country } = given.values;
  if (country && destination !== country) return wrongUse('givenTwice', { name: '--country' }, texts);
  if (!isLocale(lang)) return wrongUse('language', { value: lang }, texts);
  const question = questionFrom(rawOf({ ...given.values, ...(destination && { destination }) }), now);
  if (isRefused(question)) return { exit: 2, err: refusalWords(question, texts) };
  return { question, json: given.flags.has('json'), lang };
}

/** `as-of` on the command line is `asOf` in an address. */
function rawOf(values: Record<string, string>): Raw {
  const undashed = (name: string) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [undashed(name), value]));
}

async function officeNames(lang: Locale): Promise<OfficeNames> {
  return new Map((await allOffices(actor)).map((office) => [office.id, officeName(office, lang)]));
}
