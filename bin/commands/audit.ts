import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { keepCheckpoint } from '@/features/audit/commands';
import { readCheckpoint, readPrinted, writeCheckpoint } from '@/features/audit/input';
import { type Outside, type Verdict, verifyAudit } from '@/features/audit/queries/verification';
import { findingSentence } from '@/features/audit/sentences';
import type { Machine } from '@/lib/actor';
import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { type Given, readArguments } from './arguments';
import { missingBase } from './base';
import { lockedForUs } from './opening';
import { notPossible, type Outcome, wrongUse } from './outcome';
import { openPlace } from './place';

const actor: Machine = { kind: 'machine', name: 'command-line' };

const acts: Record<string, { values: string[]; flags: string[]; run(given: Given, texts: Texts): Promise<Outcome> }> = {
  verify: { values: ['checkpoint', 'printed'], flags: ['json'], run: verify },
  checkpoint: { values: ['out'], flags: [], run: checkpoint },
};

/** `audit verify` and `audit checkpoint`: whether the log is whole; where it stands, signed, to keep elsewhere. */
export async function auditCommand([name = '', ...args]: string[], texts: Texts): Promise<Outcome> {
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined;
  if (!act) return wrongUse('noAuditAct', {}, texts);
  const given = readArguments(args, { ...act, positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  return act.run(given, texts);
}

async function verify({ values, flags }: Given, texts: Texts): Promise<Outcome> {
  const outside = outsideOf(values, texts);
  if ('exit' in outside) return outside;
  const missing = missingBase(texts);
  if (missing) return missing;
  const verdict = await verifyAudit(actor, outside);
  const out = flags.has('json') ? asJson(verdict, texts) : asText(verdict, outside, texts);
  return { exit: verdict.findings.length > 0 ? 1 : 0, out };
}

/** What was brought along to compare with, read and understood; or why it cannot be used. */
function outsideOf(values: Given['values'], texts: Texts): Outside | Outcome {
  const outside: Outside = {};
  if (values.printed) {
    const printed = readPrinted(values.printed);
    if (isRefused(printed)) return wrongUse('notMark', { value: values.printed }, texts);
    outside.printed = printed;
  }
  if (values.checkpoint) {
    const file = fromWhereWeStand(values.checkpoint);
    const content = contentOf(file);
    if (content === null) return wrongUse('cannotRead', { file }, texts);
    const read = readCheckpoint(content);
    if (isRefused(read)) return wrongUse('notCheckpoint', { file }, texts);
    outside.file = read;
  }
  return outside;
}

const fromWhereWeStand = (file: string) => resolve(process.env.INIT_CWD ?? '.', file);

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function asText(verdict: Verdict, outside: Outside, texts: Texts): string {
  const { t, moment } = texts;
  const { entries, lastAt, findings, checkpoints, signatures } = verdict;
  const last = lastAt ? t('commandLine.audit.last', { moment: moment(lastAt) }) : '';
  const brought = outside.file ?? outside.printed;
  const lines = [
    findings.length > 0
      ? t('commandLine.audit.notWhole', { entries })
      : t('commandLine.audit.whole', { entries, last }),
    ...findings.map((finding) => `▲ ${findingSentence(finding, texts)}`),
    t('commandLine.audit.checkpoints', { count: checkpoints }),
    ...(brought && findings.length === 0 ? [t('commandLine.audit.held')] : []),
    ...(signatures === 'not-checked' ? [t('commandLine.audit.notChecked')] : []),
    ...(brought ? [] : [t('commandLine.audit.bringOne')]),
  ];
  return `${lines.join('\n')}\n`;
}

function asJson(verdict: Verdict, texts: Texts): string {
  const { entries, lastAt, lastHash, checkpoints, signatures } = verdict;
  const findings = verdict.findings.map((finding) => ({ ...finding, sentence: findingSentence(finding, texts) }));
  const last = { seq: entries, at: lastAt?.toISOString() ?? null, hash: lastHash };
  return `${JSON.stringify({ whole: findings.length === 0, last, checkpoints, signatures, findings }, null, 2)}\n`;
}

async function checkpoint({ values }: Given, texts: Texts): Promise<Outcome> {
  if (!values.out) return wrongUse('noOut', {}, texts);
  const missing = missingBase(texts);
  if (missing) return missing;
  const locked = await lockedForUs(texts);
  if (locked) return locked;
  // The place is tried first, so that a checkpoint nobody gets is not made.
  const file = fromWhereWeStand(values.out);
  const place = openPlace(file);
  if (isRefused(place)) return notPossible(place.refused, { file }, texts);
  try {
    const made = await keepCheckpoint(actor);
    place.keep(Buffer.from(writeCheckpoint(made)));
    return {
      exit: 0,
      out: `${texts.t('commandLine.audit.written', { file, seq: made.seq, keyId: made.keyId })}\n`,
    };
  } finally {
    place.close();
  }
}
