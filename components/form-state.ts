import type { FieldProblem } from './error-summary';

/** What an action answers to its form: what to mend, what had been typed, or what was done. */
export type FormState = { problems: FieldProblem[]; values: Record<string, string>; done?: string };

export const untouched: FormState = { problems: [], values: {} };

/** What was typed, to be shown again; never what is secret. */
export function typedIn(form: FormData, secret: string[] = []): Record<string, string> {
  const entries = [...form].filter(([name]) => !name.startsWith('$') && !secret.includes(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** The message at one field, if there is one. */
export function problemAt(state: FormState, field: string): string | undefined {
  return state.problems.find((problem) => problem.field === field)?.message;
}
