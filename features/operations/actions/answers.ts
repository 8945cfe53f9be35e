import { type FormState, typedIn } from '@/components/form-state';
import { reader } from '@/lib/reader';
import type { MessageKey } from '@/lib/texts';
import type { Fault } from '../input';
import { refusalWords } from '../telling';

type Problem = { field: string; message: string };

/** What a form is answered that has to be mended: what was typed stays. */
export const mend = (form: FormData, problems: Problem[]): FormState => ({
  problems: problems.map((problem) => ({ ...problem, id: problem.field })),
  values: typedIn(form),
});

/** The faults of a form in words, each at its field. */
export async function faulty(form: FormData, faults: readonly Fault[]): Promise<FormState> {
  const { t } = await reader();
  return mend(
    form,
    faults.map(({ field, reason }) => ({ field, message: t(`operations.faults.${reason}` as MessageKey) })),
  );
}

/** Why something was refused, in words, with the numbers it is about. */
export async function refusalIn({ refused, references = [] }: { refused: string; references?: string[] }) {
  return refusalWords(refused, { references, count: references.length }, await reader()) ?? refused;
}
