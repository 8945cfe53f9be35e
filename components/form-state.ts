import type { FieldProblem } from './error-summary';

/** What an action answers to its form: what to mend, what had been typed, or what was done. */
export type FormState = { problems: FieldProblem[]; values: Record<string, string>; done?: string };

export const untouched: FormState = { problems: [], values: {} };

/** Fields whose name says that what is typed there is for nobody to read again. */
const SECRET = /pass(word|phrase)|again$|secret|^(current|code|confirm[A-Z].*)$/i;

/** What was typed, to be shown again; never what is secret. Of boxes ticked under one name all, parted by spaces. */
export function typedIn(form: FormData, secret: string[] = []): Record<string, string> {
  const names = [...form.keys()].filter(
    (name) => !name.startsWith('$') && !secret.includes(name) && !SECRET.test(name),
  );
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String).join(' ')]));
}

/** The message at one field, if there is one. */
export function problemAt(state: FormState, field: string): string | undefined {
  return state.problems.find((problem) => problem.field === field)?.message;
}
