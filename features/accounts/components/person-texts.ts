import type { Texts } from '@/lib/texts';
import type { PersonWords } from './person-fields';

export function personTexts({ t }: Texts): PersonWords {
  return {
    name: t('accounts.name'),
    nameHint: t('accounts.nameHint'),
    signInName: t('accounts.signInName'),
    signInNameHint: t('accounts.signInNameHint'),
    password: t('accounts.password'),
    passwordHint: t('accounts.passwordHint'),
  };
}
