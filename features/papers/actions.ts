'use server';

import { type FormState, typedIn } from '@/components/form-state';
import { notFoundFor } from '@/features/accounts/not-yours';
import { requireActor } from '@/features/accounts/session';
import { isRefused } from '@/lib/errors';
import { reader } from '@/lib/reader';
import { textsFor } from '@/lib/texts';
import { maySetLetters } from './access';
import { setLetter } from './commands';
import { readTemplate } from './input';
import { letterOf } from './letter';
import { fieldWords, inventedValues } from './queries';
import { templateFaults } from './rules';

/** Looks at a template with an invented person, or says that letters are worded so from now on. */
export async function setLetterForm(_before: FormState, form: FormData): Promise<FormState> {
  const actor = await requireActor();
  const { t } = await reader();
  const read = readTemplate(form);
  if (!maySetLetters(actor) || !read) return notFoundFor(actor, 'letter.set');
  const { kind, language, template } = read;
  const texts = textsFor(language);
  const words = fieldWords(texts);
  const faults = templateFaults(template, words);
  const values = typedIn(form);
  if (faults.length > 0)
    return {
      problems: faults.map(({ field, reason, word = '' }) => ({
        ...{ field, id: `${kind}-${field}` },
        message: t(`papers.faults.${reason}`, { word }),
      })),
      values,
    };
  const { from, on, to, subject, paragraphs, close } = letterOf(template, inventedValues(texts), words, texts);
  const preview = [from, on, to.join('\n'), subject, ...paragraphs, close.join('\n')].join('\n\n');
  if (form.has('look')) return { problems: [], values: { ...values, preview } };
  const set = await setLetter(actor, read);
  if (isRefused(set)) return notFoundFor(actor, 'letter.set');
  return { problems: [], values: { ...values, preview }, done: t('papers.setting.saved') };
}
