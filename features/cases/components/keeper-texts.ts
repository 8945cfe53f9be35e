import type { FormKeeperTexts } from '@/components/form-keeper';
import type { Texts } from '@/lib/texts';

/** What the keeper of a form says, in the reader's language; it puts the time where `{at}` stands. */
export function keeperTexts({ t }: Texts): FormKeeperTexts {
  return {
    idle: t('cases.draft.idle'),
    saving: t('cases.draft.saving'),
    saved: t('cases.draft.saved', { at: '{at}' }),
    offline: t('cases.draft.offline'),
    signedOut: t('cases.draft.signedOut'),
    signIn: t('cases.draft.signIn'),
  };
}
