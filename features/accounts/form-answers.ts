import { revalidatePath } from 'next/cache';
import { type FormState, typedIn } from '@/components/form-state';
import type { OfficeFault } from '@/features/offices/input';
import { reader } from '@/lib/reader';
import type { UserFault } from './input';

/** What to mend, in words, with what had been typed; passwords are typed again. */
export async function toMend(form: FormData, faults: (UserFault | OfficeFault)[]): Promise<FormState> {
  const { t } = await reader();
  const problems = faults.map(({ field, reason }) => ({
    field,
    id: `field-${field}`,
    message: t(`accounts.errors.${reason}`),
  }));
  return { problems, values: typedIn(form, ['password', 'again']) };
}

/** One sentence at one field. */
export function problem(field: string, message: string, values: Record<string, string> = {}): FormState {
  return { problems: [{ field, id: `field-${field}`, message }], values };
}

/** What was done, on a page that shows it anew. */
export function done(path: string, sentence: string): FormState {
  revalidatePath(path);
  return { problems: [], values: {}, done: sentence };
}
