import { isRefused } from '@/lib/errors';
import type { Texts } from '@/lib/texts';
import { readArguments } from './arguments';
import { examine } from './doctor/examination';
import type { Finding } from './doctor/finding';
import { type Outcome, wrongUse } from './outcome';

/** `doctor`: whether this installation is fit, line by line, with what to do. It changes no data and names nobody. */
export async function doctorCommand(args: string[], texts: Texts): Promise<Outcome> {
  const given = readArguments(args, { values: [], flags: ['json'], positionals: 0 });
  if (isRefused(given)) return wrongUse(given.refused, { name: given.name }, texts);
  const findings = await examine();
  const exit = findings.some(({ state }) => state === 'bad') ? 1 : 0;
  return { exit, out: given.flags.has('json') ? asJson(findings, texts) : asText(findings, texts) };
}

const inWords = ({ say, values = {} }: Finding, { t }: Texts) => t(`upkeep.doctor.${say}`, values);

function asText(findings: Finding[], texts: Texts): string {
  const { t } = texts;
  const width = Math.max(...(['ok', 'warn', 'bad'] as const).map((state) => t(`upkeep.state.${state}`).length));
  const lines = findings.map((each) => `${t(`upkeep.state.${each.state}`).padEnd(width)}  ${inWords(each, texts)}`);
  const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length;
  const sum = t('upkeep.doctorSum', { ok: count('ok'), warn: count('warn'), bad: count('bad') });
  return `${[...lines, '', sum].join('\n')}\n`;
}

function asJson(findings: Finding[], texts: Texts): string {
  const checks = findings.map(({ state, say, values = {} }) => ({
    check: say,
    state,
    values,
    words: inWords({ state, say, values }, texts),
  }));
  return `${JSON.stringify({ fit: !checks.some(({ state }) => state === 'bad'), checks }, null, 2)}\n`;
}
